// A `cronlens serve` on a facts.db of its own, in a folder that goes away with it.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const BINARY = at('../../../dist/bin/cronlens');
const WRITER = at('../../../tests/tools/facts_writer.py');
const TOKEN = 'a-token-of-the-bench';
/** A run's moment is far from any clock's, so that the same runs are in every window. */
export const NOW = 1_780_321_020;

const run = promisify(execFile);

export async function withFacts(rows, body) {
  const folder = await mkdtemp(join(tmpdir(), 'cronlens-bench-'));
  const facts = join(folder, 'facts.db');
  try {
    await run('python3', [WRITER, 'make', facts, '--rows', `${rows}`, '--now', `${NOW}`]);
    return await body({ folder, facts, append: (count) => append(facts, count) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const append = (facts, count) =>
  run('python3', [WRITER, 'append', facts, '--rows', `${count}`, '--now', `${NOW}`]);

export async function withServer({ folder, facts }, body) {
  const child = spawn(BINARY, ['serve', '--port', '0', '--facts', facts], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CRONLENS_TOKEN: TOKEN, TMPDIR: folder },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    child.stdout.once('data', (bytes) => resolve(`${bytes}`));
    ended.then((code) => reject(new Error(`cronlens serve ended with ${code}`)));
  });
  const { origin, port } = new URL(/http:\S+/.exec(line)[0]);
  const get = (path) =>
    fetch(origin + path, {
      headers: { Authorization: `Bearer ${TOKEN}`, 'Accept-Encoding': 'identity' },
    });
  try {
    return await body({ get, port: Number(port), pid: child.pid, token: TOKEN });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
