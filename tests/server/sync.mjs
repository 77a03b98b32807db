// cronlens sync on homes as they occur: late ends, early rows, parts, older versions, the queue.
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { dump, hermes, refused, session, sync, withHome } from './hermes.mjs';
import { cronlens } from './program.mjs';

const ENDED = { ended_at: 1060, end_reason: 'cron_complete', estimated_cost_usd: 0.5 };
const id = (n, job = 'job') => `cron_${job}_20260101_${String(n).padStart(6, '0')}`;
const markOf = (home) => join(home, 'plugins/cronalytics/watermark.json');
const queueOf = (home) => join(home, 'plugin-data/cronlens/queue');

test('sync makes facts.db where there is none, tells what it did, and leaves state.db alone', () =>
  withHome(
    async ({ home, facts }) => {
      await rm(join(home, 'plugins'), { recursive: true });
      const before = await readFile(join(home, 'state.db'));
      const { code, stdout, stderr } = await cronlens(['sync', '--home', home]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /facts\.db is up to date \(\d+ ms\)\.\n {2}agents' runs +1 new\n/);
      assert.match(stdout, /1 run has not ended yet\n$/);
      assert.deepEqual(await readFile(join(home, 'state.db')), before);
      assert.equal((await stat(facts)).mode & 0o777, 0o600);
      assert.equal((await stat(markOf(home))).mode & 0o777, 0o600);
    },
    session(id(1), ENDED) + session(id(2)),
  ));

test('a session that ends late, below the watermark, is stored all the same', () =>
  withHome(
    async ({ home, facts, change }) => {
      await sync(home);
      await change(
        `UPDATE sessions SET ended_at = 1050, end_reason = 'timeout' WHERE id = '${id(2)}'`,
      );
      assert.equal((await sync(home, ['--compat'])).data.inserted, 0, 'the reference misses it');
      assert.equal((await sync(home)).data.inserted, 1);
      const row = (await dump(facts)).rows[1];
      assert.deepEqual([row.session_id, row.success, row.duration_seconds], [id(2), 0, 50]);
    },
    session(id(1), ENDED) + session(id(2)),
  ));

test('a row that Cronalytics stored before its run had ended is completed, once', () =>
  withHome(
    async ({ home, facts, change }) => {
      const now = ['--now', '2000'];
      await sync(home, now);
      await hermes(
        ['sql', facts],
        `INSERT INTO cron_runs (session_id, job_id, run_time, success)
      VALUES ('${id(2)}', 'job', 1000, 0)`,
      );
      assert.equal((await sync(home, now)).details.completed, 0, 'it still runs');
      await change(`UPDATE sessions SET ended_at = 1100, end_reason = 'cron_complete',
      input_tokens = 7 WHERE id = '${id(2)}'`);
      assert.equal((await sync(home, now)).details.completed, 1);
      const { rows } = await dump(facts);
      assert.equal(rows.length, 2);
      assert.deepEqual(
        [rows[1].success, rows[1].duration_seconds, rows[1].input_tokens],
        [1, 100, 7],
      );
      assert.equal((await sync(home, now)).details.completed, 0);
    },
    session(id(1), ENDED) + session(id(2)),
  ));

test('sub-agents and continuations are attributed to their run, beside the table', () => {
  const run = id(1);
  const part = (name, parent_session_id, fields = {}) =>
    session(name, { ...ENDED, parent_session_id, ...fields });
  const sql =
    session(run, { ...ENDED, end_reason: 'compression' }) +
    part('rest', run, { source: 'cron' }) +
    part('helper', run, { source: 'subagent', estimated_cost_usd: 0.25 }) +
    part('deeper', 'helper', { source: 'subagent' }) +
    part('still', run, { source: 'subagent', ended_at: null }) +
    part('branch', run, { source: 'cli', model_config: '{"_branched_from": "x"}' }) +
    part('below', 'branch', { source: 'subagent' }) +
    part('chat', 'gone', { source: 'subagent' }) +
    part('round', 'about', { source: 'subagent' }) +
    part('about', 'round', { source: 'subagent' });
  return withHome(async ({ home, facts, change }) => {
    const first = await sync(home);
    assert.deepEqual([first.data.inserted, first.details.parts], [1, 3]);
    const kinds = (await dump(facts)).parts.map((row) => [row.part_session_id, row.kind]);
    assert.deepEqual(kinds, [
      ['deeper', 'subagent'],
      ['helper', 'subagent'],
      ['rest', 'continuation'],
    ]);
    await change(`UPDATE sessions SET ended_at = 1200 WHERE id = 'still'`);
    assert.equal((await sync(home)).details.parts, 1);
    const found = await dump(facts);
    assert.deepEqual(new Set(found.parts.map((row) => row.run_session_id)), new Set([run]));
    assert.equal(found.parts[1].estimated_cost_usd, 0.25);
    assert.equal(found.rows.length, 1, 'the table of runs has the run alone');
    await hermes(['reference', home]);
  }, sql);
});

test('calls beside the main loop are attributed to their run, and renewed when they grow', () => {
  const run = id(1);
  const used = (session_id, task, model, cost, calls = 1) =>
    `INSERT INTO session_model_usage VALUES ('${session_id}', '${model}', 'p', '${task}', ${calls}, ${cost}, 'estimated', 1050);`;
  const sql =
    'CREATE TABLE session_model_usage (session_id, model, billing_provider, task, api_call_count, estimated_cost_usd, cost_status, last_seen);' +
    session(run, ENDED) +
    session('helper', { ...ENDED, source: 'subagent', parent_session_id: run }) +
    session('chat', { ...ENDED, source: 'cli' }) +
    used(run, '', 'm', 9) +
    used(run, 'vision', 'm', 0.25) +
    used(run, 'vision', 'm', 0.5) +
    used(run, 'compression', 'small', 0.125) +
    used('helper', 'vision', 'm', 1) +
    used('chat', 'vision', 'm', 1) +
    used('gone', 'vision', 'm', 1);
  return withHome(async ({ home, facts, change }) => {
    assert.equal((await sync(home)).details.usage, 3);
    const rows = async () =>
      (await dump(facts)).usage.map((row) => [
        ...[row.session_id, row.run_session_id, row.task, row.model],
        ...[row.api_call_count, row.estimated_cost_usd],
      ]);
    assert.deepEqual(await rows(), [
      [run, run, 'compression', 'small', 1, 0.125],
      [run, run, 'vision', 'm', 2, 0.75],
      ['helper', run, 'vision', 'm', 1, 1],
    ]);
    assert.equal((await sync(home)).details.usage, 0);
    await change("UPDATE session_model_usage SET estimated_cost_usd = 2 WHERE task = 'compression'");
    assert.equal((await sync(home)).details.usage, 1);
    assert.equal((await rows())[0][5], 2);
    await hermes(['reference', home]);
  }, sql);
});

test('columns that an older state.db lacks keep their default; one without an end is refused', () =>
  withHome(async ({ home, facts, change }) => {
    const old = 'CREATE TABLE sessions (id TEXT PRIMARY KEY, source TEXT, started_at REAL';
    await change(`DROP TABLE sessions; ${old}, ended_at REAL, input_tokens INTEGER);
      INSERT INTO sessions VALUES ('${id(1)}', 'cron', 1000, 1001.5, NULL)`);
    await sync(home);
    const [row] = (await dump(facts)).rows;
    assert.deepEqual([row.input_tokens, row.output_tokens, row.model], [null, 0, null]);
    await change(`DROP TABLE sessions; ${old})`);
    await refused(['--home', home], 2, /no column sessions\.ended_at.*Update Cronlens/);
    await change('DROP TABLE sessions');
    await refused(['--home', home], 2, /has no table sessions/);
    assert.equal((await dump(facts)).rows.length, 1);
  }));

test('a facts.db of v0.1 gets its missing column and indexes', () =>
  withHome(
    async ({ home, facts }) => {
      await hermes(
        ['sql', facts],
        `CREATE TABLE cron_runs (session_id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL, success BOOLEAN,
      ingested_at REAL DEFAULT (unixepoch()));
      INSERT INTO cron_runs VALUES ('old', 'job', 5, 6, 1, 7)`,
      );
      await sync(home);
      const { rows, schema } = await dump(facts);
      assert.deepEqual(
        rows.map((row) => [row.session_id, row.job_mode]),
        [
          ['old', 'agent'],
          [id(1), 'agent'],
        ],
      );
      assert.equal(schema.filter((sql) => sql.startsWith('CREATE INDEX')).length, 4);
    },
    session(id(1), ENDED),
  ));

test('sessions whose times are no numbers, and ids that name no job, are passed over', () =>
  withHome(
    async ({ home, facts }) => {
      const { data } = await sync(home);
      assert.deepEqual([data.inserted, data.skipped], [1, 1]);
      assert.deepEqual(
        (await dump(facts)).rows.map((row) => row.session_id),
        [id(3)],
      );
    },
    session(id(1), { ended_at: 'soon' }) + session('cron_x', ENDED) + session(id(3), ENDED),
  ));

test('the queue keeps what has not ended, forgets what is stored, and survives torn lines', () =>
  withHome(
    async ({ home, change }) => {
      await mkdir(join(home, 'plugin-data/cronlens'), { recursive: true });
      const line = (name) => `{"session_id": "${name}"}\n`;
      await writeFile(
        queueOf(home),
        `${line(id(1))}{"session_id": "cron_jo${line(id(2))}\0\n[]\n${line(id(9))}${line(id(2))}`,
      );
      const waiting = async () =>
        (await readFile(queueOf(home), 'utf8'))
          .trim()
          .split('\n')
          .filter(Boolean)
          .map((each) => JSON.parse(each).session_id);
      assert.equal((await sync(home, ['--now', '5000'])).details.queued, 2);
      assert.deepEqual(await waiting(), [id(2), id(9)]);
      await change(`UPDATE sessions SET ended_at = 1090, source = 'other' WHERE id = '${id(2)}'`);
      assert.equal((await sync(home, ['--now', '6000'])).data.inserted, 1);
      assert.deepEqual(await waiting(), [id(9)], 'state.db may show it later');
      await sync(home, ['--now', String(5000 + 8 * 86400)]);
      assert.deepEqual(await waiting(), []);
      assert.deepEqual(await readdir(join(home, 'plugin-data/cronlens')), ['queue']);
    },
    session(id(1), ENDED) + session(id(2)),
  ));

test('a broken watermark is made anew; one ahead of the clock is set back', () =>
  withHome(
    async ({ home }) => {
      await writeFile(markOf(home), '{"last_ended');
      assert.match((await sync(home)).stderr, /watermark\.json is broken/);
      await writeFile(markOf(home), '{"last_ended_at": 9e9, "last_sync": null, "rows_synced": 0}');
      const { data, stderr } = await sync(home, ['--now', '2000']);
      assert.equal(data.new_watermark, 1060);
      assert.match(stderr, /ahead of the clock/);
    },
    session(id(1), ENDED),
  ));

test('ten syncs at once: each run is stored once', () =>
  withHome(
    async ({ home, facts }) => {
      const all = await Promise.all(Array.from({ length: 10 }, () => sync(home)));
      assert.equal(
        all.reduce((sum, { data }) => sum + data.inserted, 0),
        300,
      );
      assert.equal((await dump(facts)).rows.length, 300);
    },
    Array.from({ length: 300 }, (_, i) => session(id(i), ENDED)).join(''),
  ));

test('Cronlens and Cronalytics in turn on one facts.db: every run once, whoever comes first', () =>
  withHome(async ({ home, facts, change }) => {
    for (let i = 0; i < 12; i += 1) {
      const ended_at = 2000 + i * 10;
      await change(
        session(id(i, 'a'), { ...ENDED, ended_at }) +
          session(id(i, 'b'), { ...ENDED, ended_at: 3000 }),
      );
      if (i % 2 === 0) await sync(home);
      else await hermes(['reference', home]);
    }
    await sync(home);
    const { rows, integrity } = await dump(facts);
    assert.equal(integrity, 'ok');
    assert.equal(rows.length, 24);
    assert.ok(rows.every((row) => row.success === 1 && row.estimated_cost_usd === 0.5));
  }));

test('sync --help teaches; bad arguments end with 2', async () => {
  const { code, stdout } = await cronlens(['sync', '--help']);
  assert.equal(code, 0);
  for (const word of ['state.db', '--compat', 'Exit codes', 'Examples', 'cronlens_run_parts']) {
    assert.ok(stdout.includes(word), word);
  }
  for (const args of [['--now', 'soon'], ['--limit', '5'], ['extra']]) {
    assert.equal((await cronlens(['sync', ...args])).code, 2, args.join(' '));
  }
});
