// iterateStatements: the statements of a text, one by one.
import { agree, agreeToThrow, tableOf } from './both.mjs';

agree(
  'each statement comes in its turn',
  [
    ['SELECT 1 AS x;', { x: 1 }],
    [" SELECT '2' AS y", { y: '2' }],
  ],
  (SQL) => {
    const seen = [];
    for (const statement of new SQL.Database().iterateStatements(
      "SELECT 1 AS x; SELECT '2' AS y",
    )) {
      seen.push([statement.getSQL(), statement.getAsObject({})]);
    }
    return seen;
  },
);
agree('nothing but space and comments is no statement', [0, 0, 0], (SQL) =>
  ['', ' ', '-- nothing'].map((sql) => [...new SQL.Database().iterateStatements(sql)].length),
);
agree('a later statement sees what an earlier one did', [1], (SQL) => {
  const db = new SQL.Database();
  let last;
  for (const statement of db.iterateStatements(
    'CREATE TABLE x (a); INSERT INTO x VALUES (1); SELECT a FROM x',
  )) {
    statement.step();
    last = statement.get();
  }
  return last;
});
agree('next says when it is over', [false, true, true], (SQL) => {
  const iterator = new SQL.Database().iterateStatements('SELECT 1');
  return [0, 1, 2].map(() => iterator.next().done);
});
agree('what remains is known on the way', [' SELECT 2; SELECT 3', ' SELECT 3'], (SQL) => {
  const iterator = new SQL.Database().iterateStatements('SELECT 1; SELECT 2; SELECT 3');
  const remains = [];
  for (let turn = 0; turn < 2; turn += 1) {
    iterator.next();
    remains.push(iterator.getRemainingSQL());
  }
  return remains;
});
agree(
  'after an error what remains begins with the faulty statement',
  ['near "SELEC": syntax error', ' SELEC 2; SELECT 3'],
  (SQL) => {
    const iterator = new SQL.Database().iterateStatements('SELECT 1; SELEC 2; SELECT 3');
    iterator.next();
    try {
      iterator.next();
    } catch (reason) {
      return [reason.message, iterator.getRemainingSQL()];
    }
  },
);
agreeToThrow(
  'a statement is freed when the next one is asked for',
  'text',
  'Statement closed',
  (SQL) => {
    const iterator = new SQL.Database().iterateStatements('SELECT 1; SELECT 2');
    const first = iterator.next().value;
    iterator.next();
    return first.step();
  },
);
agree('leaving early frees what is held', [], (SQL) => {
  const db = tableOf(SQL, [[1]], 'a');
  for (const statement of db.iterateStatements('SELECT a FROM t; SELECT 2')) {
    statement.step();
    break;
  }
  return db.exec('DROP TABLE t');
});
agreeToThrow('iterating a closed database is refused', 'error', 'Database closed', (SQL) => {
  const db = new SQL.Database();
  const iterator = db.iterateStatements('SELECT 1');
  db.close();
  return iterator.next();
});
agree('return ends it', [true, true], (SQL) => {
  const iterator = new SQL.Database().iterateStatements('SELECT 1; SELECT 2');
  iterator.next();
  return [iterator.return().done, iterator.next().done];
});
