// SQL over facts.db with its own two indexes: three statements per interaction.
import initSqlJs from 'sql.js/dist/sql-wasm-browser.js';
import { jobIndex } from '../lib/columns.mjs';
import { askPanels, prepareDatabase } from '../lib/sql_panels.mjs';

export const inputs = ['db'];
const statements = new Map();
let SQL;
let database;
let indexOf;

export async function init({ asset }) {
  SQL = await initSqlJs({ locateFile: () => asset('sql-wasm-browser.wasm') });
}

export function load(bytes, meta) {
  database = new SQL.Database(bytes);
  indexOf = jobIndex(meta);
  prepareDatabase((sql) => database.run(sql));
}

export const interact = (request) => askPanels(query, request, indexOf);
export const memory = () => SQL.HEAPU8?.buffer.byteLength;

function query(sql, parameters) {
  const statement = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, statement);
  statement.bind(parameters);
  const rows = [];
  while (statement.step()) rows.push(statement.get());
  statement.reset();
  return rows;
}
