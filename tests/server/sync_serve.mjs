// Synchronisation inside `cronlens serve`: at the start, on request, and when Hermes writes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from './harness.mjs';
import { dump, session, startHermes, withHome } from './hermes.mjs';
import { BINARY } from './program.mjs';

const TOKEN = 'a-token-for-tests-of-synchronisation-0123456789';
const CRONALYTICS = '/api/plugins/cronalytics/sync';
const ended = (n, ended_at = 1060) =>
  session(`cron_a_20260101_00000${n}`, { ended_at, end_reason: 'cron_complete' });

/** A server on a home, for the length of `body`; `post` gives status, body and milliseconds. */
function withServer(sql, body) {
  return withHome(async (place) => {
    await writeFile(join(place.home, 'index.html'), '<!doctype html>');
    const child = spawn(
      BINARY,
      ['serve', '--port', '0', '--home', place.home, '--page', place.home],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, CRONLENS_TOKEN: TOKEN },
      },
    );
    const over = new Promise((resolve) => child.once('exit', resolve));
    const line = await new Promise((resolve) =>
      child.stdout.once('data', (bytes) => resolve(`${bytes}`)),
    );
    const origin = /http:\/\/[^/]+/.exec(line)[0];
    const ask = async (path, method = 'GET') => {
      const begun = Date.now();
      const answer = await fetch(origin + path, {
        method,
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      const text = await answer.text();
      return { status: answer.status, body: text && JSON.parse(text), took: Date.now() - begun };
    };
    const post = (path = '/sync') => ask(path, 'POST');
    const rows = async () => (await dump(place.facts)).rows.length;
    try {
      await body({ ...place, ask, post, rows });
    } finally {
      child.kill('SIGTERM');
      assert.equal(await over, 0);
    }
  }, sql);
}

async function until(condition, what) {
  for (let i = 0; i < 200; i += 1) {
    if (await condition()) return;
    await sleep(50);
  }
  assert.fail(what);
}
const isQuiet = (ask) =>
  until(async () => !(await ask('/health')).body.sync.running, 'it synchronises without end');

test('serve synchronises at its start, and makes facts.db', () =>
  withServer(ended(1), async ({ rows, ask }) => {
    await until(async () => (await ask('/health')).body.facts.runs === 1, 'no run was stored');
    assert.equal(await rows(), 1);
    assert.deepEqual((await ask('/health')).body.sync.available, true);
  }));

test('POST /sync: nothing new, then new rows; the same body as the reference under its address', () =>
  withServer(ended(1), async ({ change, post, ask }) => {
    await isQuiet(ask);
    const none = await post();
    assert.equal(none.status, 200);
    assert.deepEqual([none.body.synced, none.body.result.inserted], [true, 0]);
    assert.deepEqual(none.body.details, {
      completed: 0,
      parts: 0,
      usage: 0,
      running: 0,
      queued: 0,
      notices: [],
    });
    await change(ended(2));
    const { body } = await post(CRONALYTICS);
    assert.deepEqual(Object.keys(body), ['plugin', 'synced', 'result']);
    assert.deepEqual([body.plugin, body.synced], ['cronalytics', true]);
    const { elapsed_ms, ...counts } = body.result;
    assert.ok(elapsed_ms >= 0);
    assert.deepEqual(counts, {
      inserted: 1,
      skipped: 0,
      agent_inserted: 1,
      agent_skipped: 0,
      script_inserted: 0,
      script_skipped: 0,
      total_candidates: 1,
      new_watermark: 1060,
    });
    const health = (await ask('/api/plugins/cronalytics/health')).body;
    assert.equal(health.fact_db.total_runs, 2);
    assert.equal(health.sync.last_ended_at, 1060);
  }));

test('when Hermes ends a session it is stored by itself, and a waiting page is told', () =>
  withServer(ended(1), async ({ change, ask, rows }) => {
    await until(async () => (await ask('/health')).body.facts.runs === 1, 'no run at the start');
    const { cursor } = (await ask('/health')).body.facts;
    const told = ask(`/changes?since=${encodeURIComponent(cursor)}`);
    await change(ended(2));
    assert.equal((await told).body.rows, 2);
    assert.equal(await rows(), 2);
  }));

test('without anything new it does not synchronise again and again', () =>
  withServer(ended(1), async ({ home, ask }) => {
    await isQuiet(ask);
    const mark = join(home, 'plugins/cronalytics/watermark.json');
    await until(async () => (await ask('/health')).body.facts.runs === 1, 'no run at the start');
    const last = await readFile(mark, 'utf8');
    await sleep(7000);
    assert.equal(await readFile(mark, 'utf8'), last, 'the mark tells the time of the last one');
  }));

test('asked while one runs: all are answered, those who come meanwhile share the next', () =>
  withServer(ended(1), async ({ change, facts, post, ask, rows }) => {
    await isQuiet(ask);
    await until(async () => (await ask('/health')).body.facts.runs === 1, 'no run at the start');
    const holder = startHermes(['hold', facts, '2']);
    await holder.first;
    await change(ended(2));
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => post(i % 2 ? '/sync' : CRONALYTICS)),
    );
    await holder.ended;
    assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]));
    assert.ok(all[0].took > 500, 'it waited for the other program');
    assert.ok(all.some(({ body }) => body.result.inserted === 1));
    assert.equal(await rows(), 2);
  }));

test('a state.db that is broken or gone: 503 and a sentence, data stays, and it recovers by itself', () =>
  withServer(ended(1), async ({ home, post, ask, rows }) => {
    await until(async () => (await ask('/health')).body.facts.runs === 1, 'no run at the start');
    const state = join(home, 'state.db');
    const good = await readFile(state);
    for (const side of ['-wal', '-shm']) await rm(state + side, { force: true });
    await writeFile(state, 'broken '.repeat(1000));
    const broken = await post();
    assert.deepEqual([broken.status, broken.body.error], [503, 'state_not_sqlite']);
    assert.match(broken.body.detail, /state\.db is not an SQLite database/);
    const theirs = await post(CRONALYTICS);
    assert.deepEqual([theirs.status, Object.keys(theirs.body)], [503, ['detail']]);
    await rm(state);
    assert.equal((await post()).body.error, 'no_state_db');
    assert.equal((await ask('/api/plugins/cronalytics/summary?days=0')).body.total_runs, 1);
    await writeFile(state, good);
    assert.equal((await post()).status, 200);
    assert.equal(await rows(), 1);
  }));
