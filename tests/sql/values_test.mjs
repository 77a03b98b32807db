// How values travel between SQLite and JavaScript.
import { agree, agreeToThrow, differ, rowsOf, tableOf } from './both.mjs';

const BLOB = Uint8Array.of(0, 1, 254, 255);
/** [type in SQLite, value back] of one bound value. */
const there = (value, config) => (SQL) =>
  rowsOf(new SQL.Database(), 'SELECT typeof(?1), ?1', [value], config);

agree('an integer is bound as INTEGER', [['integer', 5]], there(5));
agree('a negative integer is bound as INTEGER', [['integer', -7]], there(-7));
agree('the largest 32-bit integer is an INTEGER', [['integer', 2147483647]], there(2147483647));
agree('an integer beyond 32 bits is a REAL', [['real', 2147483648]], there(2147483648));
agree('a fraction is a REAL', [['real', 0.25]], there(0.25));
agree('NaN is NULL', [['null', null]], there(Number.NaN));
agree('an infinity stays', [['real', Infinity]], there(Infinity));
agree('-0 is the integer 0', [['integer', 0]], there(-0));
agree('true is 1', [['integer', 1]], there(true));
agree('false is 0', [['integer', 0]], there(false));
agree('null is NULL', [['null', null]], there(null));
agree('a text is TEXT', [['text', 'abc']], there('abc'));
agree('an empty text is TEXT', [['text', '']], there(''));
agree(
  'a text in any script comes back',
  [['text', 'žluťoučký 你好 🎉']],
  there('žluťoučký 你好 🎉'),
);
agree('a long text comes back', [['text', 'né'.repeat(90_000)]], there('né'.repeat(90_000)));
agree('a text with a 0 in it comes back whole', [['text', 'a\0b']], there('a\0b'));
agree('a bigint is bound as its text', [['text', '9007199254740993']], there(9007199254740993n));
agree('bytes are a BLOB', [['blob', BLOB]], there(BLOB));
agree('a Buffer is a BLOB', [['blob', BLOB]], there(Buffer.from(BLOB)));
agree('an array of numbers is a BLOB', [['blob', Uint8Array.of(1, 2)]], there([1, 2]));
agree('no bytes are a BLOB of none', [['blob', new Uint8Array()]], there(new Uint8Array()));

for (const [what, value, text] of [
  ['undefined', undefined, 'undefined'],
  ['an object', { a: 1 }, '[object Object]'],
  ['a symbol-free function', Math.abs, String(Math.abs)],
]) {
  agreeToThrow(
    `${what} cannot be bound`,
    'text',
    `Wrong API use : tried to bind a value of an unknown type (${text}).`,
    there(value),
  );
}

const LARGE = 'SELECT 9007199254740993, -9223372036854775808, 3, 1.5, NULL';
agree('integers are numbers, rounded beyond 2^53', [[2 ** 53, -(2 ** 63), 3, 1.5, null]], (SQL) =>
  rowsOf(new SQL.Database(), LARGE),
);
agree(
  'useBigInt gives exact integers and leaves the rest',
  [[9007199254740993n, -9223372036854775808n, 3n, 1.5, null]],
  (SQL) => rowsOf(new SQL.Database(), LARGE, undefined, { useBigInt: true }),
);
agree('useBigInt works in get, getAsObject and each', [[[1n]], { a: 1n }, { a: 1n }], (SQL) => {
  const db = new SQL.Database();
  const seen = [];
  const statement = db.prepare('SELECT 1 AS a');
  statement.step();
  seen.push(
    [statement.get(null, { useBigInt: true })],
    statement.getAsObject(null, { useBigInt: true }),
  );
  db.each('SELECT 1 AS a', null, (row) => seen.push(row), undefined, { useBigInt: true });
  return seen;
});

agree('a blob that is read is a copy', [1, 2, 3], (SQL) => {
  const db = tableOf(SQL, [[Uint8Array.of(1, 2, 3), 0]]);
  const [[blob]] = rowsOf(db, 'SELECT a FROM t');
  db.run('UPDATE t SET a = zeroblob(100)');
  db.close();
  return [...blob];
});
agree('values can be told by place, number and name', [[1, 2, 3, 4]], (SQL) => {
  const db = new SQL.Database();
  const sql = 'SELECT :a, @b, $c, ?4';
  return rowsOf(db, sql, { ':a': 1, '@b': 2, $c: 3, '?4': 4 });
});
agree('a name without its prefix binds nothing', [[null]], (SQL) =>
  rowsOf(new SQL.Database(), 'SELECT :a', { a: 1 }),
);
agree('what is not bound is NULL', [[1, null]], (SQL) =>
  rowsOf(new SQL.Database(), 'SELECT ?, ?', [1]),
);
agreeToThrow('too many values are refused', 'error', 'column index out of range', (SQL) =>
  rowsOf(new SQL.Database(), 'SELECT ?', [1, 2]),
);
differ(
  'a text that begins with a byte order mark keeps it',
  { value: [['\uFEFFa long enough text to be decoded']] },
  { value: [['a long enough text to be decoded']] },
  (SQL) => rowsOf(new SQL.Database(), 'SELECT ?', ['\uFEFFa long enough text to be decoded']),
);
