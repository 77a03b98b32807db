// Many rows at once: where one batch ends and the next begins, nothing is lost or mixed up.
import { agree, agreeToThrow, tableOf } from './both.mjs';

/** All that a row may be, so that batches end at their last cell, at a text and at a blob. */
const COUNT = 3000;
const text = (at) => {
  if (at % 1000 === 7) return 'x'.repeat(20_000) + at;
  if (at % 1000 < 500) return at % 5 === 0 ? '' : `cron_job_${at}_${'y'.repeat(at % 40)}`;
  return at % 7 === 0 ? `備份 ${at} ❤️` : `row ${at}`;
};
const blob = (at) => (at % 211 === 0 ? new Uint8Array([at & 255, 0, 255]) : null);
const ROWS = Array.from({ length: COUNT }, (_, at) => [at, at / 8, text(at), blob(at)]);

agree('rows of all kinds come back as they went in', ROWS, (SQL) => {
  const db = tableOf(SQL, [], 'a, b, c, d');
  db.run('BEGIN');
  const insert = db.prepare('INSERT INTO t VALUES (?, ?, ?, ?)');
  for (const row of ROWS) insert.run(row);
  insert.free();
  db.run('COMMIT');
  return db.exec('SELECT * FROM t ORDER BY a')[0].values;
});

// A byte of a broken sequence at the end of one text must not join the beginning of the next.
agree(
  'texts that are broken are broken each for itself',
  [['\uFFFD', '\uFFFD', '\uFFFDa', 'b']],
  (SQL) => {
    const db = new SQL.Database();
    const sql =
      "SELECT CAST(x'C3' AS TEXT), CAST(x'A9' AS TEXT), CAST(x'E282' AS TEXT) || 'a', 'b'";
    return db.exec(sql)[0].values;
  },
);

agree('a row of 2,000 columns', 2000, (SQL) => {
  const columns = Array.from({ length: 2000 }, (_, at) => `'${at}'`);
  const db = new SQL.Database();
  const [{ values }] = db.exec(`SELECT ${columns} UNION ALL SELECT ${columns.toReversed()}`);
  return new Set(values[0].filter((value, at) => value === values[1][1999 - at])).size;
});

agree(
  'a function that asks the same database meanwhile',
  [
    [0, 0],
    [1, 1],
    [2, 4],
  ],
  (SQL) => {
    const db = tableOf(SQL, [[0], [1], [2]], 'a');
    db.create_function('square', (a) => db.exec('SELECT ? * ?', [a, a])[0].values[0][0]);
    return db.exec('SELECT a, square(a) FROM t')[0].values;
  },
);

agreeToThrow('an error in a later row', 'error', 'integer overflow', (SQL) => {
  const db = new SQL.Database();
  return db.exec(
    `WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n LIMIT 5000)
    SELECT CASE a WHEN 4000 THEN abs(-9223372036854775808) ELSE a END FROM n`,
  );
});
