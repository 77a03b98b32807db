// DuckDB-Wasm, the single-threaded bundle that is chosen by default, fed by Arrow. One narrow table
// in the order of run_time, an ENUM key for (job, model, ok), three prepared statements at once.
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { jobIndex, priceOf, rollUp } from '../lib/columns.mjs';
import { priorOf } from '../lib/sql_panels.mjs';

export const inputs = ['arrow'];
const SUMS = 'sum(i), sum(o), sum(r), sum(cr), sum(cw), sum(duration)';
const OUTCOME = ['', ' AND ok = 1', ' AND ok = 0'];
const MODE = ['', ' AND agent = 1', ' AND agent = 0'];
const statements = new Map();
let connection;
let keys;
let indexOf;

export async function init({ asset }) {
  const worker = new Worker(asset('duckdb-browser-eh.worker.js'));
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(asset('duckdb-eh.wasm'), null);
  const query = { castBigIntToDouble: true, castDecimalToDouble: true };
  await database.open({ path: ':memory:', query });
  connection = await database.connect();
}

export async function load(bytes, meta) {
  await connection.insertArrowFromIPCStream(bytes, {
    name: 'raw',
    create: true,
  });
  await connection.query('CREATE TYPE key_type AS ENUM (SELECT DISTINCT key FROM raw)');
  await connection.query(`CREATE TABLE facts AS SELECT run_time, day, key::key_type e, ok, agent,
    cost, cost * ok ok_cost, duration, "in" i, "out" o, reason r, cache_read cr, cache_write cw
    FROM raw`);
  await connection.query('DROP TABLE raw');
  const list = await connection.query('SELECT unnest(enum_range(NULL::key_type))');
  keys = rowsOf(list).map(([key]) => key.split('|'));
  indexOf = jobIndex(meta);
}

function rowsOf(table) {
  const columns = Array.from({ length: table.numCols }, (_, i) => table.getChildAt(i));
  const values = columns.map((column) => column.toArray());
  return Array.from({ length: table.numRows }, (_, row) => values.map((column) => column[row]));
}

async function query(sql, from, to) {
  const prepared = statements.get(sql) ?? connection.prepare(sql);
  statements.set(sql, prepared);
  return rowsOf(await (await prepared).query(from, to));
}

export async function interact(request) {
  const filter = OUTCOME[request.outcome] + MODE[request.mode];
  const rows = `FROM facts WHERE run_time >= ? AND run_time < ?${filter}`;
  const { t0, t1, p0 } = request;
  const [groups, days, [before]] = await Promise.all([
    query(
      `SELECT enum_code(e), count(*), sum(cost), ${SUMS}, max(run_time) ${rows} GROUP BY e`,
      t0,
      t1,
    ),
    query(`SELECT day, count(*), sum(cost) ${rows} GROUP BY day ORDER BY day`, t0, t1),
    query(`SELECT count(*), sum(ok), sum(cost), sum(ok_cost), ${SUMS} ${rows}`, p0, t0),
  ]);
  const lines = groups.map(([code, runs, cost, ...sums]) => {
    const [job, model, ok] = keys[code];
    const good = ok === '1' ? 1 : 0;
    return [job, model, Number(runs), good * Number(runs), cost, good * cost, ...sums.map(Number)];
  });
  const answer = rollUp(lines);
  return {
    ...answer,
    days: days.map((day) => day.map(Number)),
    prior: priorOf(before.map((sum) => Number(sum ?? 0) || 0)),
    whatif: priceOf(answer.jobs, request, indexOf),
  };
}
