// The measurements of all repetitions as Markdown: two tables per data set.
import { median } from './stats.mjs';

const BASES = ['js-typed', 'js-prefix'];

const ms = (value) => {
  if (value === undefined) return '-';
  if (value < 0.1) return value.toFixed(4);
  return value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : value.toFixed(0);
};
const whole = (value) =>
  value === undefined ? '-' : value < 10 ? value.toFixed(1) : value.toFixed(0);
const times = (value, base) => {
  if (value === undefined || base === undefined) return '-';
  const ratio = value / base;
  return `${ratio < 0.1 ? ratio.toFixed(3) : ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}×`;
};

/** [title, how a row of medians becomes the cell]; `of` has the rows of the bases. */
const TIMES = [
  ['engine', (row) => row.name],
  ['from', (row) => row.input],
  ['boot', (row) => ms(row.boot)],
  ['load', (row) => ms(row.load)],
  ['newest 30 days', (row) => ms(row.newest)],
  ['first answer', (row) => ms(row.firstAnswer)],
  ['median', (row) => ms(row.answer)],
  ['p95', (row) => ms(row.answer95)],
  ['moved', (row) => ms(row.moved)],
  ['steady', (row) => ms(row.steady)],
  ['median + rows', (row) => ms(row.rows)],
  ['p95 + rows', (row) => ms(row.rows95)],
  ['steady + rows', (row) => ms(row.steadyRows)],
];
const NEEDS = [
  ['engine', (row) => row.name],
  ...BASES.flatMap((name) => [
    [`median ÷ ${name}`, (row, of) => times(row.answer, of[name]?.answer)],
    ['+ rows', (row, of) => times(row.rows, of[name]?.rows)],
    ['steady', (row, of) => times(row.steady, of[name]?.steady)],
    ['+ rows', (row, of) => times(row.steadyRows, of[name]?.steadyRows)],
  ]),
  ['process MB', (row) => whole(row.process)],
  ['peak MB', (row) => whole(row.peak)],
  ['heap MB', (row) => whole(row.heap)],
  ['wasm MB', (row) => whole(row.wasm)],
  ['raw kB', (row) => whole(row.raw)],
  ['gzip kB', (row) => whole(row.gzip)],
];

/** `runs`: every { name, size, rep, ...measurement } that was neither skipped nor failed. */
export function makeTables(runs) {
  const sizes = [...new Set(runs.map((run) => run.size))];
  return sizes
    .map((size) =>
      makeTable(
        size,
        runs.filter((run) => run.size === size),
      ),
    )
    .join('\n');
}

function makeTable(size, runs) {
  const names = [...new Set(runs.map((run) => run.name))];
  const rows = names.map((name) =>
    summarise(
      name,
      runs.filter((run) => run.name === name),
    ),
  );
  rows.sort((a, b) => a.rows - b.rows);
  const of = Object.fromEntries(rows.map((row) => [row.name, row]));
  const tables = [TIMES, NEEDS].map((columns) => makeLines(columns, rows, of));
  return [`### ${size}: ${runs[0].shape}`, ...tables.flat()].join('\n');
}

function makeLines(columns, rows, of) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    '',
    line(columns.map(([title]) => title)),
    line(columns.map(([title]) => (['engine', 'from'].includes(title) ? '---' : '--:'))),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row, of)))),
    '',
  ];
}

function summarise(name, runs) {
  const of = (pick) => median(runs.map(pick));
  return {
    ...{ name, input: runs[0].input },
    boot: of((run) => run.bootMs),
    load: of((run) => run.loadMs),
    newest: runs[0].newestMs === undefined ? undefined : of((run) => run.newestMs),
    firstAnswer: of((run) => run.firstAnswerMs),
    answer: of((run) => run.answer.median),
    answer95: of((run) => run.answer.p95),
    moved: runs[0].moved === undefined ? undefined : of((run) => run.moved),
    rows: of((run) => run.rows.median),
    rows95: of((run) => run.rows.p95),
    steady: of((run) => run.steady.answer),
    steadyRows: of((run) => run.steady.rows),
    process: of((run) => run.memory.process),
    peak: of((run) => run.memory.peak),
    heap: of((run) => run.memory.heap),
    wasm: of((run) => run.memory.wasm),
    raw: runs[0].download.raw / 1000,
    gzip: runs[0].download.gzip / 1000,
  };
}
