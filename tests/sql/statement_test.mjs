// Statements: bind, step, get, reset, free.
import { agree, agreeToThrow, tableOf } from './both.mjs';

const ROWS = [
  [1, 'one'],
  [2, 'two'],
  [3, null],
];
const prepared = (sql) => (SQL) => tableOf(SQL, ROWS).prepare(sql);
const all = prepared('SELECT a, b FROM t ORDER BY a');

agree('step tells whether there is a row', [true, true, true, false], (SQL) => {
  const statement = all(SQL);
  return [0, 1, 2, 3].map(() => statement.step());
});
agree('stepping on after the end begins anew', [false, true], (SQL) => {
  const statement = prepared('SELECT a FROM t WHERE a = 1')(SQL);
  statement.step();
  return [statement.step(), statement.step()];
});
agree(
  'get gives the row of the last step, also twice',
  [
    [1, 'one'],
    [1, 'one'],
  ],
  (SQL) => {
    const statement = all(SQL);
    statement.step();
    return [statement.get(), statement.get()];
  },
);
agree('get before the first step is empty', [], (SQL) => all(SQL).get());
agree('get after the last step is empty', [], (SQL) => {
  const statement = all(SQL);
  while (statement.step());
  return statement.get();
});
agree('get with values binds and steps', [2, 'two'], (SQL) =>
  prepared('SELECT a, b FROM t WHERE a = ?')(SQL).get([2]),
);
agree('get with names binds and steps', [3, null], (SQL) =>
  prepared('SELECT a, b FROM t WHERE a = $a')(SQL).get({ $a: 3 }),
);
agree('get with an empty object steps', [1, 'one'], (SQL) => all(SQL).get({}));
agree('getAsObject names the values', { a: 1, b: 'one' }, (SQL) => {
  const statement = all(SQL);
  statement.step();
  return statement.getAsObject();
});
agree('getAsObject binds values', { b: 'two' }, (SQL) =>
  prepared('SELECT b FROM t WHERE a = :a')(SQL).getAsObject({ ':a': 2 }),
);
agree('of two columns of one name the last one stays', { x: 2 }, (SQL) =>
  prepared('SELECT 1 AS x, 2 AS x')(SQL).getAsObject([]),
);
agree('getAsObject without a row has names and no values', { a: undefined, b: undefined }, (SQL) =>
  all(SQL).getAsObject(),
);
agree('column names are known before the first step', ['a', 'b AS', 'count(*)', 'né'], (SQL) =>
  prepared('SELECT a, b AS "b AS", count(*), 1 AS "né" FROM t')(SQL).getColumnNames(),
);
agree('a statement without rows has no columns', [], (SQL) =>
  prepared('INSERT INTO t VALUES (9, 9)')(SQL).getColumnNames(),
);
agree('bind is true, and begins anew', [true, [1, 'one']], (SQL) => {
  const statement = all(SQL);
  statement.step();
  statement.step();
  const bound = statement.bind([]);
  statement.step();
  return [bound, statement.get()];
});
agree('bind without values is true', [true, true], (SQL) => {
  const statement = all(SQL);
  return [statement.bind(), statement.bind(null)];
});
agree('bind forgets what was bound before', [5, null], (SQL) => {
  const statement = prepared('SELECT ?, ?')(SQL);
  statement.bind([1, 2]);
  return statement.get([5]);
});
agree('a name that the statement lacks is left out', [7], (SQL) =>
  prepared('SELECT :a')(SQL).get({ ':a': 7, ':nothing': 8 }),
);
agree('reset is true, and forgets values', [true, [null]], (SQL) => {
  const statement = prepared('SELECT ?')(SQL);
  statement.bind([1]);
  const reset = statement.reset();
  statement.step();
  return [reset, statement.get()];
});
agree('a statement can run many times', [[4], [5], [6]], (SQL) => {
  const db = tableOf(SQL, []);
  const insert = db.prepare('INSERT INTO t VALUES (?, ?)');
  for (const a of [4, 5, 6]) insert.run([a, null]);
  insert.free();
  return db.exec('SELECT a FROM t')[0].values;
});
agree('run is true and ignores rows', true, (SQL) => all(SQL).run());
agree('run with names', [['x']], (SQL) => {
  const db = tableOf(SQL, ROWS);
  db.prepare('UPDATE t SET b = @b WHERE a = $a').run({ '@b': 'x', $a: 1 });
  return db.exec('SELECT b FROM t WHERE a = 1')[0].values;
});
agree('freemem gives nothing back and harms nothing', [undefined, true], (SQL) => {
  const statement = all(SQL);
  return [statement.freemem(), statement.step()];
});
agree('getSQL is the text as it was', 'SELECT  a\nFROM t -- c', (SQL) =>
  prepared('SELECT  a\nFROM t -- c')(SQL).getSQL(),
);
agree('getSQL of the first of two statements', 'SELECT 1;', (SQL) =>
  prepared('SELECT 1; SELECT 2;')(SQL).getSQL(),
);
agree('getNormalizedSQL has no literals', 'SELECT*FROM t WHERE a=?;', (SQL) =>
  prepared("select * from t where a = 'x'")(SQL).getNormalizedSQL(),
);
agree('free is true, also twice', [true, true], (SQL) => {
  const statement = all(SQL);
  return [statement.free(), statement.free()];
});
for (const [what, use] of [
  ['step', (statement) => statement.step()],
  ['bind', (statement) => statement.bind([1])],
  ['run', (statement) => statement.run()],
  ['get with values', (statement) => statement.get([1])],
]) {
  agreeToThrow(`${what} of a freed statement is refused`, 'text', 'Statement closed', (SQL) => {
    const statement = all(SQL);
    statement.free();
    return use(statement);
  });
}
agree('get and names of a freed statement are empty', [[], []], (SQL) => {
  const statement = all(SQL);
  statement.free();
  return [statement.get(), statement.getColumnNames()];
});
agreeToThrow('a constraint is told', 'error', 'UNIQUE constraint failed: u.a', (SQL) => {
  const db = new SQL.Database();
  db.run('CREATE TABLE u (a UNIQUE); INSERT INTO u VALUES (1)');
  return db.prepare('INSERT INTO u VALUES (?)').run([1]);
});
agree('after a failed step the statement can be used again', [[1], [2]], (SQL) => {
  const db = new SQL.Database();
  db.run('CREATE TABLE u (a UNIQUE); INSERT INTO u VALUES (1)');
  const insert = db.prepare('INSERT INTO u VALUES (?)');
  try {
    insert.run([1]);
  } catch {
    insert.run([2]);
  }
  return db.exec('SELECT a FROM u')[0].values;
});
agree('a number that was bound can be computed with', [6], (SQL) =>
  prepared('SELECT ? + ?')(SQL).get([2, 4]),
);
agree('getSQL of a freed statement is empty', '', (SQL) => {
  const statement = all(SQL);
  statement.free();
  return statement.getSQL();
});
