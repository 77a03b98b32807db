// A `cronlens serve` of a story's own, on a facts.db of its own that is written to meanwhile.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { at } from './files';

export interface LiveFolder {
  readonly path: string;
  readonly facts: string;
  readonly jobs: string;
  /** Runs tests/tools/facts_writer.py on facts.db, or on another file of the folder; gives its output. */
  write(command: string, args?: readonly (string | number)[], name?: string): string;
}

export interface LiveServer {
  readonly port: number;
  /** With the code that opens it once. */
  readonly address: string;
  stop(): Promise<void>;
}

function makeFolder(): LiveFolder {
  const path = mkdtempSync(join(tmpdir(), 'cronlens-live-'));
  return {
    path,
    facts: join(path, 'facts.db'),
    jobs: join(path, 'jobs.json'),
    write: (command, args = [], name = 'facts.db') => {
      const script = at('tests/tools/facts_writer.py');
      const line = [script, command, join(path, name), ...args.map(String)];
      return execFileSync('python3', line, { encoding: 'utf8' });
    },
  };
}

async function serve(
  folder: LiveFolder,
  port: number,
  more: readonly string[],
): Promise<[LiveServer, ChildProcess]> {
  const args = ['serve', '--facts', folder.facts, '--jobs', folder.jobs];
  args.push('--page', at('dist/page'), '--port', String(port), ...more);
  const child = spawn(at('dist/bin/cronlens'), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (bytes) => resolve(String(bytes)));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const address = /http:\S+/.exec(line)?.[0] ?? '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return [{ port: Number(new URL(address).port), address, stop }, child];
}

interface Fixtures {
  readonly folder: LiveFolder;
  /** Starts a server; port 0 takes any. It ends with the story. */
  readonly start: (port?: number, more?: readonly string[]) => Promise<LiveServer>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for
  folder: async ({}, use) => {
    const folder = makeFolder();
    folder.write('make', ['--rows', 200]);
    writeFileSync(folder.jobs, jobsJson('First'));
    await use(folder);
    rmSync(folder.path, { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    const children: ChildProcess[] = [];
    await use(async (port = 0, more = []) => {
      const [server, child] = await serve(folder, port, more);
      children.push(child);
      return server;
    });
    for (const child of children) child.kill('SIGKILL');
  },
});

/** A jobs.json in which job0 has this name. */
export function jobsJson(name: string): string {
  const schedule = { kind: 'interval', minutes: 10 };
  const job = (id: number, title: string) => ({
    id: `job${id}`,
    name: title,
    schedule,
    enabled: true,
  });
  return JSON.stringify({ jobs: [job(0, name), job(1, 'Second'), job(2, 'Third')] });
}
