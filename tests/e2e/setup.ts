// Makes the databases of the stories, once: real SQLite files from readable SQL.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { NEWEST } from './board';
import { at, FILES, NOW, REPORTED, reportOf, SAMPLE, STORY_REPORT } from './files';

const TABLE = `CREATE TABLE cron_runs (
  session_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, run_time REAL NOT NULL, ended_at REAL,
  duration_seconds REAL, model TEXT, input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
  reasoning_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
  cache_write_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL,
  cost_status TEXT, cost_source TEXT, billing_provider TEXT, api_call_count INTEGER DEFAULT 0,
  message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0, end_reason TEXT,
  success BOOLEAN, job_mode TEXT DEFAULT 'agent', ingested_at REAL);`;

const insert = (values: string) =>
  `INSERT INTO cron_runs (session_id, job_id, run_time, duration_seconds, model, input_tokens,
   estimated_cost_usd, success, job_mode) ${values};`;

const many = (count: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
  WHERE i < ${count}) SELECT 's' || i, 'big', ${NOW} - i * 20, i % 90, 'm/x', i, i * 0.00001,
  i % 7 > 0, 'agent' FROM n`;

/** Large enough for a first look at its end: 400 days, a run every ten minutes. */
const years = `INSERT INTO cron_runs (session_id, job_id, run_time, model, input_tokens,
  estimated_cost_usd, success, job_mode, end_reason, ingested_at)
  WITH RECURSIVE n(i) AS (SELECT 57600 UNION ALL SELECT i - 1 FROM n WHERE i > 0)
  SELECT 's' || i, 'job' || (i % 3), ${NOW} - i * 600, 'm/x', i, 0.01, i % 7 > 0, 'agent',
  printf('%.*c', 300, '-'), ${NOW} - i * 600 + 60 FROM n;`;

const row = (id: string, job: string, cost = '0.5') =>
  `('${id}', '${job}', ${NOW - 3600}, 10, 'm/x', 100, ${cost}, 1, 'agent')`;

/** Names that a spreadsheet, Markdown or a page might take for something else. */
const NAMES = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', '＝1', '＋1', '－1', '＠1', ' =1'],
  ...["'=1", 'it\'s, "so"', '=HYPERLINK("x")', 'a;b', '日報', 'تقرير', '</script><b>|*x*'],
];
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const named = NAMES.map((name, at) => {
  const values = [`'s${at}'`, quoted(name), NOW - at * 60, at, quoted(name), at, 0.1 * at, 1];
  return `(${values.join(', ')}, 'agent')`;
});

/** A run an hour, each 3 % dearer than the one before. */
const climbing = `INSERT INTO cron_runs (session_id, job_id, run_time, model, input_tokens,
  estimated_cost_usd, success, job_mode)
  WITH RECURSIVE n(i, cost) AS (SELECT 40, 1 UNION ALL SELECT i - 1, cost * 1.03 FROM n
  WHERE i > 1)
  SELECT 's' || i, 'climber', ${NOW} - i * 3600, 'm/x', 100, cost + 0.02 * (i % 3), 1, 'agent'
  FROM n;`;

const SQL: Record<string, string> = {
  'formulas.db': TABLE + insert(`VALUES ${named.join(', ')}`),
  'big.db': TABLE + insert(many(100_000)),
  'climbing/facts.db': TABLE + climbing,
  'years.db': TABLE + years,
  'wal.db': `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ${TABLE}
    ${insert(`VALUES ${row('a', 'j')}`)} PRAGMA wal_checkpoint(TRUNCATE);
    ${insert(`VALUES ${row('b', 'j')}, ${row('c', 'j')}`)}`,
  'other.db': 'CREATE TABLE customers(id); CREATE TABLE cron_run(session_id, job_id, model);',
  'newer.db': `${TABLE} ALTER TABLE cron_runs ADD COLUMN shiny TEXT;
    ${insert(`VALUES ${row('a', 'j')}`)}`,
  'empty_table.db': TABLE,
  'odd.db':
    TABLE +
    insert(`VALUES ${row('a', 'j', "'abc'")}, ${row('b', 'j', '9e999')}, ${row('c', 'j', '-0.5')}`),
  'huge_cell.db':
    TABLE +
    insert(`VALUES ('a', 'j', ${NOW}, 1, printf('%.*c', 20000000, 'x'), 1, 0.5, 1, 'agent')`),
  'hostile.db': `${TABLE} CREATE TRIGGER t AFTER INSERT ON cron_runs BEGIN SELECT 1; END;
    CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT * FROM c;
    ${insert(`VALUES ${row('a', '<img src=x onerror=document.title=1>')},
      ${row('b', '\u202Eevil\u202C שלום')}`)}`,
};

export default function makeFiles(): void {
  mkdirSync(`${FILES}/climbing`, { recursive: true });
  const tool = at('build/dev/tests/tools/sql_to_db');
  if (!existsSync(tool)) {
    execFileSync('cmake', ['--preset', 'dev'], { cwd: at('.') });
    execFileSync('cmake', ['--build', '--preset', 'dev', '--target', 'sql_to_db'], {
      cwd: at('.'),
    });
  }
  for (const [name, input] of Object.entries(SQL)) {
    execFileSync(tool, [`${FILES}/${name}`], { input });
  }
  const cronlens = at('dist/bin/cronlens');
  execFileSync(cronlens, ['sample', '--out', `${FILES}/sample`, '--now', String(NOW)]);
  const [facts = '', jobs = ''] = SAMPLE;
  const data = ['--facts', facts, '--jobs', jobs, '--now', String(NEWEST())];
  // Its title is where the page has the name of the file.
  execFileSync(cronlens, ['report', ...data, '--title', 'facts.db', '-o', STORY_REPORT]);
  for (const name of REPORTED) {
    const of = ['--facts', `${FILES}/${name}`, '--now', String(NOW)];
    execFileSync(cronlens, ['report', ...of, '--title', name, '-o', reportOf(name)]);
  }
  const sample = readFileSync(`${FILES}/sample/facts.db`);
  writeFileSync(`${FILES}/truncated.db`, sample.subarray(0, sample.length / 2));
  // Sparse: they take no room on the disk.
  for (const [name, size] of [
    ['large.db', 1.2e9],
    ['vast.db', 2.2e9],
  ] as const) {
    writeFileSync(`${FILES}/${name}`, 'SQLite format 3\0');
    truncateSync(`${FILES}/${name}`, size);
  }
  writeFileSync(`${FILES}/nothing.db`, '');
  writeFileSync(
    `${FILES}/random.db`,
    Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i * 31 + 200) & 255)),
  );
  writeFileSync(
    `${FILES}/climbing/jobs.json`,
    JSON.stringify({
      jobs: [{ id: 'climber', name: 'Climber', schedule: { kind: 'interval', minutes: 60 } }],
    }),
  );
  writeFileSync(`${FILES}/notes.txt`, 'These are my notes.\n');
  writeFileSync(`${FILES}/picture.png`, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  writeFileSync(`${FILES}/jobs.json`, '{broken');
}
