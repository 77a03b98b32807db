// The canonical answer to an interaction, and how two of them are compared.
//   totals, prior  [runs, ok, failed, cost, cost of ok, cost of failed, input, output, reasoning,
//                   cache read, cache write, duration] of the window and of the one before it
//   jobs           [[id, runs, ok, failed, cost, input, output, reasoning, cache read, cache write,
//                   duration, last run], ...] dearest first, then by id
//   models         [[name, runs, cost, tokens of all five kinds], ...] dearest first, then by name
//   days           [[UTC day number, runs, cost], ...] in order
//   whatif         USD with every job's tokens at the price of its substitute
// Groups without a run are absent.
const LAST_RUN = 11;
const COST_COLUMN = { jobs: 4, models: 2 };

// A millionth part, or a millionth of a dollar, second or token.
function isClose(a, b, tolerance = 1e-6) {
  const difference = Math.abs(a - b);
  return difference <= tolerance * Math.max(Math.abs(a), Math.abs(b)) || difference < 1e-6;
}

/**
 * Where `actual` differs from `expected`, and how many figures were looked at. A `partial` answer
 * may leave figures undefined; they are not counted.
 */
export function compare(expected, actual, partial = false) {
  const report = { checked: 0, errors: [] };
  const figure = (name, want, got) => {
    if (got === undefined && partial) return;
    report.checked += 1;
    if (!isClose(want, Number(got))) report.errors.push(`${name}: ${got} instead of ${want}`);
  };
  const row = (name, want, got) => {
    if (got === undefined && partial) return;
    if (got?.length !== want.length) report.errors.push(`${name}: ${got?.length} figures`);
    else for (let i = 0; i < want.length; i += 1) figure(`${name}[${i}]`, want[i], got[i]);
  };
  row('totals', expected.totals, actual.totals);
  row('prior', expected.prior, actual.prior);
  figure('whatif', expected.whatif, actual.whatif);
  for (const panel of ['jobs', 'models', 'days']) {
    const got = actual[panel];
    if (got === undefined && partial) continue;
    if (got?.length !== expected[panel].length) {
      report.errors.push(`${panel}: ${got?.length} rows instead of ${expected[panel].length}`);
      continue;
    }
    const byId = new Map(got.map((line) => [String(line[0]), line]));
    for (const want of expected[panel]) {
      const found = byId.get(String(want[0]));
      if (found === undefined) report.errors.push(`${panel}: no ${want[0]}`);
      else row(`${panel} ${want[0]}`, want.slice(1), Array.from(found).slice(1));
      if (panel === 'jobs' && found !== undefined) checkLastRun(want, found, report);
    }
    checkOrder(panel, got, report);
  }
  return report;
}

// A moment is exact to the millisecond; a millionth part of it would be half an hour.
function checkLastRun(want, found, report) {
  const got = Number(found[LAST_RUN]);
  if (Math.abs(want[LAST_RUN] - got) < 1e-3) return;
  report.errors.push(`jobs ${want[0]}: last run ${got} instead of ${want[LAST_RUN]}`);
}

function checkOrder(panel, rows, report) {
  const column = COST_COLUMN[panel];
  for (let i = 1; i < rows.length; i += 1) {
    const [before, after] = [rows[i - 1], rows[i]];
    const [dearer, cheaper] = [Number(before[column]), Number(after[column])];
    const isSorted =
      column === undefined
        ? Number(before[0]) < Number(after[0])
        : cheaper < dearer || isClose(cheaper, dearer, 1e-9);
    const isTieSorted = !(dearer === 0 && cheaper === 0) || before[0] < after[0];
    if (!isSorted || !isTieSorted) report.errors.push(`${panel}: row ${i} is out of order`);
  }
}
