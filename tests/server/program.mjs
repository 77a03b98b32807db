// Runs dist/bin/cronlens.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BINARY = fileURLToPath(new URL('../../dist/bin/cronlens', import.meta.url));

/** Gives exit code and output. `memory` is a limit in KiB. */
export function cronlens(args, { input = '', env = {}, memory = 'unlimited' } = {}) {
  return new Promise((resolve) => {
    const options = { maxBuffer: 2 ** 28, env: { ...process.env, ...env } };
    const limited = ['-c', 'ulimit -v "$0" && exec "$@"', String(memory), BINARY, ...args];
    const child = execFile('bash', limited, options, (fault, stdout, stderr) => {
      resolve({ code: fault ? fault.code : 0, stdout, stderr });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs lines of a shell; $0 is the program, $1 a folder. */
export function shell(script, folder) {
  return new Promise((resolve) => {
    const limit = { maxBuffer: 2 ** 28 };
    execFile('bash', ['-c', script, BINARY, folder], limit, (fault, stdout, stderr) => {
      resolve({ code: fault ? fault.code : 0, stdout, stderr });
    });
  });
}

const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

/** What a terminal of that many columns would get. Its lines end with \r\n. */
export function onTerminal(args, { width = 100, env = {} } = {}) {
  const words = [BINARY, ...args].map(quoted).join(' ');
  const options = { maxBuffer: 2 ** 28, env: { ...process.env, TERM: 'xterm-256color', ...env } };
  if (!('NO_COLOR' in env)) delete options.env.NO_COLOR;
  return new Promise((resolve) => {
    const command = `stty cols ${width}; exec ${words}`;
    const child = execFile('script', ['-qec', command, '/dev/null'], options, (_fault, stdout) => {
      resolve(stdout);
    });
    child.stdin.end();
  });
}

/** Starts `cronlens serve` and waits for the line with its address. `limit` is for bash's ulimit. */
export async function startServer(args, env = {}, limit = '-S -c 0') {
  const limited = ['-c', `ulimit ${limit} && exec "$0" "$@"`, BINARY];
  const child = spawn('bash', [...limited, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const lines = [];
  const waiting = [];
  child.stdout.on('data', (bytes) => {
    for (const line of String(bytes).split('\n').filter(Boolean)) {
      lines.push(line);
      waiting.shift()?.(line);
    }
  });
  let complaints = '';
  child.stderr.on('data', (bytes) => {
    complaints += bytes;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const nextLine = () => new Promise((resolve) => waiting.push(resolve));
  const line = await Promise.race([
    nextLine(),
    ended.then((code) => `ended with ${code}: ${complaints}`),
  ]);
  const address = /^Cronlens is at (http:\S+)$/.exec(line)?.[1];
  if (!address) throw new Error(`no address: ${line}`);
  const stop = (signal) => {
    child.kill(signal);
    return ended;
  };
  const { port, hash } = new URL(address);
  const code = hash.slice('#open='.length);
  const told = { lines, nextLine, complaints: () => complaints };
  return { port: Number(port), address, code, child, ...told, stop };
}

export async function inScratch(body) {
  const folder = await mkdtemp(join(tmpdir(), 'cronlens-test-'));
  try {
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
