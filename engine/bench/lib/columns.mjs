// The columns of a data set, and small helpers that work on groups, never on rows.
const ARRAYS = {
  d: Float64Array,
  i: Int32Array,
  B: Uint8Array,
  H: Uint16Array,
};

/** Views of the columns in cols.bin; nothing is copied. */
export function viewColumns(bytes, meta) {
  const view = ([name, [at, type]]) => [
    name,
    new ARRAYS[type](bytes.buffer, bytes.byteOffset + at, meta.n),
  ];
  return Object.fromEntries(Object.entries(meta.cols).map(view));
}

/**
 * Empty columns in one buffer. They begin at different offsets within a page: a dozen streams at
 * equal offsets push one another out of the first-level cache.
 */
export function makeColumns(rows, meta) {
  let size = 0;
  const at = {};
  for (const [name, [, type]] of Object.entries(meta.cols)) {
    size += 192 + (-size & 63);
    at[name] = size;
    size += rows * ARRAYS[type].BYTES_PER_ELEMENT;
  }
  const buffer = new ArrayBuffer(size);
  const make = ([name, [, type]]) => [name, new ARRAYS[type](buffer, at[name], rows)];
  return Object.fromEntries(Object.entries(meta.cols).map(make));
}

/** The first index whose value is not less than `value`. */
export function lowerBound(values, value, from = 0, to = values.length) {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byId = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
export const sortJobs = (jobs) => jobs.sort((a, b) => b[4] - a[4] || byId(a, b));
export const sortModels = (models) => models.sort((a, b) => b[2] - a[2] || byId(a, b));

export const jobIndex = (meta) => new Map(meta.jobs.map(([id], index) => [id, index]));

/** The price is linear in a job's five token sums, so it may be taken from them. */
export function priceOf(jobs, request, indexOf) {
  let sum = 0;
  for (const job of jobs) {
    const price = request.prices[request.sub[indexOf.get(job[0])]];
    for (let kind = 0; kind < 5; kind += 1) sum += job[5 + kind] * price[kind];
  }
  return sum / 1e6;
}

/**
 * Totals, jobs and models from rows of one job and one model each: [job, model, runs, ok, cost,
 * cost of the successful, input, output, reasoning, cache read, cache write, duration, last run].
 */
export function rollUp(rows) {
  const totals = new Array(12).fill(0);
  const jobs = new Map();
  const models = new Map();
  for (const row of rows) {
    const runs = Number(row[2]);
    const ok = Number(row[3]);
    addTotals(totals, row, runs, ok);
    let job = jobs.get(row[0]);
    if (job === undefined) {
      job = [row[0], 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      jobs.set(row[0], job);
    }
    job[1] += runs;
    job[2] += ok;
    job[3] += runs - ok;
    job[4] += row[4];
    for (let i = 0; i < 6; i += 1) job[5 + i] += Number(row[6 + i]);
    if (row[12] > job[11]) job[11] = row[12];
    let model = models.get(row[1]);
    if (model === undefined) {
      model = [row[1], 0, 0, 0];
      models.set(row[1], model);
    }
    model[1] += runs;
    model[2] += row[4];
    for (let i = 0; i < 5; i += 1) model[3] += Number(row[6 + i]);
  }
  return {
    totals,
    jobs: sortJobs([...jobs.values()]),
    models: sortModels([...models.values()]),
  };
}

function addTotals(totals, row, runs, ok) {
  totals[0] += runs;
  totals[1] += ok;
  totals[2] += runs - ok;
  totals[3] += row[4];
  totals[4] += row[5];
  totals[5] += row[4] - row[5];
  for (let i = 0; i < 6; i += 1) totals[6 + i] += Number(row[6 + i]);
}
