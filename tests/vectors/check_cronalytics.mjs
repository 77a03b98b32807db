// Usage: node tests/vectors/check_cronalytics.mjs
// Asks dist/bin/cronlens what the reference implementation was asked, and compares every answer.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compareAnswer, readJson, runCases, VECTORS, withVectors } from './compare.mjs';

const run = promisify(execFile);
const BINARY = fileURLToPath(new URL('../../dist/bin/cronlens', import.meta.url));
async function checkEntry(entry, now, folder) {
  const expected = await readJson(join(VECTORS, 'expected', entry.file));
  const { stdout } = await run(
    BINARY,
    [
      ...['api', entry.url, '--status', '--now', String(now), '--tz', entry.tz],
      ...['--facts', join(folder, 'facts.db'), '--jobs', join(folder, 'jobs.json')],
    ],
    { maxBuffer: 2 ** 26 },
  ).catch((failure) => {
    // A status of an error ends it with 1; the body counts.
    if (failure.code === 1) return failure;
    throw failure;
  });
  return compareAnswer(entry, expected, JSON.parse(stdout));
}

async function checkJobId([session, expected]) {
  const got = await run(BINARY, ['job-id', '--', session]).then(
    ({ stdout }) => stdout.replace(/\n$/, ''),
    (failure) => {
      if (failure.code === 1) return null;
      throw failure;
    },
  );
  return got === expected ? [] : [{ path: 'job id', expected, got }];
}

async function listCases(folder) {
  const { now, entries } = await readJson(join(VECTORS, 'expected/INDEX.json'));
  const sessions = await readJson(join(VECTORS, 'sync/expected_job_id.json'));
  return [
    ...entries.map((entry) => ({
      name: `${entry.url} (${entry.file})`,
      check: () => checkEntry(entry, now, folder),
    })),
    ...Object.entries(sessions).map((pair) => ({
      name: `job-id '${pair[0]}'`,
      check: () => checkJobId(pair),
    })),
  ];
}

await withVectors(async (folder) => runCases(await listCases(folder)));
