// A facts.db that is not as it should be: a sentence each, no crash, and back as soon as it is right.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { sumsOf, withChecker } from './checker.mjs';
import { test } from './harness.mjs';
import { withLive } from './live_server.mjs';

/** The state that every route agrees on. */
async function expectFault({ ask }, status, code) {
  const plain = await ask('/snapshot');
  assert.deepEqual([plain.status, plain.json().error], [status, code], plain.json().detail);
  assert.ok(plain.json().detail.length > 20);
  const health = (await ask('/health')).json();
  assert.deepEqual([health.status, health.facts.error], ['no_data', code]);
  const changes = await ask('/changes?since=');
  assert.equal(changes.json().error, code);
  const api = await ask('/api/plugins/cronalytics/summary');
  assert.ok(api.status >= 400, String(api.status));
}

/** The file is right again, and nobody had to restart anything. */
async function expectRows({ ask }, look, rows) {
  const { status, bytes } = await ask('/snapshot', { headers: { 'Accept-Encoding': 'identity' } });
  assert.equal(status, 200);
  assert.deepEqual(await look(bytes), sumsOf(1, rows));
}

const removeSides = async (facts) => {
  for (const side of ['-wal', '-shm']) await rm(facts + side, { force: true });
};

test('no file, no folder, a folder in its place: 404, until it is there', () =>
  withLive(
    (live) =>
      withChecker(async (look) => {
        await expectFault(live, 404, 'no_facts');
        await mkdir(live.facts);
        await expectFault(live, 404, 'no_facts');
        await rm(live.facts, { recursive: true });
        await live.write('make', ['--rows', 3]);
        await expectRows(live, look, 3);
        await rm(live.facts);
        await removeSides(live.facts);
        await expectFault(live, 404, 'no_facts');
      }),
    { rows: 0 },
  ));

test('no database, an empty one, one without the table', () =>
  withLive(
    (live) =>
      withChecker(async (look) => {
        await writeFile(live.facts, 'These are my notes. '.repeat(100));
        await expectFault(live, 503, 'not_sqlite');
        await writeFile(live.facts, '');
        await expectFault(live, 503, 'no_cron_runs');
        await live.write('sql', ['CREATE TABLE customers(id)']);
        await expectFault(live, 503, 'no_cron_runs');
        await live.write('sql', ['CREATE VIEW cron_runs AS SELECT 1 AS session_id']);
        await expectFault(live, 503, 'no_cron_runs');
        await live.write('sql', ['DROP VIEW cron_runs']);
        await live.write('make', ['--rows', 4]);
        await expectRows(live, look, 4);
      }),
    { rows: 0 },
  ));

test('a damaged file is told as one, and never served as rows', () =>
  withLive(async (live) => {
    await live.write('sql', ['PRAGMA wal_checkpoint(TRUNCATE)']);
    const good = await readFile(live.facts);
    for (const spoil of [
      (bytes) => bytes.fill(0xff, 4096, 8192),
      (bytes) => bytes.fill(0, 100, 4096),
      (bytes) => bytes.subarray(0, 4096),
    ]) {
      await removeSides(live.facts);
      await writeFile(live.facts, spoil(Buffer.from(good)));
      const { status, json } = await live.ask('/snapshot');
      if (status === 200) continue; // SQLite reads around what is not asked for
      assert.equal(status, 503);
      assert.ok(['corrupt', 'not_sqlite', 'no_cron_runs'].includes(json().error), json().error);
      assert.ok(['ok', 'no_data'].includes((await live.ask('/health')).json().status));
    }
    await removeSides(live.facts);
    await writeFile(live.facts, good);
    assert.equal((await live.ask('/snapshot')).status, 200);
  }));

test('a file that shrinks while it is open is an error or the whole, never a mixture', () =>
  withLive((live) =>
    withChecker(async (look) => {
      const { headers } = await live.ask('/snapshot');
      await live.write('sql', ['PRAGMA wal_checkpoint(TRUNCATE)']);
      const good = await readFile(live.facts);
      await truncate(live.facts, 8192);
      const cut = await live.ask(`/snapshot?since=${headers['x-cronlens-cursor']}`);
      if (cut.status === 200) assert.equal((await look(cut.bytes)).integrity, 'ok');
      else assert.ok([204, 503].includes(cut.status), String(cut.status));
      await removeSides(live.facts);
      await rm(live.facts);
      await writeFile(live.facts, good);
      await expectRows(live, look, 200);
    }),
  ));

test('a file locked by another program is told as locked, and read once it is free', () =>
  withLive((live) =>
    withChecker(async (look) => {
      await live.write('sql', ['PRAGMA journal_mode = DELETE']);
      const hold =
        'import sqlite3,sys;d=sqlite3.connect(sys.argv[1],isolation_level=None);' +
        'd.execute("BEGIN EXCLUSIVE");print("held",flush=True);sys.stdin.read()';
      const holder = spawn('python3', ['-c', hold, live.facts], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => holder.stdout.once('data', resolve));
      const { status, headers, json } = await live.ask('/snapshot');
      assert.deepEqual([status, json().error, headers['retry-after']], [503, 'locked', '1']);
      holder.stdin.end();
      await new Promise((resolve) => holder.once('exit', resolve));
      await expectRows(live, look, 200);
    }),
  ));

test('a read-only file in a read-only folder is served, and nothing appears beside it', () =>
  withLive((live) =>
    withChecker(async (look) => {
      await live.write('sql', ['PRAGMA wal_checkpoint(TRUNCATE)']);
      await removeSides(live.facts);
      await chmod(live.facts, 0o400);
      const before = await readdir(live.folder);
      const bytes = await readFile(live.facts);
      await expectRows(live, look, 200);
      assert.deepEqual(await readFile(live.facts), bytes);
      const beside = (await readdir(live.folder)).filter((name) => name.startsWith('facts.db'));
      // A user who may write to everything leaves SQLite's own side files of a WAL database.
      if (process.getuid() !== 0)
        assert.deepEqual(
          beside,
          before.filter((name) => name.startsWith('facts.db')),
        );
    }),
  ));

test('the copies lie without a name, for the owner alone, and are gone at the end', () =>
  withLive(async (live) => {
    await live.ask('/snapshot');
    const spool = (await readdir(live.folder)).filter((name) => name.startsWith('cronlens-'));
    assert.equal(spool.length, 1);
    assert.deepEqual(await readdir(`${live.folder}/${spool[0]}`), []);
    await live.stop('SIGTERM');
    assert.ok(!(await readdir(live.folder)).includes(spool[0]));
  }));

test('a jobs.json that is missing, a folder, or broken leaves the runs readable', () =>
  withLive(async (live) => {
    await writeFile(live.jobs, '{broken');
    assert.equal(String((await live.ask('/jobs.json')).bytes), '{broken');
    assert.equal((await live.ask('/api/plugins/cronalytics/jobs')).status, 200);
    await rm(live.jobs);
    assert.deepEqual([(await live.ask('/jobs.json')).status], [404]);
    await mkdir(live.jobs);
    assert.equal((await live.ask('/jobs.json')).status, 503);
    assert.equal((await live.ask('/api/plugins/cronalytics/jobs')).status, 200);
    assert.equal((await live.ask('/health')).json().jobs.readable, false);
  }));
