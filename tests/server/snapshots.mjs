// The bytes of a live file: whole, as new rows, packed, unchanged, announced.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rename, rm, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { sumsOf, withChecker } from './checker.mjs';
import { test } from './harness.mjs';
import { JOBS, withLive } from './live_server.mjs';

const cursorOf = ({ headers }) => headers['x-cronlens-cursor'];
const since = (cursor) => `/snapshot?since=${cursor}`;
const plain = { 'Accept-Encoding': 'identity' };

test('a whole snapshot is a database that stands by itself, and says how long it is', () =>
  withLive(({ ask }) =>
    withChecker(async (look) => {
      const { status, headers, bytes } = await ask('/snapshot', { headers: plain });
      assert.equal(status, 200);
      assert.equal(headers['content-type'], 'application/vnd.sqlite3');
      assert.equal(Number(headers['content-length']), bytes.length);
      assert.equal(Number(headers['x-cronlens-length']), bytes.length);
      assert.equal(headers['cache-control'], 'private, no-cache');
      assert.deepEqual([bytes[18], bytes[19]], [1, 1], 'no log belongs to it');
      assert.deepEqual(await look(bytes), sumsOf(1, 200));
    }),
  ));

test('packed as the client likes, with the length before packing beside it', () =>
  withLive(async ({ ask }) => {
    const whole = (await ask('/snapshot', { headers: plain })).bytes;
    const unpack = {
      gzip: gunzipSync,
      zstd: (input) => execFileSync('zstd', ['-d', '--stdout'], { input }),
    };
    const cases = [
      ['gzip', 'gzip'],
      ['gzip, deflate, br, zstd', 'zstd'],
      ['zstd;q=0, gzip;q=0.5', 'gzip'],
      ['GZIP', 'gzip'],
      ['br', undefined],
      ['gzip;q=0', undefined],
      ['gzipped', undefined],
    ];
    const etags = new Set();
    for (const [accept, coding] of cases) {
      const answer = await ask('/snapshot', { headers: { 'Accept-Encoding': accept } });
      const { headers, bytes } = answer;
      assert.equal(headers['content-encoding'], coding, accept);
      assert.equal(Number(headers['content-length']), bytes.length);
      assert.equal(Number(headers['x-cronlens-length']), whole.length);
      assert.equal(headers.vary, 'Accept-Encoding');
      assert.deepEqual(coding ? unpack[coding](bytes) : bytes, whole, accept);
      if (coding) assert.ok(bytes.length < whole.length / 2);
      etags.add(headers.etag);
    }
    assert.equal(etags.size, 3, 'each form of the bytes has an ETag of its own');
  }));

test('HEAD tells what GET would send', () =>
  withLive(async ({ ask }) => {
    for (const path of ['/snapshot', '/jobs.json', '/health']) {
      const head = await ask(path, { method: 'HEAD', headers: plain });
      const get = await ask(path, { headers: plain });
      assert.deepEqual([head.status, head.bytes.length], [200, 0], path);
      assert.equal(head.headers.etag, get.headers.etag);
      if (path !== '/health')
        assert.equal(Number(head.headers['content-length']), get.bytes.length);
    }
  }));

test('an unchanged file is not sent again; a changed one is', () =>
  withLive(async ({ ask, write }) => {
    const { headers } = await ask('/snapshot', { headers: plain });
    const known = { ...plain, 'If-None-Match': headers.etag };
    const same = await ask('/snapshot', { headers: known });
    assert.deepEqual([same.status, same.bytes.length], [304, 0]);
    assert.equal(cursorOf(same), headers['x-cronlens-cursor']);
    assert.equal(
      (await ask('/snapshot', { headers: { ...plain, 'If-None-Match': '"x"' } })).status,
      200,
    );
    await write('append');
    const changed = await ask('/snapshot', { headers: known });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.etag, headers.etag);
    const jobs = await ask('/jobs.json');
    assert.equal(String(jobs.bytes), JOBS);
    const again = await ask('/jobs.json', { headers: { 'If-None-Match': jobs.headers.etag } });
    assert.equal(again.status, 304);
  }));

test('what came since a cursor are its rows under their ids, and nothing is nothing', () =>
  withLive(({ ask, write }) =>
    withChecker(async (look) => {
      const whole = await ask('/snapshot');
      const none = await ask(since(cursorOf(whole)));
      assert.deepEqual([none.status, none.bytes.length], [204, 0]);
      assert.equal(cursorOf(none), cursorOf(whole));
      await write('append', ['--rows', 10]);
      const some = await ask(since(cursorOf(whole)), { headers: plain });
      assert.deepEqual([some.status, some.headers['x-cronlens-delta']], [200, '1']);
      assert.deepEqual(await look(some.bytes), sumsOf(201, 210));
      assert.ok(some.bytes.length < 16_000, String(some.bytes.length));
      await write('append');
      const one = await ask(since(cursorOf(some)), { headers: plain });
      assert.deepEqual(await look(one.bytes), sumsOf(211, 211));
      const all = await ask(since(cursorOf(whole)), { headers: plain });
      assert.deepEqual(await look(all.bytes), sumsOf(201, 211));
      assert.equal(cursorOf(all), cursorOf(one));
    }),
  ));

test('what is no cursor is 422; one of another server gets the whole', () =>
  withLive(async ({ ask }) => {
    const { headers } = await ask('/snapshot');
    const [epoch, last, rows, check] = headers['x-cronlens-cursor'].split('-');
    const bad = [
      '',
      'x',
      '1-2-3',
      '1-2-3-4-5',
      `${epoch}-${last}-${rows}`,
      '-1-2-3-4',
      '1--2-3',
      '%00',
    ];
    bad.push(
      `${'f'.repeat(17)}-1-1-1`,
      `1-${'9'.repeat(20)}-1-1`,
      '1-1--1-1',
      `g-1-1-1`,
      `1-1-1-1%20`,
    );
    bad.push('1'.repeat(5000), "1-1-1-1'--", '1-1-1-1%27%20OR%201');
    for (const cursor of bad) {
      const answer = await ask(since(cursor));
      assert.equal(answer.status, 422, cursor);
      assert.equal(answer.json().detail[0].loc[1], 'since');
    }
    const foreign = [`1-${last}-${rows}-${check}`, `${epoch}-${last}-${rows}-1`, `${epoch}-7-7-7`];
    foreign.push(`${epoch}-${Number(last) + 1}-${rows}-${check}`, `${epoch}-${last}-1-${check}`);
    foreign.push('ffffffffffffffff-9223372036854775807-9223372036854775807-ffffffffffffffff');
    for (const cursor of foreign) {
      const answer = await ask(since(cursor));
      assert.deepEqual(
        [answer.status, answer.headers['x-cronlens-delta']],
        [200, undefined],
        cursor,
      );
    }
  }));

test('old rows that were edited, deleted or renumbered bring the whole', () =>
  withLive(({ ask, write }) =>
    withChecker(async (look) => {
      const changes = [
        'UPDATE cron_runs SET input_tokens = input_tokens + 1 WHERE rowid = 5',
        'DELETE FROM cron_runs WHERE rowid = 7',
        'DELETE FROM cron_runs WHERE rowid = (SELECT max(rowid) FROM cron_runs)',
        'VACUUM',
        'ALTER TABLE cron_runs ADD COLUMN shiny TEXT',
        'DELETE FROM cron_runs WHERE rowid > 150',
        'UPDATE cron_runs SET rowid = rowid + 1000 WHERE rowid = 20',
      ];
      for (const sql of changes) {
        const before = await ask('/snapshot');
        await write('sql', [sql]);
        const after = await ask(since(cursorOf(before)), { headers: plain });
        assert.deepEqual([after.status, after.headers['x-cronlens-delta']], [200, undefined], sql);
        assert.equal((await look(after.bytes)).integrity, 'ok');
        await write('append');
        const next = await ask(since(cursorOf(after)));
        assert.equal(next.headers['x-cronlens-delta'], '1', `and goes on by rows after ${sql}`);
      }
    }),
  ));

test('a row deleted and written anew under its id is not taken for the old one', () =>
  withLive(async ({ ask, write }) => {
    const before = await ask('/snapshot');
    const other = "INSERT INTO cron_runs (session_id, job_id, run_time) VALUES ('new', 'j', 1)";
    await write('sql', [`BEGIN; DELETE FROM cron_runs WHERE rowid = 200; ${other}; COMMIT`]);
    const after = await ask(since(cursorOf(before)));
    assert.equal(after.headers['x-cronlens-delta'], undefined);
  }));

test('a file put in the place of another is noticed, even when it looks alike', () =>
  withLive(async ({ ask, write, facts, folder }) => {
    const before = await ask('/snapshot');
    await write('make', ['--rows', 200, '--now', 1], `${folder}/other.db`);
    await write('sql', ['PRAGMA journal_mode = DELETE'], `${folder}/other.db`);
    for (const side of ['-wal', '-shm']) await rm(facts + side, { force: true });
    await rename(`${folder}/other.db`, facts);
    const after = await ask(since(cursorOf(before)));
    assert.deepEqual([after.status, after.headers['x-cronlens-delta']], [200, undefined]);
  }));

test('too many new rows come as the whole', () =>
  withLive(async ({ ask, write }) => {
    const before = await ask('/snapshot');
    await write('append', ['--rows', 50_001]);
    const after = await ask(since(cursorOf(before)), { headers: plain });
    assert.deepEqual([after.status, after.headers['x-cronlens-delta']], [200, undefined]);
  }));

test('a waiting client hears of rows and of jobs.json, and nothing of its own state', () =>
  withLive(async ({ ask, write, jobs }) => {
    const whole = await ask('/snapshot');
    const etag = (await ask('/jobs.json')).headers.etag;
    const wait = (cursor, known = etag) =>
      ask(`/changes?since=${cursor}&jobs=${encodeURIComponent(known)}`);
    const first = wait(cursorOf(whole));
    await write('append', ['--rows', 2]);
    const rows = (await first).json();
    assert.deepEqual([rows.rows, rows.jobs], [202, etag]);
    const second = wait(rows.cursor);
    // In one step: a file that is still being written may be seen as well.
    await writeFile(`${jobs}.new`, '{"jobs":[]}');
    await rename(`${jobs}.new`, jobs);
    const renamed = (await second).json();
    assert.equal(renamed.cursor, rows.cursor);
    assert.notEqual(renamed.jobs, etag);
    const third = wait(rows.cursor, renamed.jobs);
    await rm(jobs);
    assert.equal((await third).json().jobs, '');
    const begun = Date.now();
    const stale = (await wait('nonsense', '')).json();
    assert.equal(stale.cursor, rows.cursor);
    assert.ok(Date.now() - begun < 2000, 'who has nothing that is right is answered at once');
  }));

test('health tells what it is, how old the data is, and that it cannot sync', () =>
  withLive(async ({ ask, write }) => {
    await write('append', ['--now', Date.now() / 1000 - 3600]);
    const { status, version, contract, facts, jobs, sync } = (await ask('/health')).json();
    assert.equal(status, 'ok');
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.match(contract, /^\w{8,}$/);
    assert.equal(facts.runs, 201);
    assert.ok(facts.newest_run_age >= 0 && facts.newest_run_age < 60, String(facts.newest_run_age));
    assert.ok(jobs.readable && jobs.age < 60);
    assert.equal(sync.running, false);
    if (sync.available) return;
    const asked = await ask('/sync', { method: 'POST' });
    assert.deepEqual([asked.status, asked.json().error], [501, 'no_sync']);
  }));
