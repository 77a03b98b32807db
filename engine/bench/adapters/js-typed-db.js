// The same loop, its columns read from facts.db by stepping sqlite-wasm in the order of run_time.
import { makeColumns } from '../lib/columns.mjs';
import { bootSqlite, openBytes } from '../lib/sqlite_wasm.mjs';
import { makeLoop } from '../lib/typed_loop.mjs';

export const inputs = ['db'];
const QUERY = `SELECT run_time, duration_seconds, coalesce(actual_cost_usd, estimated_cost_usd),
  input_tokens, output_tokens, reasoning_tokens, cache_read_tokens, cache_write_tokens,
  job_id, model, success, job_mode = 'agent' FROM cron_runs ORDER BY run_time`;
let sqlite;
let ask;
let heap;

export async function init({ asset }) {
  sqlite = await bootSqlite(asset);
}

export function load(bytes, meta) {
  const database = openBytes(sqlite, bytes);
  database.exec('PRAGMA cache_size = -200000');
  const rows = database.selectValue('SELECT count(*) FROM cron_runs');
  const columns = makeColumns(rows, meta);
  const statement = database.prepare(QUERY);
  readRows(statement.pointer, columns, meta);
  statement.finalize();
  database.close();
  heap = sqlite.wasm.memory.buffer.byteLength;
  ask = makeLoop(columns, meta);
}

export const interact = (request) => ask(request);
export const memory = () => heap;

function readRows(statement, columns, meta) {
  const { exports } = sqlite.wasm;
  const { sqlite3_column_double: real, sqlite3_column_int: integer, sqlite3_step: step } = exports;
  const { run_time, duration, cost, job, model, ok, agent } = columns;
  const { in: input, out: output, reason, cache_read, cache_write } = columns;
  const jobCode = makeCoder(statement, 8, meta.jobs);
  const modelCode = makeCoder(statement, 9, meta.models);
  for (let i = 0; step(statement) === sqlite.capi.SQLITE_ROW; i += 1) {
    run_time[i] = real(statement, 0);
    duration[i] = real(statement, 1);
    cost[i] = real(statement, 2);
    input[i] = integer(statement, 3);
    output[i] = integer(statement, 4);
    reason[i] = integer(statement, 5);
    cache_read[i] = integer(statement, 6);
    cache_write[i] = integer(statement, 7);
    job[i] = jobCode();
    model[i] = modelCode();
    ok[i] = integer(statement, 10);
    agent[i] = integer(statement, 11);
  }
}

/** Text to code without a string per row: the bytes are hashed where they are. */
function makeCoder(statement, column, list) {
  const { capi, wasm } = sqlite;
  const text = wasm.exports.sqlite3_column_text;
  const codes = new Map(list.map(([name], index) => [name, index]));
  const byHash = new Map();
  return () => {
    const at = text(statement, column);
    const heap8 = wasm.heap8u();
    let hash = 7;
    for (let i = at; heap8[i] !== 0; i += 1) hash = (Math.imul(hash, 31) + heap8[i]) | 0;
    let code = byHash.get(hash);
    if (code === undefined) {
      code = codes.get(capi.sqlite3_column_text(statement, column));
      byHash.set(hash, code);
    }
    return code;
  };
}
