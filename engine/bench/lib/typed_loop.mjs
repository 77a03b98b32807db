// What a good front-end engineer writes: columns sorted by run_time, dictionary codes, a binary
// search for the window, one pass, sums scattered into flat arrays.
import { lowerBound, sortJobs, sortModels } from './columns.mjs';

const FIELDS = 11; // per job: runs, ok, cost, cost of ok, five kinds of tokens, duration, last run
const DAY = 86_400;

/** `want*` is -1 for any, else 0 or 1. */
const wanted = (choice) => (choice === 0 ? -1 : choice === 1 ? 1 : 0);

export function makeLoop(columns, meta) {
  const { run_time } = columns;
  const firstDay = Math.floor(run_time[0] / DAY);
  const lastDay = Math.floor(run_time[run_time.length - 1] / DAY);
  const dayStart = new Int32Array(lastDay - firstDay + 2);
  for (let d = 0; d < dayStart.length; d += 1) {
    dayStart[d] = lowerBound(run_time, (firstDay + d) * DAY, d > 0 ? dayStart[d - 1] : 0);
  }
  const sums = {
    jobs: new Float64Array(meta.jobs.length * FIELDS),
    models: new Float64Array(meta.models.length * 3),
    days: new Float64Array(dayStart.length * 2),
  };
  const scan = makeScan(columns, dayStart, sums);
  const scanTotals = makeTotals(columns);
  return (request) => {
    sums.jobs.fill(0);
    sums.models.fill(0);
    const before = lowerBound(run_time, request.p0);
    const from = lowerBound(run_time, request.t0, before);
    const to = lowerBound(run_time, request.t1, from);
    const ok = wanted(request.outcome);
    const agent = wanted(request.mode);
    const [day, dayEnd] = scan(from, to, ok, agent);
    const answer = collectJobs(sums.jobs, meta, request);
    const days = [];
    for (let d = day; d < dayEnd; d += 1) {
      if (sums.days[2 * d]) days.push([firstDay + d, sums.days[2 * d], sums.days[2 * d + 1]]);
    }
    const prior = scanTotals(before, from, ok, agent);
    return { ...answer, prior, models: collectModels(sums.models, meta), days };
  };
}

// The columns are constants of the closure, bound to locals where they are used: V8 knows then
// where each begins. As arguments they cost half as much again.
const makeScan = (c, dayStart, sums) => (from, to, wantOk, wantAgent) => {
  const { run_time, duration, cost, job, model, ok, agent } = c;
  const { in: input, out: output, reason, cache_read, cache_write } = c;
  const { jobs, models, days } = sums;
  let d = 0;
  while (d + 1 < dayStart.length && dayStart[d + 1] <= from) d += 1;
  const first = d;
  for (let i = from; i < to; d += 1) {
    const end = Math.min(to, dayStart[d + 1]);
    let dayRuns = 0;
    let dayCost = 0;
    for (; i < end; i += 1) {
      const s = ok[i];
      if ((wantOk >= 0 && s !== wantOk) || (wantAgent >= 0 && agent[i] !== wantAgent)) continue;
      const k = cost[i];
      const a = input[i];
      const b = output[i];
      const r = reason[i];
      const x = cache_read[i];
      const w = cache_write[i];
      const j = job[i] * FIELDS;
      const m = model[i] * 3;
      jobs[j] += 1;
      jobs[j + 1] += s;
      jobs[j + 2] += k;
      jobs[j + 3] += s ? k : 0;
      jobs[j + 4] += a;
      jobs[j + 5] += b;
      jobs[j + 6] += r;
      jobs[j + 7] += x;
      jobs[j + 8] += w;
      jobs[j + 9] += duration[i];
      jobs[j + 10] = run_time[i];
      models[m] += 1;
      models[m + 1] += k;
      models[m + 2] += a + b + r + x + w;
      dayRuns += 1;
      dayCost += k;
    }
    days[2 * d] = dayRuns;
    days[2 * d + 1] = dayCost;
  }
  return [first, d];
};

const makeTotals = (c) => (from, to, wantOk, wantAgent) => {
  const { duration, cost, ok, agent } = c;
  const { in: input, out: output, reason, cache_read, cache_write } = c;
  let n = 0;
  let nOk = 0;
  let k = 0;
  let kOk = 0;
  let a = 0;
  let b = 0;
  let r = 0;
  let x = 0;
  let w = 0;
  let time = 0;
  for (let i = from; i < to; i += 1) {
    const s = ok[i];
    if ((wantOk >= 0 && s !== wantOk) || (wantAgent >= 0 && agent[i] !== wantAgent)) continue;
    const each = cost[i];
    n += 1;
    nOk += s;
    k += each;
    kOk += s ? each : 0;
    a += input[i];
    b += output[i];
    r += reason[i];
    x += cache_read[i];
    w += cache_write[i];
    time += duration[i];
  }
  return [n, nOk, n - nOk, k, kOk, k - kOk, a, b, r, x, w, time];
};

function collectJobs(sums, meta, request) {
  const totals = new Array(12).fill(0);
  const jobs = [];
  let whatif = 0;
  for (let j = 0, o = 0; j < meta.jobs.length; j += 1, o += FIELDS) {
    const runs = sums[o];
    if (runs === 0) continue;
    const ok = sums[o + 1];
    const cost = sums[o + 2];
    totals[0] += runs;
    totals[1] += ok;
    totals[2] += runs - ok;
    totals[3] += cost;
    totals[4] += sums[o + 3];
    totals[5] += cost - sums[o + 3];
    const price = request.prices[request.sub[j]];
    for (let i = 0; i < 6; i += 1) totals[6 + i] += sums[o + 4 + i];
    for (let i = 0; i < 5; i += 1) whatif += sums[o + 4 + i] * price[i];
    const a = sums[o + 4];
    const b = sums[o + 5];
    const r = sums[o + 6];
    const x = sums[o + 7];
    const w = sums[o + 8];
    const time = sums[o + 9];
    jobs.push([meta.jobs[j][0], runs, ok, runs - ok, cost, a, b, r, x, w, time, sums[o + 10]]);
  }
  return { totals, jobs: sortJobs(jobs), whatif: whatif / 1e6 };
}

function collectModels(sums, meta) {
  const models = [];
  for (let m = 0; m < meta.models.length; m += 1) {
    if (sums[3 * m] === 0) continue;
    models.push([meta.models[m][0], sums[3 * m], sums[3 * m + 1], sums[3 * m + 2]]);
  }
  return sortModels(models);
}
