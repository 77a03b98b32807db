// What SQLite itself has in this build: functions, full-text search, JSON, dates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree, ours, outcomeOf, rowsOf, tableOf, theirs } from './both.mjs';

const asked = (sql) => (SQL) => rowsOf(new SQL.Database(), sql);

test('both are the same version of SQLite', () => {
  const version = asked('SELECT sqlite_version(), sqlite_source_id()');
  assert.deepEqual(version(ours), version(theirs));
});
test('every function and module of sql.js is there', () => {
  const functions = asked('SELECT DISTINCT name FROM pragma_function_list');
  const modules = asked("SELECT name FROM pragma_module_list WHERE name NOT LIKE 'pragma%'");
  for (const list of [functions, modules]) {
    const mine = new Set(list(ours).flat());
    const missing = list(theirs)
      .flat()
      .filter((name) => !mine.has(name));
    // What a build was made with is nobody's business but the build's.
    assert.deepEqual(
      missing.filter((name) => !name.startsWith('sqlite_compileoption')),
      [],
    );
  }
});
agree(
  'JSON',
  [[2, '[1,2]']],
  asked(
    `SELECT '{"a":[1,2]}' ->> '$.a[1]', json_group_array(x) FROM (SELECT 1 AS x UNION SELECT 2)`,
  ),
);
agree(
  'window functions',
  [
    [1, 1],
    [2, 3],
  ],
  (SQL) => rowsOf(tableOf(SQL, [[1], [2]], 'a'), 'SELECT a, sum(a) OVER (ORDER BY a) FROM t'),
);
agree('full-text search', [['the quick fox']], (SQL) => {
  const db = new SQL.Database();
  db.run(
    "CREATE VIRTUAL TABLE d USING fts4(body); INSERT INTO d VALUES ('the quick fox'), ('a slow dog')",
  );
  return rowsOf(db, "SELECT body FROM d WHERE d MATCH 'quick AND fox'");
});
agree('mathematics', [[8, 2, 3, 0]], asked('SELECT pow(2, 3), sqrt(4), ceil(2.1), sin(0)'));
agree(
  'recursion',
  [[500500]],
  asked(
    'WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 1000) SELECT sum(x) FROM n',
  ),
);
agree('double quotes fall back to a text', [['abc']], asked('SELECT "abc"'));

const MOMENTS = [
  0, 951782400, 1709164800, 1709251199, -86400, -2208988800, 4102444799, 1711846800, 1711850400,
];
for (const moment of MOMENTS) {
  test(`local time at ${moment} is that of sql.js`, () => {
    const sql = `SELECT datetime(${moment}, 'unixepoch', 'localtime'), strftime('%j %w', ${moment}, 'unixepoch', 'localtime')`;
    assert.deepEqual(asked(sql)(ours), asked(sql)(theirs));
  });
}
test('now is now', () => {
  const [[seconds]] = asked("SELECT unixepoch('now')")(ours);
  assert.ok(Math.abs(seconds - Date.now() / 1000) < 5, String(seconds));
});
test('random numbers differ', () => {
  const [[first, second]] = asked('SELECT random(), random()')(ours);
  assert.notEqual(first, second);
});

const TEXTS = ["'abc'", "'žlu ť'", "''", 'NULL', "'Robert'", "'hello WORLD again'", '12'];
const SCALARS = [
  'reverse(X)',
  'proper(X)',
  'leftstr(X, 2)',
  'rightstr(X, 2)',
  'leftstr(X, 99)',
  'padl(X, 9)',
  'padr(X, 9)',
  'padc(X, 10)',
  'padl(X, 0)',
  'replicate(X, 3)',
  "charindex('b', X)",
  "charindex('l', X, 4)",
  "charindex('l', X, 40)",
  "charindex('l', X, -4)",
  "strfilter(X, 'abcl')",
  "difference(X, 'Rupert')",
  "difference(X, 'Ashcraft')",
  'square(X)',
  'leftstr(X, -1)',
  "charindex('', X)",
];
for (const scalar of SCALARS) {
  test(`${scalar} is that of sql.js`, () => {
    for (const text of TEXTS) {
      const sql = `SELECT typeof(${scalar}), ${scalar}`.replaceAll('X', text);
      assert.deepEqual(outcomeOf(ours, asked(sql)), outcomeOf(theirs, asked(sql)), sql);
    }
  });
}
const NUMBERS = [
  [],
  [1],
  [1, 2],
  [3, 1, 2],
  [1, 2, 3, 4],
  [1, 1, 2, 2, 3],
  [5, 5, 1],
  [1.5, 2.5, 9],
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  [4, null, 6],
];
for (const statistic of [
  'stdev',
  'variance',
  'mode',
  'median',
  'lower_quartile',
  'upper_quartile',
]) {
  test(`${statistic} is that of sql.js`, () => {
    for (const numbers of NUMBERS) {
      const ask = (SQL) =>
        rowsOf(
          tableOf(
            SQL,
            numbers.map((n) => [n]),
            'a',
          ),
          `SELECT typeof(${statistic}(a)), round(${statistic}(a), 9) FROM t`,
        );
      assert.deepEqual(outcomeOf(ours, ask), outcomeOf(theirs, ask), JSON.stringify(numbers));
    }
  });
}
agree(
  'more mathematics',
  [[0.642, 1.313, 0.785]],
  asked('SELECT round(cot(1), 3), round(coth(1), 3), round(atn2(1, 1), 3)'),
);
