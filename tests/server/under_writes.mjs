// Snapshots and new rows of a file that is being written to, a thousand rows a second: none torn,
// and a client that adds up what came has what the file has.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sumsOf, withChecker } from './checker.mjs';
import { test } from './harness.mjs';
import { withLive } from './live_server.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** How many are taken, one in twenty of them whole. CRONLENS_UNDER_WRITES=10000 takes some minutes. */
const TAKEN = Number(process.env.CRONLENS_UNDER_WRITES ?? 200);
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
  return () =>
    new Promise((resolve) => {
      child.once('exit', () => resolve(JSON.parse(text)));
      child.stdin.end();
    });
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

/** A whole snapshot: every row from the first on, up to the end of a transaction. */
async function takeWhole(ask, look) {
  const answer = await ask('/snapshot', { headers: { 'Accept-Encoding': 'identity' } });
  assert.equal(answer.status, 200);
  const last = lastOf(cursorOf(answer));
  assert.equal((last - FIRST_ROWS) % BATCH, 0, `torn at ${last}`);
  assert.deepEqual(await look(answer.bytes), sumsOf(1, last));
  return answer;
}

/** The rows after `cursor`, which all are there, up to the end of a transaction. */
async function takeNewer(ask, look, cursor) {
  const headers = { 'Accept-Encoding': 'identity' };
  const answer = await ask(`/snapshot?since=${cursor}`, { headers });
  if (answer.status === 204) return answer;
  assert.deepEqual([answer.status, answer.headers['x-cronlens-delta']], [200, '1']);
  const last = lastOf(cursorOf(answer));
  assert.equal((last - FIRST_ROWS) % BATCH, 0, `torn at ${last}`);
  assert.deepEqual(await look(answer.bytes), sumsOf(lastOf(cursor) + 1, last));
  return answer;
}

test(`${TAKEN} snapshots and deltas under a writer of ${RATE} rows/s are whole and add up`, () =>
  withLive(
    ({ ask, facts }) =>
      withChecker(async (look) => {
        const client = await makeClient();
        const first = await takeWhole(ask, look);
        client.open(first.bytes);
        let cursor = cursorOf(first);
        /** Where other clients are, some transactions behind. */
        const behind = [cursor];
        let [wholes, deltas, additions] = [0, 0, 0];
        const stop = startWriter(facts);
        for (let taken = 0; taken < TAKEN; taken += 1) {
          if (taken % 20 === 19) {
            const whole = await takeWhole(ask, look);
            wholes += 1;
            // As the page does: reading anew is the better bargain after so many additions.
            if (additions < 300) continue;
            client.open(whole.bytes);
            [cursor, additions] = [cursorOf(whole), 0];
            continue;
          }
          const newer = await takeNewer(ask, look, cursor);
          if (newer.status === 204) {
            // Nothing new for this one: what another one lacks is looked at instead.
            const other = await takeNewer(ask, look, behind[taken % behind.length]);
            if (other.status === 200) deltas += 1;
            continue;
          }
          client.append(newer.bytes);
          cursor = cursorOf(newer);
          behind.push(cursor);
          if (behind.length > 20) behind.shift();
          [deltas, additions] = [deltas + 1, additions + 1];
          if (additions % 20 === 0) assert.equal(client.runs(), lastOf(cursor));
        }
        const { written, seconds } = await stop();
        const rest = await takeNewer(ask, look, cursor);
        if (rest.status === 200) client.append(rest.bytes);
        assert.equal(client.runs(), FIRST_ROWS + written);
        const other = await makeClient();
        other.open((await takeWhole(ask, look)).bytes);
        assert.equal(client.dashboard(), other.dashboard(), 'the sums of a whole snapshot');
        if (process.env.CRONLENS_TELL) console.log({ wholes, deltas, written, seconds });
      }),
    { rows: FIRST_ROWS },
  ));
