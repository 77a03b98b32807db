// Databases: open, run, exec, each, prepare, export, close.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree, agreeToThrow, differ, ours, rowsOf, tableOf, theirs } from './both.mjs';

const ROWS = [
  [1, 'one'],
  [2, 'two'],
];

agree('a new database has no tables', [], (SQL) =>
  new SQL.Database().exec('SELECT * FROM sqlite_schema'),
);
agree('no bytes, null and undefined begin an empty one', [[[1]], [[1]], [[1]]], (SQL) =>
  [new Uint8Array(), null, undefined].map((data) => rowsOf(new SQL.Database(data), 'SELECT 1')),
);
agree('run gives the database back', true, (SQL) => {
  const db = new SQL.Database();
  return db.run('CREATE TABLE t (a)') === db;
});
agree('run takes many statements', [[1], [2]], (SQL) => {
  const db = new SQL.Database();
  db.run('CREATE TABLE t (a); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2);');
  return rowsOf(db, 'SELECT a FROM t');
});
agree('run with values takes the first statement', [[7]], (SQL) => {
  const db = tableOf(SQL, [], 'a');
  db.run('INSERT INTO t VALUES (?)', [7]);
  return rowsOf(db, 'SELECT a FROM t');
});
agree('run of nothing does nothing', true, (SQL) => {
  const db = new SQL.Database();
  return db.run('  -- only a comment') === db;
});
agree('what ran before an error stays', [[1]], (SQL) => {
  const db = tableOf(SQL, [], 'a');
  assert.throws(() => db.run('INSERT INTO t VALUES (1); INSERT INTO nowhere VALUES (1)'));
  return rowsOf(db, 'SELECT a FROM t');
});

agree(
  'exec gives columns and rows of each statement that has rows',
  [
    { columns: ['a', 'b'], values: ROWS },
    { columns: ['n'], values: [[2]] },
  ],
  (SQL) =>
    tableOf(SQL, ROWS).exec(
      'SELECT * FROM t; SELECT * FROM t WHERE a > 9; SELECT count(*) AS n FROM t; -- end',
    ),
);
agree('exec without rows gives nothing', [], (SQL) => tableOf(SQL, []).exec('SELECT * FROM t'));
agree('exec of no text gives nothing', [[], [], []], (SQL) =>
  ['', ' ;; ', '-- x'].map((sql) => new SQL.Database().exec(sql)),
);
agree('exec with values', [{ columns: ['b'], values: [['two']] }], (SQL) =>
  tableOf(SQL, ROWS).exec('SELECT b FROM t WHERE a = ?', [2]),
);
agree(
  'exec with names serves many statements',
  [
    { columns: ['a'], values: [[1]] },
    { columns: ['b'], values: [['two']] },
  ],
  (SQL) =>
    tableOf(SQL, ROWS).exec('SELECT a FROM t WHERE a = $x; SELECT b FROM t WHERE a = $y', {
      $x: 1,
      $y: 2,
    }),
);
agree(
  'a later statement sees what an earlier one made',
  [{ columns: ['a'], values: [[5]] }],
  (SQL) => new SQL.Database().exec('CREATE TABLE x (a); INSERT INTO x VALUES (5); SELECT a FROM x'),
);

agree(
  'each calls back for every row, then done',
  [{ a: 1, b: 'one' }, { a: 2, b: 'two' }, 'end'],
  (SQL) => {
    const seen = [];
    tableOf(SQL, ROWS).each(
      'SELECT * FROM t',
      (row) => seen.push(row),
      () => seen.push('end'),
    );
    return seen;
  },
);
agree('each with values', [{ b: 'two' }], (SQL) => {
  const seen = [];
  tableOf(SQL, ROWS).each('SELECT b FROM t WHERE a = $a', { $a: 2 }, (row) => seen.push(row));
  return seen;
});
agree('each gives back what done gives', ['x', undefined], (SQL) => {
  const db = tableOf(SQL, ROWS);
  const nothing = () => undefined;
  return [db.each('SELECT 1', nothing, () => 'x'), db.each('SELECT 1', nothing)];
});
agreeToThrow('what a callback of each throws comes out', 'error', 'mine', (SQL) =>
  tableOf(SQL, ROWS).each('SELECT 1', () => {
    throw new Error('mine');
  }),
);

agreeToThrow('prepare of nothing is refused', 'text', 'Nothing to prepare', (SQL) =>
  new SQL.Database().prepare(' -- '),
);
agree('prepare with values binds them', ['two'], (SQL) => {
  const statement = tableOf(SQL, ROWS).prepare('SELECT b FROM t WHERE a = ?', [2]);
  statement.step();
  return statement.get();
});
for (const call of ['run', 'exec', 'prepare']) {
  agreeToThrow(
    `${call} tells where a text is wrong`,
    'error',
    'near "SELEC": syntax error',
    (SQL) => new SQL.Database()[call]('SELEC 1'),
  );
  agreeToThrow(`${call} names a missing table`, 'error', 'no such table: nowhere', (SQL) =>
    new SQL.Database()[call]('SELECT * FROM nowhere'),
  );
}
agreeToThrow('an unfinished text is told', 'error', 'unrecognized token: "\'abc"', (SQL) =>
  new SQL.Database().exec("SELECT 'abc"),
);
agreeToThrow('a missing column is named', 'error', 'no such column: zz', (SQL) =>
  tableOf(SQL, ROWS).exec('SELECT zz FROM t'),
);
agree('handleError of 0 is null', null, (SQL) => new SQL.Database().handleError(0));
agreeToThrow('handleError throws what SQLite said last', 'error', 'no such table: q', (SQL) => {
  const db = new SQL.Database();
  assert.throws(() => db.exec('SELECT * FROM q'));
  db.handleError(1);
});

agree('getRowsModified counts the last change', [0, 1, 2, 2, 1], (SQL) => {
  const db = new SQL.Database();
  const counts = [];
  for (const sql of [
    'CREATE TABLE t (a)',
    'INSERT INTO t VALUES (1)',
    'INSERT INTO t VALUES (2), (3)',
    'SELECT * FROM t',
    'DELETE FROM t WHERE a = 1',
  ]) {
    db.run(sql);
    counts.push(db.getRowsModified());
  }
  return counts;
});

agree('an exported database opens again', ROWS, (SQL) => {
  const db = tableOf(SQL, ROWS);
  return rowsOf(new SQL.Database(db.export()), 'SELECT * FROM t');
});
agree('export leaves statements, functions and settings', [[[1, 'one']], [[4]], [[3]]], (SQL) => {
  const db = tableOf(SQL, ROWS);
  db.create_function('twice', (x) => 2 * x);
  db.run('PRAGMA user_version = 3; PRAGMA foreign_keys = ON; CREATE TEMP TABLE tt (a)');
  const statement = db.prepare('SELECT * FROM t');
  db.export();
  statement.step();
  return [[statement.get()], rowsOf(db, 'SELECT twice(2)'), rowsOf(db, 'PRAGMA user_version')];
});
agree(
  'an export does not change with the database',
  [
    [
      [1, 'one'],
      [2, 'two'],
    ],
    2,
  ],
  (SQL) => {
    const db = tableOf(SQL, ROWS);
    const bytes = db.export();
    db.run('DELETE FROM t; DROP TABLE t');
    return [rowsOf(new SQL.Database(bytes), 'SELECT * FROM t'), ROWS.length];
  },
);
agreeToThrow(
  'export within a write is refused',
  'error',
  'Unable to export: SQLite is busy or locked. Finish active write transactions before exporting.',
  (SQL) => {
    const db = tableOf(SQL, ROWS);
    db.run('BEGIN; INSERT INTO t VALUES (3, 3)');
    return db.export();
  },
);
agree('an export of nothing opens again', [[1]], (SQL) =>
  rowsOf(new SQL.Database(new SQL.Database().export()), 'SELECT 1'),
);
agree('the given bytes are not changed', true, (SQL) => {
  const bytes = tableOf(SQL, ROWS).export();
  const before = bytes.slice();
  new SQL.Database(bytes).run('DELETE FROM t; VACUUM');
  return Buffer.compare(bytes, before) === 0;
});
test('the bytes of one open in the other', () => {
  const check = (from, to) => {
    const bytes = tableOf(from, ROWS).export();
    assert.deepEqual(rowsOf(new to.Database(bytes), 'SELECT * FROM t'), ROWS);
    assert.deepEqual(rowsOf(new to.Database(bytes), 'PRAGMA integrity_check'), [['ok']]);
  };
  check(ours, theirs);
  check(theirs, ours);
});

agree('transactions roll back', [[1]], (SQL) => {
  const db = tableOf(SQL, [], 'a');
  db.run('INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (2); ROLLBACK');
  return rowsOf(db, 'SELECT a FROM t');
});
agree('databases do not see each other', [[[1]], [[2]]], (SQL) => {
  const [first, second] = [tableOf(SQL, [[1]], 'a'), tableOf(SQL, [[2]], 'a')];
  return [first, second].map((db) => rowsOf(db, 'SELECT a FROM t'));
});
agree('a database in memory can be attached', [[5]], (SQL) => {
  const db = new SQL.Database();
  db.run("ATTACH ':memory:' AS other; CREATE TABLE other.x (a); INSERT INTO other.x VALUES (5)");
  return rowsOf(db, 'SELECT a FROM x');
});
agree('VACUUM works', [[2]], (SQL) => {
  const db = tableOf(SQL, ROWS);
  db.run('VACUUM');
  return rowsOf(db, 'SELECT count(*) FROM t');
});

agree('close can be called twice', [undefined, undefined], (SQL) => {
  const db = new SQL.Database();
  return [db.close(), db.close()];
});
agreeToThrow('run after close is refused', 'text', 'Database closed', (SQL) =>
  closed(SQL).run('x'),
);
agreeToThrow('exec after close is refused', 'text', 'Database closed', (SQL) =>
  closed(SQL).exec('x'),
);
agreeToThrow('export after close is refused', 'error', 'Database closed', (SQL) =>
  closed(SQL).export(),
);
agreeToThrow('close closes its statements', 'text', 'Statement closed', (SQL) => {
  const db = new SQL.Database();
  const statement = db.prepare('SELECT 1');
  db.close();
  return statement.step();
});
function closed(SQL) {
  const db = new SQL.Database();
  db.close();
  return db;
}

agreeToThrow(
  'bytes that are no database are told at the first use',
  'error',
  'file is not a database',
  (SQL) => new SQL.Database(new Uint8Array(4096).fill(65)).exec('SELECT * FROM sqlite_schema'),
);
differ(
  'prepare after close says so',
  { thrown: 'Database closed', isError: false },
  { thrown: 'out of memory', isError: true },
  (SQL) => closed(SQL).prepare('SELECT 1'),
);
agree('a file in WAL mode opens', ROWS, (SQL) => {
  const bytes = tableOf(SQL, ROWS).export();
  bytes[18] = 2;
  bytes[19] = 2;
  return rowsOf(new SQL.Database(bytes), 'SELECT * FROM t');
});
