// What the reference answered, and how another answer is compared with it.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const VECTORS = fileURLToPath(new URL('cronalytics/', import.meta.url));
const WORKERS = 4;

// The reference's own state when it was asked for /health.
const WATERMARK = {
  last_sync: '2026-05-28T20:00:00Z',
  last_ended_at: 1779999969.5,
  rows_synced: 17,
};

export const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** Runs `body` in a folder with the reference's files, as they lie beside each other in Hermes. */
export async function withVectors(body) {
  const folder = await mkdtemp(join(tmpdir(), 'cronlens-vectors-'));
  try {
    for (const file of ['facts.db', 'jobs.json']) await cp(join(VECTORS, file), join(folder, file));
    await writeFile(join(folder, 'watermark.json'), JSON.stringify(WATERMARK));
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks all cases, some at a time; prints the differences and the sum. */
export async function runCases(cases) {
  const queue = cases.values();
  let passed = 0;
  const work = async () => {
    for (const each of queue) {
      if (await runCase(each)) passed += 1;
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  console.log(`${passed} passed, ${cases.length - passed} failed`);
  process.exitCode = passed === cases.length && passed > 0 ? 0 : 1;
}

// The reference sums money in another order and rounds to four digits.
const MONEY_TOLERANCE = 1.0001e-4;
const isMoney = (key) => key.includes('cost');

/** Lists the differences. Every key of `expected` has to be there; further keys may be. */
function compare(expected, actual, path, key, differences) {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      differences.push({ path: `${path}.length`, expected: expected.length, got: actual?.length });
      return;
    }
    expected.forEach((item, index) => {
      compare(item, actual[index], `${path}[${index}]`, key, differences);
    });
  } else if (expected !== null && typeof expected === 'object') {
    for (const [name, value] of Object.entries(expected)) {
      compare(value, actual?.[name], `${path}.${name}`, name, differences);
    }
  } else if (!isSame(expected, actual, key)) {
    differences.push({ path, expected, got: actual });
  }
}

function isSame(expected, actual, key) {
  if (expected === actual) return true;
  const bothNumbers = typeof expected === 'number' && typeof actual === 'number';
  return bothNumbers && isMoney(key) && Math.abs(expected - actual) <= MONEY_TOLERANCE;
}

export function compareAnswer(entry, expected, answer) {
  const differences = [];
  if (entry.status === 500) {
    // There the reference crashed; any answer that is not a crash is better.
    if (!(answer.status < 500)) {
      differences.push({ path: 'status', expected: '< 500', got: answer.status });
    }
  } else if (answer.status !== entry.status) {
    differences.push({ path: 'status', expected: entry.status, got: answer.status });
  } else if (entry.status === 200) {
    compare(expected, answer.body, 'body', '', differences);
  }
  return differences;
}

async function runCase({ name, check }) {
  const differences = await check().catch((fault) => [
    { path: 'run', expected: 'an answer', got: fault.stderr || fault.message },
  ]);
  for (const { path, expected, got } of differences.slice(0, 5)) {
    console.log(
      `${name}: ${path}: ${JSON.stringify(expected)} expected, ${JSON.stringify(got)} got`,
    );
  }
  if (differences.length > 5) console.log(`${name}: and ${differences.length - 5} more`);
  return differences.length === 0;
}
