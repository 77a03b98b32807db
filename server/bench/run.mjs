// Usage: scripts/bench --server [--rows N] [--clients N] [--rounds N]
// What `cronlens serve` takes: a copy, a refresh beside a full load, /snapshot beside nginx, memory.
import { copyFile, mkdir } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isThere, withNginx } from './lib/nginx.mjs';
import { startClient } from './lib/refresh.mjs';
import { withFacts, withServer } from './lib/subject.mjs';
import { drain, memoryOf, throughputs } from './lib/transfer.mjs';

const { values } = parseArgs({
  options: {
    server: { type: 'boolean' },
    rows: { type: 'string', default: '1000000' },
    clients: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '9' },
  },
});
const [ROWS, CLIENTS, ROUNDS] = [values.rows, values.clients, values.rounds].map(Number);
const NEW_RUNS = 10;
const SMALL_ROWS = 500;
const BYTES_EACH = 400_000_000;

const print = (text) => process.stdout.write(`${text}\n`);
const count = (number) => number.toLocaleString('en');
const ms = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} ms`;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const stepsOf = (runs) =>
  Object.keys(runs[0])
    .filter((name) => name !== 'all')
    .map((name) => `${name} ${ms(median(runs.map((each) => each[name])))}`)
    .join(', ');

/** Asking for a file that was just written to: the server copies it before the first byte. */
async function benchCopy({ append }, { get }) {
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    await append(1);
    const begun = performance.now();
    const response = await get('/snapshot');
    times.push(performance.now() - begun);
    await response.arrayBuffer();
  }
  print(`Copy: ${ms(median(times))} until the first byte of /snapshot`);
}

/** Loads and refreshes take turns, so that others on the machine disturb both alike. */
async function benchRefresh({ append }, { get }) {
  const client = await startClient(get);
  const [loads, refreshes] = [[], []];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = await client.load();
    loads.push(load.steps);
    let { cursor } = load;
    // The first one after a load finds nothing of what it needs in any cache.
    for (let each = 0; each < 3; each += 1) {
      // As a page does: it waits for changes, and asks for the rows when there are some.
      const waiting = get(`/changes?since=${cursor}`).then((response) => response.text());
      await append(NEW_RUNS);
      await waiting;
      const refresh = await client.refresh(cursor);
      refreshes.push(refresh.steps);
      ({ cursor, bytes } = refresh);
    }
  }
  const [load, refresh] = [loads, refreshes].map((runs) => median(runs.map(({ all }) => all)));
  print(`Full load: ${ms(load)} (${stepsOf(loads)})`);
  print(`Refresh after ${NEW_RUNS} new runs: ${count(bytes)} bytes, ${ms(refresh)}`);
  print(`  (${stepsOf(refreshes)})`);
  print(`  1/${(load / refresh).toFixed(0)} of a full load; the bar is 1/50`);
}

async function benchNginx({ folder, facts }, { port, token }) {
  if (!(await isThere())) return print('nginx is not installed: left out');
  const root = join(folder, 'root');
  await mkdir(root);
  await copyFile(facts, join(root, 'facts.db'));
  await withNginx(folder, root, async (origin) => {
    const headers = { Authorization: `Bearer ${token}` };
    const ours = { address: `http://127.0.0.1:${port}/snapshot`, headers };
    const [own, theirs] = await throughputs(
      [ours, { address: `${origin}/facts.db`, headers: {} }],
      3,
      BYTES_EACH,
    );
    const ratio = (own / theirs).toFixed(2);
    print(
      `/snapshot: ${count(Math.round(own))} MB/s, nginx ${count(Math.round(theirs))}: ${ratio}`,
    );
  });
}

async function benchMemory({ port, token, pid }) {
  const before = await memoryOf(pid);
  const headers = { Authorization: `Bearer ${token}` };
  const address = `http://127.0.0.1:${port}/snapshot`;
  await Promise.all(Array.from({ length: CLIENTS }, () => drain(address, headers)));
  const after = await memoryOf(pid);
  const [first, most] = [before.now, after.most].map((each) => each.toFixed(1));
  print(`Memory: ${most} MB at most with ${CLIENTS} clients at once, ${first} before them`);
}

async function bench(rows, parts) {
  await withFacts(rows, async (subject) => {
    print(`\n${count(rows)} runs`);
    await withServer(subject, async (server) => {
      for (const part of parts) await part(subject, server);
    });
  });
}

const load = () => loadavg()[0].toFixed(1);
print(`Load of the machine before: ${load()}`);
const memory = (_subject, server) => benchMemory(server);
await bench(ROWS, [benchCopy, memory, benchNginx, benchRefresh]);
await bench(SMALL_ROWS, [benchNginx]);
print(`\nLoad of the machine after: ${load()}`);
