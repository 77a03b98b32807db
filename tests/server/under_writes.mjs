// Snapshots and new rows of a file that is being written to, a thousand rows a second: none torn,
// and a client that adds up what came has what the file has.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sumsOf, withChecker } from './checker.mjs';
import { test } from './harness.mjs';
import { withLive } from './live_server.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** How many are taken, one in twenty of them whole. CRONLENS_UNDER_WRITES=10000 takes some minutes. */
const TAKEN = Number(process.env.CRONLENS_UNDER_WRITES ?? 200);
/** Beyond so many rows it goes on with a small file: the time is to go into looking, not into size. */
const MOST_ROWS = 60_000;
/** Who is that far behind is given the whole. */
const MOST_NEW_ROWS = 50_000;
const FIRST_ROWS = 2000;
const RATE = 1000;
/** Rows come in transactions of so many: any other number of them is a torn read. */
const BATCH = RATE / 10;
const NOW = 4_000_000_000;

const cursorOf = ({ headers }) => headers['x-cronlens-cursor'];
const lastOf = (cursor) => Number(cursor.split('-')[1]);

/** Writes until it is told to stop; gives how many rows were written. */
function startWriter(facts) {
  const args = [at('../tools/facts_writer.py'), 'stream', facts, '--rate', RATE, '--seconds', 0];
  const child = spawn('python3', args.map(String), { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (bytes) => {
    text += bytes;
  });
  const ended = new Promise((resolve) => child.once('close', () => resolve(text)));
  return async () => {
    child.stdin.end();
    return JSON.parse(await ended);
  };
}

async function makeClient() {
  const { createEngine } = await import(pathToFileURL(at('../../dist/engine/cronlens.js')).href);
  const engine = await createEngine();
  const dashboard = () => engine.json('dashboard', { now: NOW, window: { kind: 'all_time' } });
  return {
    open: (bytes) => assert.ok(engine.open({ database: bytes }).ok),
    append: (bytes) => assert.ok(engine.append(bytes).ok),
    dashboard,
    runs: () => JSON.parse(dashboard()).overview.runs.value,
  };
}

const asked = { headers: { 'Accept-Encoding': 'identity' } };

/** The last row of an answer, which is the end of a transaction. */
function endOf(answer) {
  const last = lastOf(cursorOf(answer));
  assert.equal((last - FIRST_ROWS) % BATCH, 0, `torn at ${last}`);
  return last;
}

/** A whole snapshot: every row from the first on. */
async function takeWhole({ ask, look }) {
  const answer = await ask('/snapshot', asked);
  assert.equal(answer.status, 200);
  assert.deepEqual(await look(answer.bytes), sumsOf(1, endOf(answer)));
  return answer;
}

/** The rows after `cursor`, which all are there; all rows where that are too many. */
async function takeNewer({ ask, look }, cursor) {
  const answer = await ask(`/snapshot?since=${cursor}`, asked);
  if (answer.status === 204) return { ...answer, kind: 'none' };
  assert.equal(answer.status, 200);
  const [held, last] = [lastOf(cursor), endOf(answer)];
  const kind = answer.headers['x-cronlens-delta'] === '1' ? 'delta' : 'whole';
  if (kind === 'whole') assert.ok(last - held > MOST_NEW_ROWS, `a whole for ${last - held} rows`);
  assert.deepEqual(await look(answer.bytes), sumsOf(kind === 'delta' ? held + 1 : 1, last));
  return { ...answer, kind };
}

/** What one reader holds of the file, as the page does: wholes opened, deltas added. */
async function makeReader(first) {
  const client = await makeClient();
  const reader = { cursor: '', additions: 0, ...client };
  reader.take = (answer) => {
    if (answer.kind === 'delta') client.append(answer.bytes);
    else client.open(answer.bytes);
    reader.additions = answer.kind === 'delta' ? reader.additions + 1 : 0;
    reader.cursor = cursorOf(answer);
    if (reader.additions % 20 === 0) assert.equal(client.runs(), lastOf(reader.cursor));
  };
  reader.take(first);
  return reader;
}

/** Takes at most `count` with rows in them while somebody writes; gives how many of each kind came. */
async function takeMany(site, reader, count) {
  const counts = { whole: 0, delta: 0 };
  /** Where other readers are, some transactions behind. */
  const behind = [reader.cursor];
  for (let taken = 0; taken < count; taken = counts.whole + counts.delta) {
    if (lastOf(reader.cursor) > MOST_ROWS) break;
    const isWhole = taken % 20 === 19;
    let answer = isWhole
      ? { ...(await takeWhole(site)), kind: 'whole' }
      : await takeNewer(site, reader.cursor);
    // Reading anew is the better bargain after so many additions.
    const isOurs = answer.kind !== 'none' && (!isWhole || reader.additions >= 300);
    if (isOurs) reader.take(answer);
    if (isOurs && behind.push(reader.cursor) > 20) behind.shift();
    // Nothing new for this one: what another one lacks is looked at instead.
    if (answer.kind === 'none') answer = await takeNewer(site, behind[taken % behind.length]);
    if (answer.kind === 'none') await sleep(10);
    else counts[answer.kind] += 1;
  }
  return counts;
}

/** A file of its own, a writer, a reader, which in the end has what the file has. Gives how many
 * were taken. */
async function playRound(site, facts, count) {
  const reader = await makeReader(await takeWhole(site));
  const stop = startWriter(facts);
  let writing;
  const counts = await takeMany(site, reader, count).finally(async () => {
    writing = await stop();
  });
  const rest = await takeNewer(site, reader.cursor);
  if (rest.kind !== 'none') reader.take(rest);
  assert.equal(reader.runs(), FIRST_ROWS + writing.written);
  const other = await makeReader(await takeWhole(site));
  assert.equal(reader.dashboard(), other.dashboard(), 'the sums of a whole snapshot');
  if (process.env.CRONLENS_TELL) console.log({ ...counts, ...writing });
  return counts.whole + counts.delta;
}

test(`${TAKEN} snapshots and deltas under a writer of ${RATE} rows/s are whole and add up`, () =>
  withChecker(async (look) => {
    for (let taken = 0; taken < TAKEN; ) {
      const play = async ({ ask, facts }) => {
        taken += await playRound({ ask, look }, facts, TAKEN - taken);
      };
      await withLive(play, { rows: FIRST_ROWS });
    }
  }));
