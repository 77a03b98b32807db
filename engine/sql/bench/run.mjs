// Usage: node engine/sql/bench/run.mjs [--n RUNS] [--reps N] [--facts FILE] [--cpu]
// The same bytes and the same five questions of the board, asked of this module and of sql.js, in
// turns; medians, and how many times faster this module is. Wrong answers end it with 1. --cpu counts
// the processor's time, for a machine that others use: then give node --single-threaded too.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const ROOT = new URL('../../../', import.meta.url);
const at = (path) => new URL(path, ROOT).pathname;
const { values: options } = parseArgs({
  options: {
    n: { type: 'string', default: '100000' },
    reps: { type: 'string', default: '15' },
    facts: { type: 'string' },
    cpu: { type: 'boolean', default: false },
  },
});
const initTheirs = createRequire(at('web/package.json'))('sql.js');
const { loadSqlJs } = await import(at('dist/engine/sql.mjs'));

const SUMS = `count(*), sum(success), sum(estimated_cost_usd), sum(input_tokens), sum(output_tokens),
  sum(cache_read_tokens), sum(cache_write_tokens), sum(duration_seconds)`;
/** What the board asks of a window: totals, jobs, models, days; and the rows of a run history. */
const QUESTIONS = {
  totals: `SELECT ${SUMS} FROM cron_runs WHERE run_time >= ? AND run_time < ?`,
  jobs: `SELECT job_id, ${SUMS}, max(run_time) FROM cron_runs WHERE run_time >= ? AND run_time < ? GROUP BY job_id ORDER BY 4 DESC`,
  models: `SELECT model, billing_provider, ${SUMS} FROM cron_runs WHERE run_time >= ? AND run_time < ? GROUP BY model, billing_provider`,
  days: `SELECT cast(run_time / 86400 AS INTEGER) AS day, success, count(*), sum(estimated_cost_usd) FROM cron_runs WHERE run_time >= ? AND run_time < ? GROUP BY day, success`,
  rows: `SELECT * FROM cron_runs WHERE run_time >= ? AND run_time < ? ORDER BY run_time DESC LIMIT 20000`,
};

const buffer = readFileSync(options.facts ?? sampleOf(options.n));
/** As a page has it: of a Uint8Array sql.js makes a copy, a Buffer it shares with whoever read it. */
const bytes = new Uint8Array(buffer);
const peers = [
  { name: 'this module', SQL: await loadSqlJs({ wasmBinary: readFileSync(at('dist/engine/sql.wasm')) }) },
  { name: 'sql.js', SQL: await initTheirs() },
];
const times = new Map();
let isWrong = false;
for (let turn = 0; turn < Number(options.reps); turn += 1) {
  // Who comes first alternates: the machine may change its pace.
  const order = turn % 2 === 0 ? peers : [...peers].reverse();
  const databases = order.map(({ name, SQL }) => ({
    name,
    db: timed('open', name, () => new SQL.Database(bytes)),
  }));
  for (const { name, SQL } of order) timed('open a Buffer', name, () => new SQL.Database(buffer)).close();
  const [[, last]] = databases[0].db.exec('SELECT min(run_time), max(run_time) FROM cron_runs')[0].values;
  const window = [last - 90 * 86_400, last + 1];
  for (const [question, sql] of Object.entries(QUESTIONS)) {
    const answers = databases.map(({ name, db }) => timed(question, name, () => db.exec(sql, window)));
    isWrong ||= JSON.stringify(answers[0]) !== JSON.stringify(answers[1]);
  }
  for (const { db } of databases) db.close();
}
print();
process.exit(isWrong ? 1 : 0);

function timed(question, name, ask) {
  const start = now();
  const answer = ask();
  const key = `${question}|${name}`;
  times.set(key, [...(times.get(key) ?? []), now() - start]);
  return answer;
}

function now() {
  if (!options.cpu) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function print() {
  const say = (text) => process.stdout.write(`${text}\n`);
  say(`${options.n} runs, ${(bytes.length / 1e6).toFixed(1)} MB, ${options.reps} turns, milliseconds`);
  say('| question | this module | sql.js | times faster |\n| --- | --: | --: | --: |');
  for (const question of ['open', 'open a Buffer', ...Object.keys(QUESTIONS)]) {
    const [mine, other] = peers.map(({ name }) => median(times.get(`${question}|${name}`)));
    say(`| ${question} | ${mine.toFixed(2)} | ${other.toFixed(2)} | ${(other / mine).toFixed(2)} |`);
  }
  if (isWrong) say('The answers differ.');
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function sampleOf(runs) {
  const folder = at(`build/bench_sql/${runs}`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(`${folder}/facts.db`)) {
    const args = ['sample', '--out', folder, '--now', '1800000000', '--runs', runs];
    execFileSync(at('dist/bin/cronlens'), args);
  }
  return `${folder}/facts.db`;
}
