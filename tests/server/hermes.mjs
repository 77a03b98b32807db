// A home of Hermes for tests: hermes.py does what Hermes and Cronalytics do to its files.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cronlens, inScratch } from './program.mjs';

const TOOL = fileURLToPath(new URL('hermes.py', import.meta.url));
export const VECTORS = fileURLToPath(new URL('../vectors/cronalytics/sync/', import.meta.url));

/** Runs a command of hermes.py and gives what it printed. */
export function hermes(args, input = '') {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'python3',
      [TOOL, ...args],
      { maxBuffer: 2 ** 28 },
      (fault, stdout, stderr) => (fault ? reject(new Error(stderr)) : resolve(stdout)),
    );
    child.stdin.end(input);
  });
}

/** Starts a command of hermes.py that goes on; `first` is its first output. */
export function startHermes(args) {
  const child = spawn('python3', [TOOL, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const first = new Promise((resolve) => child.stdout.once('data', resolve));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, first, ended };
}

export const dump = async (path) => JSON.parse(await hermes(['dump', path]));

/** An empty home with a state.db, for the length of `body`. */
export function withHome(body, sql = '') {
  return inScratch(async (folder) => {
    const home = join(folder, 'home');
    await mkdir(join(home, 'plugins/cronalytics'), { recursive: true });
    await hermes(['write', home, '0']);
    if (sql) await hermes(['sql', join(home, 'state.db')], sql);
    const facts = join(home, 'plugins/cronalytics/facts.db');
    const change = (more) => hermes(['sql', join(home, 'state.db')], more);
    await body({ home, facts, change });
  });
}

/** The home that the reference was measured on. */
export function withVectors(body) {
  return inScratch(async (folder) => {
    const home = join(folder, 'home');
    await cp(join(VECTORS, 'before'), home, { recursive: true });
    await makeWritable(home);
    await body({ home, facts: join(home, 'plugins/cronalytics/facts.db') });
  });
}

async function makeWritable(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeWritable(path);
    else await chmod(path, 0o644);
  }
}

/** One sync that has to succeed: its counts. */
export async function sync(home, more = [], options = {}) {
  const { code, stdout, stderr } = await cronlens(
    ['sync', '--home', home, '--json', ...more],
    options,
  );
  assert.equal(code, 0, stderr);
  return { ...JSON.parse(stdout), stderr };
}

/** A sync that has to fail: with this exit code and these words. */
export async function refused(args, code, words) {
  const answer = await cronlens(['sync', ...args]);
  assert.equal(answer.code, code, answer.stderr);
  assert.match(answer.stderr, words);
  assert.equal(answer.stdout, '');
}

/** SQL for a session; fields beyond these are NULL or 0. */
export function session(id, fields = {}) {
  const all = { id, source: 'cron', started_at: 1000, ...fields };
  const literal = (value) =>
    value === null
      ? 'NULL'
      : typeof value === 'number'
        ? value
        : `'${value.replaceAll("'", "''")}'`;
  const values = Object.values(all).map(literal);
  return `INSERT INTO sessions (${Object.keys(all).join(', ')}) VALUES (${values.join(', ')});\n`;
}
