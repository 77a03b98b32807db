// The console's database on the real module: what it refuses, what it finds, where it points.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Fault, GuardedDatabase } from '../../web/src/console/guarded_database';
import type { JobWords, SqlFault } from '../../web/src/console/protocol';
import { bytesReader } from '../../web/src/engine/byte_reader';
import { loadSqlJs } from '../../web/src/sql/sql_js';

const NOW = 1_800_000_000;
const WASM = readFileSync('dist/engine/sql.wasm');
const NOBODY: JobWords = { ids: [], names: [], schedules: [], states: [] };
const sample = (jobs = NOBODY) => GuardedDatabase.open(WASM, { kind: 'sample', now: NOW }, jobs);

function faultOf(act: () => unknown): SqlFault {
  try {
    act();
  } catch (reason) {
    if (reason instanceof Fault) return reason.fault;
    throw reason;
  }
  throw new Error('it was allowed');
}

const REFUSED: readonly (readonly [string, string])[] = [
  ["ATTACH 'x.db' AS x", 'ATTACH'],
  ["ATTACH ':memory:' AS x", 'ATTACH'],
  ['DETACH temp', 'DETACH'],
  ['DELETE FROM cron_runs', 'DELETE'],
  ["UPDATE cron_runs SET job_id = ''", 'UPDATE'],
  ["INSERT INTO cron_runs (session_id) VALUES ('x')", 'INSERT'],
  ['INSERT INTO temp.job_names VALUES (1, 2, 3, 4)', 'INSERT'],
  ['CREATE TABLE x (a)', 'CREATE, DROP, ALTER'],
  ['CREATE TEMP TABLE x (a)', 'CREATE, DROP, ALTER'],
  ['CREATE TEMP VIEW x AS SELECT 1', 'CREATE, DROP, ALTER'],
  ['CREATE VIRTUAL TABLE temp.x USING fts4(a)', 'CREATE, DROP, ALTER'],
  ['DROP TABLE cron_runs', 'CREATE, DROP, ALTER'],
  ['DROP VIEW runs', 'CREATE, DROP, ALTER'],
  ['ALTER TABLE cron_runs RENAME TO x', 'CREATE, DROP, ALTER'],
  ['REINDEX', 'REINDEX'],
  ['ANALYZE', 'ANALYZE'],
  ['BEGIN', 'transaction'],
  ['SAVEPOINT x', 'SAVEPOINT'],
  ['PRAGMA user_version = 5', 'PRAGMA user_version'],
  ['PRAGMA journal_mode = DELETE', 'PRAGMA journal_mode'],
  ['PRAGMA writable_schema = ON', 'PRAGMA writable_schema'],
  ['PRAGMA temp_store_directory', 'PRAGMA temp_store_directory'],
  ["SELECT fts3_tokenizer('simple')", 'function fts3_tokenizer'],
  ['WITH x AS (SELECT 1) DELETE FROM cron_runs', 'DELETE'],
  ['EXPLAIN DELETE FROM cron_runs', 'DELETE'],
];
test('everything but reading is refused by SQLite, and named', async () => {
  const database = await sample();
  const before = database.run('SELECT count(*), sum(run_time) FROM cron_runs', 1).rows;
  for (const [sql, what] of REFUSED) {
    const { kind, message } = faultOf(() => database.run(sql, 10));
    assert.deepEqual([kind, message], ['denied', what], sql);
  }
  assert.deepEqual(database.run('SELECT count(*), sum(run_time) FROM cron_runs', 1).rows, before);
});
test('VACUUM and loading of code are refused too', async () => {
  const database = await sample();
  for (const sql of ['VACUUM', "VACUUM INTO 'x'", "SELECT load_extension('x')"]) {
    assert.ok(faultOf(() => database.run(sql, 10)).message, sql);
  }
});
test('what only tells is allowed', async () => {
  const database = await sample();
  for (const sql of [
    'PRAGMA table_info(cron_runs)',
    'PRAGMA user_version',
    'SELECT * FROM pragma_table_list',
    'EXPLAIN QUERY PLAN SELECT * FROM runs',
    'VALUES (1), (2)',
    'WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 9) SELECT * FROM n',
    `SELECT '{"a":1}' ->> 'a', sqrt(4), strftime('%Y', 'now')`,
  ]) {
    assert.ok(database.run(sql, 10).rows.length > 0, sql);
  }
});

const PLACES: readonly (readonly [string, string])[] = [
  ['SELECT day, costt FROM daily', 'costt'],
  ['SELECT *\nFROM nowhere', 'nowhere'],
  ['SELECT 1;\nSELEC 2', 'SELEC'],
  ["SELECT '你好', costt FROM daily", 'costt'],
  ['SELECT "typo" FROM daily', '"typo"'],
  ['SELECT (1', ''],
  ['SELECT 1; -- now\n DELETE FROM cron_runs', 'DELETE'],
];
test('a fault points at its word', async () => {
  const database = await sample();
  for (const [sql, word] of PLACES) {
    const { at } = faultOf(() => database.run(sql, 10));
    if (word !== '') assert.equal(sql.slice(at?.begin, at?.end), word, sql);
  }
});

test('rows come in parts, and go on where they were', async () => {
  const database = await sample();
  const text =
    'WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 10000000) SELECT x FROM n';
  const first = database.run(text, 3);
  assert.deepEqual([first.rows, first.isAll], [[[1], [2], [3]], false]);
  const next = database.more(2);
  assert.deepEqual([next.rows, next.isAll], [[[4], [5]], false]);
  assert.equal(database.run('SELECT 1', 3).isAll, true);
});
test('of many statements the last with rows is shown', async () => {
  const database = await sample();
  assert.deepEqual(database.run('SELECT 1 AS a; SELECT 2 AS b; -- end', 9).columns, ['b']);
  assert.deepEqual(database.run(' -- nothing', 9).columns, []);
});
test('a value that is too large is refused and costs nothing', async () => {
  const database = await sample();
  assert.match(faultOf(() => database.run('SELECT zeroblob(900000000)', 9)).message, /too big/);
  assert.deepEqual(database.run('SELECT 1', 1).rows, [[1]]);
});

test('names and schedules come from jobs.json', async () => {
  const ids = (await sample()).run('SELECT DISTINCT job FROM runs ORDER BY job', 2).rows.flat();
  const jobs = {
    ids: ids.map(String),
    names: ['First', ''],
    schedules: ['every day', ''],
    states: ['', ''],
  };
  const rows = (await sample(jobs)).run('SELECT name, schedule FROM jobs ORDER BY job', 2).rows;
  assert.deepEqual(rows, [
    ['First', 'every day'],
    [ids[1], null],
  ]);
});

/** The engine as a library: the figures that the page shows. */
async function boardOf(bytes: Uint8Array) {
  const path = `${process.cwd()}/dist/engine/cronlens.js`;
  const { createEngine, defaultQuery } = await import(path);
  const engine = await createEngine();
  assert.ok(engine.open({ database: bytes }).ok);
  const window = { kind: 'all_time', days: 0, since: 0, until: 0 };
  const answer = engine.dashboard({ ...defaultQuery(NOW), window });
  assert.ok(answer.ok);
  return answer.value;
}

async function fileOf(sql: string): Promise<Uint8Array> {
  const SQL = await loadSqlJs({ wasmBinary: WASM });
  return new SQL.Database().run(sql).export();
}
const open = (bytes: Uint8Array) =>
  GuardedDatabase.open(
    WASM,
    { kind: 'file', database: bytesReader(bytes), wal: new Uint8Array() },
    NOBODY,
  );

const TABLE = `CREATE TABLE cron_runs (session_id TEXT PRIMARY KEY, job_id TEXT, run_time REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER, output_tokens INTEGER, estimated_cost_usd REAL, success BOOLEAN);
  INSERT INTO cron_runs VALUES ('a', 'j', 1000, 5, 'm', 10, 1, 0.5, 1), ('b', 'j', 2000, 7, 'm', 20, 2, NULL, 0),
  ('c', 'k', 3000, 9e99, 'n', 30, 3, 9e99, NULL), ('d', 'k', 'abc', 1, 'n', 40, 4, 0.5, 1), ('e', 'k', 4000, NULL, NULL, 2.5, 5, 'x', 1)`;
test('the views have the rules of the engine: unknown is not zero', async () => {
  const bytes = await fileOf(TABLE);
  const { jobs } = await boardOf(bytes);
  const sql = `SELECT count(*), count(cost_usd), sum(cost_usd), sum(tokens), count(*) FILTER (WHERE
    outcome = 'success'), count(*) FILTER (WHERE outcome = 'failure') FROM runs`;
  const [row] = (await open(bytes)).run(sql, 1).rows;
  assert.deepEqual(row, [4, 1, 0.5, 66, 2, 1]);
  const sum = (column: ArrayLike<number>) => Array.from(column).reduce((a, b) => a + (b || 0), 0);
  const columns = [jobs.runs, jobs.cost, jobs.successRuns, jobs.failureRuns];
  assert.deepEqual(
    columns.map(({ raw }) => sum(raw)),
    [4, 0.5, 2, 1],
  );
});
test('a file without job_mode and costs opens, with unknown ones', async () => {
  const bytes = await fileOf(
    "CREATE TABLE cron_runs (job_id TEXT, run_time REAL, model TEXT); INSERT INTO cron_runs VALUES ('j', 1, 'm')",
  );
  const [row] = (await open(bytes)).run('SELECT mode, cost_usd, tokens FROM runs', 1).rows;
  assert.deepEqual(row, ['agent', null, 0]);
});
test('views, triggers and functions of a hostile file do not run', async () => {
  const bytes = await fileOf(
    `${TABLE}; CREATE VIEW v AS SELECT * FROM cron_runs; CREATE VIEW loop AS WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT * FROM n`,
  );
  const database = await open(bytes);
  assert.ok(faultOf(() => database.run('SELECT * FROM v', 9)).message);
  assert.ok(faultOf(() => database.run('SELECT * FROM loop', 9)).message);
});
test('what is no database is refused with a reason', async () => {
  await assert.rejects(open(new Uint8Array(3000).fill(65)), /does not begin as an SQLite database/);
});
