// Functions, aggregates and the update hook: JavaScript that SQLite calls.
import assert from 'node:assert/strict';
import { agree, agreeToThrow, rowsOf, tableOf } from './both.mjs';

const withFunction = (func) => (SQL) => new SQL.Database().create_function('f', func);
const call = (func, sql) => (SQL) => rowsOf(withFunction(func)(SQL), sql);

agree('create_function gives the database back', true, (SQL) => {
  const db = new SQL.Database();
  return db.create_function('f', () => 1) === db;
});
agree(
  'a function is called with values',
  [[3]],
  call((a, b) => a + b, 'SELECT f(1, 2)'),
);
agree(
  'arguments arrive as numbers, texts, bytes and null',
  [['number:1 number:1.5 string:é Uint8Array:1,2 null']],
  call(
    (a, b, c, d, e) =>
      `${typeof a}:${a} ${typeof b}:${b} ${typeof c}:${c} ${d.constructor.name}:${d} ${e}`,
    "SELECT f(1, 1.5, 'é', x'0102', NULL)",
  ),
);
for (const [what, value, type] of [
  ['a number', 1, 'real'],
  ['a fraction', 0.5, 'real'],
  ['a text', 'né', 'text'],
  ['bytes', Uint8Array.of(1, 2), 'blob'],
  ['true', true, 'integer'],
  ['null', null, 'null'],
  ['nothing', undefined, 'null'],
]) {
  const back = value === true ? 1 : (value ?? null);
  agree(
    `a function may give ${what}`,
    [[type, back]],
    call(() => value, 'SELECT typeof(f()), f()'),
  );
}
agreeToThrow('what a function throws is the error', 'error', 'bad luck', (SQL) =>
  call(() => {
    throw new Error('bad luck');
  }, 'SELECT f()')(SQL),
);
agreeToThrow('a thrown text is the error too', 'error', 'only text', (SQL) =>
  call(() => {
    throw 'only text';
  }, 'SELECT f()')(SQL),
);
agreeToThrow(
  'an object cannot be given back',
  'error',
  'Wrong API use : tried to return a value of an unknown type ([object Object]).',
  call(() => ({}), 'SELECT f()'),
);
agreeToThrow(
  'the number of arguments counts',
  'error',
  'wrong number of arguments to function f()',
  call((a) => a, 'SELECT f(1, 2)'),
);
agree('functions of one name and other arguments live side by side', [[1, 2]], (SQL) => {
  const db = new SQL.Database();
  db.create_function('f', (_a) => 1).create_function('f', (_a, _b) => 2);
  return rowsOf(db, 'SELECT f(0), f(0, 0)');
});
agree('a function can be replaced, in any case of letters', [['new']], (SQL) => {
  const db = withFunction(() => 'old')(SQL);
  db.create_function('F', () => 'new');
  return rowsOf(db, 'SELECT f()');
});
agree('a function can use the database', [[2]], (SQL) => {
  const db = tableOf(SQL, [[1], [2]], 'a');
  db.create_function('f', () => db.exec('SELECT count(*) FROM t')[0].values[0][0]);
  return rowsOf(db, 'SELECT f()');
});
agree('a function can filter', [[2], [3]], (SQL) => {
  const db = tableOf(SQL, [[1], [2], [3]], 'a');
  db.create_function('large', (a) => a > 1);
  return rowsOf(db, 'SELECT a FROM t WHERE large(a)');
});

const numbers = (SQL) =>
  tableOf(SQL, [
    [1, 'x'],
    [2, 'x'],
    [5, 'y'],
  ]);
agree('an aggregate has a beginning, steps and an end', [[80]], (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', {
    init: () => 0,
    step: (sum, value) => sum + value,
    finalize: (sum) => sum * 10,
  });
  return rowsOf(db, 'SELECT agg(a) FROM t');
});
agree('an aggregate without beginning begins with null', [['null|1|2|5']], (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', { step: (text, value) => `${text}|${value}` });
  return rowsOf(db, 'SELECT agg(a) FROM t');
});
agree(
  'groups keep apart',
  [
    ['x', 3],
    ['y', 5],
  ],
  (SQL) => {
    const db = numbers(SQL);
    db.create_aggregate('agg', { init: () => 0, step: (sum, value) => sum + value });
    return rowsOf(db, 'SELECT b, agg(a) FROM t GROUP BY b');
  },
);
agree('two aggregates of a query keep apart', [[8, 80]], (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', { init: () => 0, step: (sum, value) => sum + value });
  return rowsOf(db, 'SELECT agg(a), agg(a * 10) FROM t');
});
agree('an aggregate of no rows is its beginning', [[0]], (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', { init: () => 0, step: (sum, value) => sum + value });
  return rowsOf(db, 'SELECT agg(a) FROM t WHERE a > 99');
});
agree('an aggregate may take many values', [['1x 2x 5y ']], (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', { init: () => '', step: (text, a, b) => `${text}${a}${b} ` });
  return rowsOf(db, 'SELECT agg(a, b) FROM t');
});
agreeToThrow('what a step throws is the error', 'error', 'in step', (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', {
    step: (_state, _value) => {
      throw new Error('in step');
    },
  });
  return rowsOf(db, 'SELECT agg(a) FROM t');
});
agreeToThrow('what an end throws is the error', 'error', 'in end', (SQL) => {
  const db = numbers(SQL);
  db.create_aggregate('agg', {
    step: (_state, value) => value,
    finalize: () => {
      throw new Error('in end');
    },
  });
  return rowsOf(db, 'SELECT agg(a) FROM t');
});
agreeToThrow(
  'an aggregate needs a step',
  'text',
  'An aggregate function must have a step function in agg',
  (SQL) => new SQL.Database().create_aggregate('agg', {}),
);

const watched = (SQL, sql) => {
  const db = new SQL.Database();
  const seen = [];
  db.run('CREATE TABLE t (id INTEGER PRIMARY KEY, a)');
  const back = db.updateHook((...change) => seen.push(change)) === db;
  db.run(sql);
  db.updateHook(null);
  db.run('INSERT INTO t VALUES (99, 9)');
  return [back, seen];
};
agree(
  'the hook hears of each change until it is taken off',
  [
    true,
    [
      ['insert', 'main', 't', 1],
      ['insert', 'main', 't', 7],
      ['update', 'main', 't', 7],
      ['delete', 'main', 't', 1],
    ],
  ],
  (SQL) =>
    watched(
      SQL,
      'INSERT INTO t VALUES (1, 1), (7, 7); UPDATE t SET a = 8 WHERE id = 7; DELETE FROM t WHERE id = 1',
    ),
);
agree('a new hook takes the place of the old one', [0, 1], (SQL) => {
  const db = tableOf(SQL, [], 'a');
  const heard = [0, 0];
  db.updateHook(() => heard[0]++);
  db.updateHook(() => heard[1]++);
  db.run('INSERT INTO t VALUES (1)');
  return heard;
});
agreeToThrow(
  'a row id that is no exact number is refused',
  'text',
  'rowId too big to fit inside a Number',
  (SQL) => {
    const db = new SQL.Database();
    db.run('CREATE TABLE t (id INTEGER PRIMARY KEY)');
    db.updateHook(() => undefined);
    db.run('INSERT INTO t VALUES (9007199254740993)');
  },
);
agreeToThrow('what a hook throws comes out', 'error', 'from the hook', (SQL) => {
  const db = tableOf(SQL, [], 'a');
  db.updateHook(() => {
    throw new Error('from the hook');
  });
  db.prepare('INSERT INTO t VALUES (1)').step();
});
agree('after a hook has thrown, the database is usable', [[1], [2]], (SQL) => {
  const db = tableOf(SQL, [], 'a');
  db.updateHook(() => {
    throw new Error('from the hook');
  });
  assert.throws(() => db.run('INSERT INTO t VALUES (1)'));
  db.updateHook(null);
  db.run('INSERT INTO t VALUES (2)');
  return rowsOf(db, 'SELECT a FROM t');
});
