import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Query } from '../../web/src/contract/contract.gen';
import { type About, fileStem } from '../../web/src/exports/about';
import { guarded } from '../../web/src/exports/csv';
import { type TextFormat, textParts } from '../../web/src/exports/formats';
import { field, type Row, tableOf, utc } from '../../web/src/exports/table';
import { makeI18n } from '../../web/src/i18n/i18n';
import { ENGLISH } from '../../web/src/i18n/words';
import { makeWords } from '../../web/src/view_model/words';

const words = makeWords(makeI18n('en', ENGLISH));
const query = {
  now: 1_780_000_000,
  window: { kind: 'last_days', days: 30, since: 0, until: 0 },
  outcome: 'failure',
  mode: 'all',
  jobs: ['a/b'],
  models: ['m', 'n'],
  providers: [],
  text: '',
  zone: { since: [0], offset: [0] },
} as unknown as Query;
const about = {
  file: 'facts.db',
  runs: 9,
  newestRun: 1_780_000_000.75,
  query,
  since: 1_777_408_000,
  until: 1_780_000_000,
  coverage: { runs: 7, costKnown: 5 },
  link: '#v1?window=30d',
} as unknown as About;
const FIELDS = [field('name'), field('cost_usd', 'usd')];

async function written(format: TextFormat, rows: readonly Row[]): Promise<string> {
  const parts: string[] = [];
  const table = tableOf('jobs', 'Jobs', FIELDS, rows);
  for await (const part of textParts(format, table, about, words)) parts.push(part);
  return parts.join('');
}

/** As SQLite has the rows after reading the file. */
async function reread(rows: readonly Row[]): Promise<unknown[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'cronlens-'));
  try {
    const path = join(folder, 't.csv');
    writeFileSync(path, await written('csv', rows));
    const out = execFileSync('/usr/bin/python3', ['tests/tools/csv_rows.py', path]);
    return JSON.parse(out.toString()).rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
  '−1',
  ' =1',
  '\u00a0=1',
  '\u3000＝1',
  '\u200b=1',
  '\ufeff=1',
  '\u202e=1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x","y")',
  '"=1"',
  "'=1",
  "'",
];
const HARMLESS = [
  '',
  'a',
  'a=b',
  'a-b',
  '1',
  ' a',
  'a,b',
  'a;b',
  'say "x"',
  'a\r\nb',
  '模型',
  'مهمة',
];

test('a text that a spreadsheet might run as a formula is made a text', () => {
  for (const text of FORMULAS.filter((text) => text !== '"=1"')) {
    assert.equal(guarded(text), `'${text}`, JSON.stringify(text));
  }
  for (const text of [...HARMLESS, '"=1"']) assert.equal(guarded(text), text);
});

test('SQLite reads the same rows from a CSV, whatever the names are', async () => {
  const texts = [...FORMULAS, ...HARMLESS.filter(Boolean), '\u{1f600}', '<b>&amp;', '\\', 'a\tb'];
  const numbers = [0, -5, 0.1, 1e-9, 0.1 + 0.2, 123_456_789.123_456_7, 1e21, undefined];
  const rows = texts.map((text, at): Row => [text, numbers[at % numbers.length]]);
  const expected = rows.map(([text, number]) => [text, number ?? null]);
  assert.deepEqual(await reread(rows), expected);
  assert.deepEqual(await reread([[undefined, undefined]]), [[null, null]]);
});

test('a CSV is names and rows, each line ended as RFC 4180 says, and nothing else', async () => {
  assert.equal(
    await written('csv', [
      ['x', 1.5],
      ['a "b", c', undefined],
    ]),
    '\ufeffname,cost_usd\r\nx,1.5\r\n"a ""b"", c",\r\n',
  );
});

test('JSON has its schema, the query, the data and how much is known', async () => {
  const whole = JSON.parse(
    await written('json', [
      ['=x', 0.1 + 0.2],
      [undefined, undefined],
    ]),
  );
  assert.equal(whole.schema, 'cronlens.table/1');
  assert.equal(whole.table, 'jobs');
  assert.deepEqual(whole.rows, [
    { name: '=x', cost_usd: 0.1 + 0.2 },
    { name: null, cost_usd: null },
  ]);
  assert.deepEqual(whole.columns[1], { name: 'cost_usd', unit: 'usd' });
  assert.equal(whole.data.newest_run_utc, '2026-05-28T20:26:40Z');
  assert.equal(whole.data.newest_run, 1_780_000_000.75);
  assert.equal(whole.query.outcome, 'failure');
  assert.equal(whole.query.link, '#v1?window=30d');
  assert.equal(whole.query.zone, undefined);
  assert.equal(whole.coverage.costKnown, 5);
  assert.deepEqual(JSON.parse(await written('json', [])).rows, []);
});

test('no name makes Markdown of its own, or a second line', async () => {
  const text = await written('md', [['a|b\n<img src=x> [x](y) **z** `c`\u2028&', 2]]);
  const lines = text.trimEnd().split('\n');
  assert.equal(
    lines.at(-1),
    '| a\\|b &lt;img src=x\\> \\[x\\](y) \\*\\*z\\*\\* \\`c\\` &amp; | 2 |',
  );
  assert.match(text, /Data: facts\.db, newest run 2026-05-28T20:26:40Z/);
  assert.match(text, /7 runs; the cost of 5 is known/);
  assert.match(text, /\| name \| cost\\_usd \|\n\| --- \| --: \|\n/);
});

test('pasted cells cannot spill into others', async () => {
  assert.equal(await written('tsv', [['a\tb\r\n=c', 1]]), 'name\tcost_usd\na b =c\t1\n');
});

test('the name of a file tells the table, the window, the filters and the date of the data', () => {
  assert.equal(
    fileStem('jobs', about),
    'cronlens-jobs_2026-04-28_2026-05-28_failure_job-a-b_2-models_data-2026-05-28',
  );
});

test('moments beyond the calendar have no date', () => {
  assert.equal(utc(1e11), '5138-11-16T09:46:40Z');
  assert.equal(utc(-1.5), '1969-12-31T23:59:58Z');
  assert.equal(utc(1e13), undefined);
  assert.equal(utc(Number.NaN), undefined);
});
