// The routes where the native program is missing or does not run.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../server/harness.mjs';
import { addRun, ask, makeHome, PYTHON, python, startHost, until } from './host.mjs';

const program = (home) => join(home, 'plugins/cronlens/bin/cronlens');
const facts = (home) => join(home, 'plugins/cronalytics/facts.db');

function makeBareHome(options) {
  const home = makeHome(options);
  rmSync(program(home));
  return home;
}

const READ = `import tempfile
with tempfile.NamedTemporaryFile(suffix=".db") as f:
    f.write(sys.stdin.buffer.read()); f.flush(); db = sqlite3.connect(f.name)
    print(db.execute("PRAGMA integrity_check").fetchone()[0],
          *db.execute("SELECT count(*), max(rowid) FROM cron_runs").fetchone())`;

async function contents(answer) {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const reader = spawn(PYTHON, ['-c', `import sqlite3, sys\n${READ}`]);
  reader.stdin.end(bytes);
  let text = '';
  for await (const part of reader.stdout) text += part;
  return text.trim().split(' ');
}

test('without the program a snapshot is whole while a writer appends', async () => {
  const host = await startHost(makeBareHome());
  const writer = spawn(PYTHON, [
    '-c',
    `import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], timeout=30); db.execute("PRAGMA journal_mode=WAL")
for i in range(100000):
    db.execute("INSERT INTO cron_runs (session_id, job_id, run_time) VALUES (?, 'j', ?)",
               [f"w{i}", 1780000000 + i]); db.commit(); time.sleep(0.001)`,
    facts(host.home),
  ]);
  let last = 0;
  for (let i = 0; i < 15; i += 1) {
    const [integrity, count, newest] = await contents(await ask(host, '/snapshot'));
    assert.equal(integrity, 'ok');
    assert.ok(Number(count) >= last && Number(newest) >= Number(count) - 1);
    last = Number(count);
  }
  writer.kill('SIGKILL');
  await host.stop();
});

test('without the program the tab is told what is missing, and what came', async () => {
  const host = await startHost(makeBareHome());
  const health = await (await ask(host, '/health')).json();
  assert.equal(health.plugin.native, false);
  assert.equal(health.plugin.missing, 'no_program');
  assert.equal(health.sync.available, false);
  assert.equal((await ask(host, '/sync', { method: 'POST' })).status, 501);
  const jobs = await ask(host, '/jobs.json');
  assert.equal(await jobs.text(), readFileSync(join(host.home, 'cron/jobs.json'), 'utf8'));
  const tag = encodeURIComponent(jobs.headers.get('etag'));
  const whole = await ask(host, '/snapshot');
  const etag = whole.headers.get('etag');
  await whole.arrayBuffer();
  assert.equal((await ask(host, '/snapshot', { headers: { 'If-None-Match': etag } })).status, 304);
  const head = await ask(host, '/snapshot', { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), whole.headers.get('content-length'));
  const since = encodeURIComponent(whole.headers.get('x-cronlens-cursor'));
  const waiting = ask(host, `/changes?since=${since}&jobs=${tag}`);
  addRun(host.home, 'new');
  assert.equal((await waiting).status, 200);
  const newer = await ask(host, `/snapshot?since=${since}`);
  assert.equal(newer.status, 200);
  assert.notEqual(newer.headers.get('etag'), etag);
  await host.stop();
});

test('a program that cannot run is named by what is wrong with it', async () => {
  const host = await startHost(makeHome());
  const cases = [
    ['not_executable', () => chmodSync(program(host.home), 0o644)],
    ['wrong_machine', () => write(host.home, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 9, 9]))],
    ['did_not_start', () => write(host.home, '#!/bin/sh\nexit 3\n')],
  ];
  for (const [code, change] of cases) {
    change();
    const health = await (await ask(host, '/health')).json();
    assert.equal(health.plugin.missing, code, JSON.stringify(health));
    assert.equal((await ask(host, '/snapshot')).status, 200, code);
  }
  await host.stop();
});

function write(home, content) {
  rmSync(program(home));
  writeFileSync(program(home), content, { mode: 0o755 });
}

test('a file that cannot be read is refused with a code, and nothing breaks', async () => {
  const host = await startHost(makeBareHome());
  const refused = async (status, code) => {
    const answer = await ask(host, '/snapshot');
    const { error } = await answer.json();
    assert.deepEqual([answer.status, error], [status, code]);
  };
  const whole = readFileSync(facts(host.home));
  writeFileSync(facts(host.home), 'no database at all, but long enough to look at'.repeat(99));
  await refused(503, 'not_sqlite');
  writeFileSync(facts(host.home), whole.subarray(0, whole.length / 2));
  await refused(503, 'corrupt');
  rmSync(facts(host.home));
  await refused(404, 'no_facts');
  python('sqlite3.connect(sys.argv[1]).execute("CREATE TABLE t(x)")', facts(host.home));
  await refused(503, 'no_cron_runs');
  writeFileSync(facts(host.home), whole);
  const locker = spawn(PYTHON, [
    '-c',
    `import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None); db.execute("PRAGMA journal_mode=DELETE")
db.execute("BEGIN EXCLUSIVE"); print("locked", flush=True); time.sleep(60)`,
    facts(host.home),
  ]);
  let held = false;
  locker.stdout.once('data', () => {
    held = true;
  });
  await until(() => held, 'the lock');
  await refused(503, 'locked');
  locker.kill('SIGKILL');
  await until(async () => (await ask(host, '/snapshot')).status === 200, 'unlocked again');
  await host.stop();
});
