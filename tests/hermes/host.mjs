// Starts the emulated dashboard on a Hermes home that is made for it.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../..');
const PROGRAM = join(ROOT, 'dist/bin/cronlens');
/** The distribution's: it has FastAPI. */
export const PYTHON = '/usr/bin/python3';
export const PLUGIN = join(ROOT, 'dist/hermes-plugin/cronlens');
export const PAGE = join(ROOT, 'build/hermes_host');
export const NOW = 1_780_000_000;

const homes = [];
const hosts = new Set();

/** A home with the plugin, and the sample's data for each of these profiles ("" is the root). */
export function makeHome({ profiles = [''], data = true, plugin = PLUGIN } = {}) {
  const home = join(mkdtempSync(join(tmpdir(), 'cronlens-hermes-')), '.hermes');
  homes.push(home);
  mkdirSync(join(home, 'plugins'), { recursive: true });
  cpSync(plugin, join(home, 'plugins/cronlens'), { recursive: true });
  for (const profile of profiles) {
    const at = homeOf(home, profile);
    mkdirSync(join(at, 'cron'), { recursive: true });
    writeFileSync(join(at, 'config.yaml'), '');
    if (data) addSample(at, profile === '' ? NOW : NOW - 86_400 * 40);
  }
  return home;
}

export function homeOf(home, profile) {
  return profile === '' ? home : join(home, 'profiles', profile);
}

export function addSample(home, now = NOW) {
  const made = join(home, 'sample');
  execFileSync(PROGRAM, ['sample', '--out', made, '--now', String(now)]);
  mkdirSync(join(home, 'plugins/cronalytics'), { recursive: true });
  cpSync(join(made, 'facts.db'), join(home, 'plugins/cronalytics/facts.db'));
  cpSync(join(made, 'jobs.json'), join(home, 'cron/jobs.json'));
  rmSync(made, { recursive: true });
}

export async function startHost(home, ...flags) {
  mkdirSync(PAGE, { recursive: true });
  const program = spawn(
    PYTHON,
    ['-B', join(HERE, 'host.py'), '--home', home, '--page', PAGE, ...flags],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => program.once('exit', resolve));
  const lines = createInterface({ input: program.stdout });
  const port = await new Promise((resolve, reject) => {
    lines.once('line', (line) => resolve(Number(line.split(' ')[1])));
    ended.then(() => reject(new Error('the host did not start')));
  });
  const url = `http://127.0.0.1:${port}`;
  const host = { url, port, token: '', home, pid: program.pid, ended, stop };
  hosts.add(host);
  const { token } = await (await fetch(`${url}/test/token`)).json();
  host.token = token;
  return host;

  async function stop(signal = 'SIGTERM') {
    hosts.delete(host);
    program.kill(signal);
    await ended;
  }
}

let shared;

/** For tests that change nothing: a start takes a second. */
export function sharedHost() {
  shared ??= startHost(makeHome({ profiles: ['', 'work'] }));
  return shared;
}

export async function stopAll() {
  for (const host of [...hosts]) await host.stop();
  for (const home of homes) rmSync(join(home, '..'), { recursive: true, force: true });
}

/** One of the plugin's routes, as the tab asks for it; the answer has been read. */
export async function ask(host, route, init = {}) {
  const headers = { 'X-Hermes-Session-Token': host.token, ...init.headers };
  const answer = await fetch(`${host.url}/api/plugins/cronlens${route}`, { ...init, headers });
  const body = Buffer.from(await answer.arrayBuffer());
  const isEmpty = [204, 304].includes(answer.status);
  return new Response(isEmpty ? null : body, { status: answer.status, headers: answer.headers });
}

/** A request whose path and headers are sent as they are given. */
export function raw(host, path, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: host.port, path, headers, method },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const { statusCode: status, headers } = answer;
          resolve({ status, headers, body: Buffer.concat(parts) });
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** The native programs that a host started: pid and command line. */
export function programsOf(host) {
  const text = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return text
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => found && Number(found[2]) === host.pid)
    .map(([, pid, , args]) => ({ pid: Number(pid), args }));
}

export const isAlive = (pid) => existsSync(`/proc/${pid}`);

export async function until(check, what, patience = 10_000) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${patience} ms: ${what}`);
}

/** Runs Python with sqlite3 at hand; returns what it prints. */
export function python(code, ...args) {
  return execFileSync(PYTHON, ['-c', `import sqlite3, sys\n${code}`, ...args], {
    encoding: 'utf8',
  }).trim();
}

/** A run that a writer adds to a live file. */
export const addRun = (home, id) =>
  python(
    `db = sqlite3.connect(sys.argv[1]); db.execute("""INSERT INTO cron_runs
     (session_id, job_id, run_time, model, input_tokens, estimated_cost_usd, success, job_mode)
     VALUES (?, 'j', 1780000000, 'm/x', 1, 0.5, 1, 'agent')""", [sys.argv[2]]); db.commit()`,
    join(home, 'plugins/cronalytics/facts.db'),
    id,
  );
