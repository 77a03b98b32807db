// Files that something is wrong with, made when the stories about them begin.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at, file, NOW } from './files';

const COLUMNS =
  'session_id TEXT PRIMARY KEY, job_id TEXT, run_time REAL, duration_seconds, model, ' +
  'input_tokens, output_tokens, estimated_cost_usd, success, job_mode';
const TABLE = `CREATE TABLE cron_runs (${COLUMNS});`;
const rows = (...values: readonly string[]) => `INSERT INTO cron_runs VALUES ${values.join(', ')};`;
const run = (id: string, job: string, model = 'm/x', time: string | number = NOW - 3600) =>
  `('${id}', '${job}', ${time}, 5, '${model}', 10, 5, 0.5, 1, 'agent')`;

const SQL: Readonly<Record<string, string>> = {
  'view.db': `CREATE TABLE runs (${COLUMNS}); CREATE VIEW cron_runs AS SELECT * FROM runs;`,
  'no_columns.db': 'CREATE TABLE cron_runs (model TEXT);',
  'all_in_wal.db': `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ${TABLE}
    ${rows(run('a', 'j'), run('b', 'j'))}`,
  'values.db':
    TABLE +
    rows(
      `('a', 'j', ${NOW}, -5, 'm', -10, 'many', -0.5, 1, 'agent')`,
      `('b', 'j', ${NOW - 1}, 9e999, 'm', 9e300, 5, 1e300, 1, 'agent')`,
      `('c', 'j', ${NOW - 2}, 'NaN', 'm', 'NaN', 5, 'NaN', 'yes', 'agent')`,
      `('d', 'j', ${NOW - 3}, x'00', 'm', x'00', 5, x'00', 7, 'agent')`,
      `('e', 'j', ${NOW - 4}, 5, 'm', 10, 5, 0.25, 1, 'agent')`,
      `('f', 'j', ${NOW - 5}, 5, 'm', 10, 5, 0.5, 0, 'agent')`,
    ),
  'times.db':
    TABLE +
    rows(
      run('a', 'j'),
      run('b', 'j', 'm', 0),
      run('c', 'j', 'm', 253402300799),
      run('d', 'j', 'm', 1e15),
      run('e', 'j', 'm', -1e15),
      run('f', 'j', 'm', "'tomorrow'"),
      run('g', 'j', 'm', 'NULL'),
    ),
  'many_jobs.db': `${TABLE} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO cron_runs SELECT 's' || i, i || printf('%.*c', 500, 'W'), ${NOW} - i, 5, 'm' || i, 10, 5,
    i * 0.001, 1, 'agent' FROM n;`,
  'markup.db':
    TABLE +
    rows(
      run('a', '<script>alert(1)</script>', '<b>model</b>'),
      run('b', '<a href="javascript:alert(2)" onclick=alert(3)>job</a>', '<iframe src=x>'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a page must not fill it in
      run('c', '{{constructor}}', '${alert(4)}'),
    ),
};

/** Bytes without any pattern, the same ones each time. */
function noise(length: number): Buffer {
  let state = 12345;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state >>> 24;
    }),
  );
}

export function makeHostileFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, content: string | Buffer) =>
    writeFileSync(`${folder}/${name}`, content);
  for (const [name, input] of Object.entries(SQL)) {
    execFileSync(at('build/dev/tests/tools/sql_to_db'), [`${folder}/${name}`], { input });
  }
  const sample = readFileSync(file('sample/facts.db'));
  put('encrypted.db', noise(40_960));
  put('mangled.db', Buffer.concat([sample.subarray(0, 4096), noise(sample.length - 4096)]));
  put('header_only.db', sample.subarray(0, 100));
  put('archive.zip', Buffer.from('504b0304140000000800', 'hex'));
  put('table.csv', 'session_id,job_id\na,b\n');
  put('page.html', '<!doctype html><title>x</title>');
  put('dump.sql', 'PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n');
}
