// The routes with the native program behind them, and that program's life.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../server/harness.mjs';
import {
  addRun,
  ask,
  isAlive,
  makeHome,
  programsOf,
  python,
  raw,
  sharedHost,
  startHost,
  until,
} from './host.mjs';

test('a snapshot, the rows that came since, and nothing when none came', async () => {
  const host = await startHost(makeHome());
  const whole = await ask(host, '/snapshot');
  assert.equal(whole.status, 200);
  const bytes = Buffer.from(await whole.arrayBuffer());
  assert.equal(bytes.toString('latin1', 0, 15), 'SQLite format 3');
  assert.equal(Number(whole.headers.get('x-cronlens-length')), bytes.length);
  const same = await ask(host, '/snapshot', {
    headers: { 'If-None-Match': whole.headers.get('etag') },
  });
  assert.equal(same.status, 304);
  const since = encodeURIComponent(whole.headers.get('x-cronlens-cursor'));
  assert.equal((await ask(host, `/snapshot?since=${since}`)).status, 204);
  const waiting = ask(host, `/changes?since=${since}`);
  addRun(host.home, 'new');
  const changes = await waiting;
  assert.equal(changes.status, 200);
  assert.equal(typeof (await changes.json()).cursor, 'string');
  const newer = await ask(host, `/snapshot?since=${since}`);
  assert.equal(newer.headers.get('x-cronlens-delta'), '1');
  assert.ok((await newer.arrayBuffer()).byteLength < bytes.length / 4);
  assert.equal((await ask(host, '/snapshot?since=nonsense')).status, 422);
  const head = await ask(host, '/snapshot', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.ok(Number(head.headers.get('content-length')) > 0);
  await host.stop();
});

test('jobs.json as it is, and a health that says who answers', async () => {
  const host = await sharedHost();
  const jobs = await ask(host, '/jobs.json');
  assert.equal(await jobs.text(), readFileSync(join(host.home, 'cron/jobs.json'), 'utf8'));
  const health = await (await ask(host, '/health')).json();
  assert.equal(health.plugin.native, true);
  assert.equal(health.facts.readable, true);
  const synced = await ask(host, '/sync', { method: 'POST' });
  assert.notEqual(synced.status === 501, health.sync.available);
});

test('each profile has a program of its own; a profile that is none has no answer', async () => {
  const host = await sharedHost();
  const runs = async (profile) =>
    (await (await ask(host, `/health?profile=${profile}`)).json()).facts;
  const [root, work, own] = [await runs('default'), await runs('work'), await runs('')];
  assert.equal(own.cursor, root.cursor);
  assert.notEqual(own.cursor, work.cursor);
  assert.equal(programsOf(host).length, 2);
  assert.ok(programsOf(host).some(({ args }) => args.includes('/profiles/work ')));
  const hostile = ['none', '..', '.', '..%2F..', 'work%2F..', '%00', 'a'.repeat(500), '.deleted'];
  for (const profile of hostile) {
    const answer = await ask(host, `/snapshot?profile=${profile}`);
    assert.equal(answer.status, 404, profile);
    assert.equal((await answer.json()).error, 'no_profile');
  }
});

test('the program listens to this machine alone, and to nobody without the token', async () => {
  const host = await sharedHost();
  await ask(host, '/health');
  const [program] = programsOf(host);
  assert.ok(!/[0-9a-f]{32}/.test(program.args), program.args);
  const ports = python(
    `import pathlib
inodes = {p.readlink().name[8:-1] for p in pathlib.Path(f"/proc/{sys.argv[1]}/fd").iterdir()
          if str(p.readlink()).startswith("socket:")}
for line in open(f"/proc/{sys.argv[1]}/net/tcp").readlines()[1:]:
    parts = line.split()
    if parts[9] in inodes and parts[3] == "0A": print(parts[1])`,
    String(program.pid),
  );
  const [address, port] = ports.split(':');
  assert.equal(address, '0100007F');
  const direct = { port: Number.parseInt(port, 16) };
  assert.equal((await raw(direct, '/snapshot')).status, 401);
  assert.equal((await raw(direct, '/snapshot', { authorization: 'Bearer x' })).status, 401);
  assert.equal((await raw(direct, '/cronlens')).status, 404);
});

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`the program ends with the dashboard: ${signal}`, async () => {
    const host = await startHost(makeHome());
    await ask(host, '/health');
    const [program] = programsOf(host);
    await host.stop(signal);
    await until(() => !isAlive(program.pid), 'the program ends', 3000);
  });
}

test('a program that was killed is started again', async () => {
  const host = await startHost(makeHome());
  await ask(host, '/health');
  const [first] = programsOf(host);
  process.kill(first.pid, 'SIGKILL');
  assert.equal((await ask(host, '/snapshot')).status, 200);
  await until(() => programsOf(host).length === 1, 'one program');
  assert.notEqual(programsOf(host)[0].pid, first.pid);
  await host.stop();
});

test('many requests at once start one program', async () => {
  const host = await startHost(makeHome());
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(host, '/snapshot')));
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(programsOf(host).length, 1);
  await host.stop();
});

test('what the program refuses reaches the tab with its reason', async () => {
  const host = await startHost(makeHome({ data: false }));
  const answer = await ask(host, '/snapshot');
  assert.equal(answer.status, 404);
  assert.equal((await answer.json()).error, 'no_facts');
  const health = await (await ask(host, '/health')).json();
  assert.equal(health.facts.readable, false);
  await host.stop();
});

test('a run that ended is noted, read from state.db, and in the snapshot', async () => {
  const home = makeHome({ data: false });
  const session = 'cron_0123456789ab_20260528_202640';
  python(
    `import importlib.util, os, pathlib
home, session = sys.argv[1:]
db = sqlite3.connect(home + "/state.db")
db.execute("""CREATE TABLE sessions (id TEXT PRIMARY KEY, source TEXT, model TEXT,
  started_at REAL, ended_at REAL, end_reason TEXT, input_tokens INTEGER, output_tokens INTEGER,
  estimated_cost_usd REAL)""")
db.execute("""INSERT INTO sessions VALUES (?, 'cron', 'm/x', 1780000000, 1780000060,
  'cron_complete', 100, 10, 0.5)""", [session]); db.commit()
os.environ["HERMES_HOME"] = home
spec = importlib.util.spec_from_file_location("p", home + "/plugins/cronlens/__init__.py")
plugin = importlib.util.module_from_spec(spec); spec.loader.exec_module(plugin)
plugin.on_session_over(session_id=session)
plugin.catcher.flush()`,
    home,
    session,
  );
  const facts = join(home, 'plugins/cronalytics/facts.db');
  await until(() => existsSync(facts), 'facts.db');
  const host = await startHost(home);
  await until(async () => (await ask(host, '/snapshot')).status === 200, 'a snapshot');
  const found = python(
    'print(sqlite3.connect(sys.argv[1]).execute("SELECT session_id FROM cron_runs").fetchall())',
    facts,
  );
  assert.equal(found, `[('${session}',)]`);
  const synced = await ask(host, '/sync', { method: 'POST' });
  assert.equal(synced.status, 200);
  assert.equal((await synced.json()).synced, true);
  const queue = readFileSync(join(home, 'plugin-data/cronlens/queue'), 'utf8');
  assert.equal(queue, '');
  await host.stop();
});
