// One behaviour, asked of our module and of sql.js: what comes back, or what is thrown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import initTheirs from 'sql.js';
import initOurs from '../../dist/engine/sql.mjs';

// biome-ignore-start lint/suspicious/noConsole: what sql.js says is kept from the tests' output
const warn = console.warn;
// sql.js says at each start that its old functions will go.
console.warn = (text, ...rest) => /deprecat/i.test(String(text)) || warn(text, ...rest);
// biome-ignore-end lint/suspicious/noConsole: see above

export const ours = await initOurs();
export const theirs = await initTheirs();

/** What `ask` did with a module: its value, or what it threw, as text and whether it was an Error. */
export function outcomeOf(SQL, ask) {
  try {
    return { value: ask(SQL) };
  } catch (reason) {
    const isError = reason instanceof Error;
    return { thrown: isError ? reason.message : String(reason), isError };
  }
}

/** Both give `expected`. */
export function agree(name, expected, ask) {
  test(name, () => {
    assert.deepEqual(outcomeOf(ours, ask), { value: expected }, 'this module');
    assert.deepEqual(outcomeOf(theirs, ask), { value: expected }, 'sql.js');
  });
}

/** Both throw this: `kind` is 'error' for an Error, 'text' for a string. */
export function agreeToThrow(name, kind, text, ask) {
  const expected = { thrown: text, isError: kind === 'error' };
  test(name, () => {
    assert.deepEqual(outcomeOf(ours, ask), expected, 'this module');
    assert.deepEqual(outcomeOf(theirs, ask), expected, 'sql.js');
  });
}

/** Where they differ on purpose: engine/sql/README.md says why. */
export function differ(name, mine, other, ask) {
  test(`${name} (differs from sql.js)`, () => {
    assert.deepEqual(outcomeOf(ours, ask), mine, 'this module');
    assert.deepEqual(outcomeOf(theirs, ask), other, 'sql.js');
  });
}

/** A database with a table of the given rows. */
export function tableOf(SQL, rows, columns = 'a, b') {
  const db = new SQL.Database();
  db.run(`CREATE TABLE t (${columns})`);
  for (const row of rows) db.run(`INSERT INTO t VALUES (${row.map(() => '?').join(', ')})`, row);
  return db;
}

export const rowsOf = (db, sql, ...rest) => db.exec(sql, ...rest)[0]?.values;
