// The strongest idea in plain JavaScript: running sums of eight measures per cell (ok, agent, job,
// model) at every UTC day's beginning. A window is the difference of two of them, plus the rows of
// the days that it cuts; the number of rows hardly matters. It can answer only the filters that are
// built in: another one would need a scan.
import { lowerBound, sortJobs, sortModels, viewColumns } from '../lib/columns.mjs';

export const inputs = ['cols'];
const FIELDS = 9; // runs, cost, five kinds of tokens, duration, last run
const DAY = 86_400;
let ask;

export function load(bytes, meta) {
  ask = makePrefix(viewColumns(bytes, meta), meta);
}

export const interact = (request) => ask(request);

function makePrefix(columns, meta) {
  const cube = makeCube(columns, meta);
  const collect = makeCollector(cube, meta);
  const [before, from, to] = [0, 1, 2].map(() => new Float64Array(cube.width));
  return (request) => {
    const passes = new Uint8Array(4);
    for (let group = 0; group < 4; group += 1) passes[group] = +hasGroup(group, request);
    stateAt(cube, request.p0, before);
    const low = stateAt(cube, request.t0, from);
    const high = stateAt(cube, request.t1, to);
    const answer = collect(request, passes, before, from, to);
    return { ...answer, days: collectDays(cube, request, passes, low, high) };
  };
}

const hasGroup = (group, { outcome, mode }) =>
  (outcome === 0 || (outcome === 1) === group >> 1 > 0) &&
  (mode === 0 || (mode === 1) === (group & 1) > 0);

function makeCube(columns, meta) {
  const { run_time, job, model, ok, agent, cost } = columns;
  const rows = run_time.length;
  const codes = new Int32Array(4 * meta.jobs.length * meta.models.length).fill(-1);
  const keys = [];
  const cell = new Uint16Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const group = (ok[i] << 1) | agent[i];
    const key = (group * meta.jobs.length + job[i]) * meta.models.length + model[i];
    if (codes[key] < 0) codes[key] = keys.push(key) - 1;
    cell[i] = codes[key];
  }
  const firstDay = Math.floor(run_time[0] / DAY);
  const dayCount = Math.floor(run_time[rows - 1] / DAY) - firstDay + 1;
  const dayStart = new Int32Array(dayCount + 1);
  for (let d = 0; d <= dayCount; d += 1) {
    dayStart[d] = lowerBound(run_time, (firstDay + d) * DAY, d > 0 ? dayStart[d - 1] : 0);
  }
  const width = keys.length * FIELDS;
  const cube = {
    ...{ keys, width, firstDay, dayCount, dayStart, cost, rows, run_time },
    columns: { ...columns, cell },
    addRows: makeAdder({ ...columns, cell }),
    groups: keys.map((key) => (key / (meta.models.length * meta.jobs.length)) | 0),
    states: new Float64Array((dayCount + 1) * width),
    dayRuns: new Int32Array(dayCount * 4),
    dayCost: new Float64Array(dayCount * 4),
  };
  for (let d = 0; d < dayCount; d += 1) addDay(cube, d);
  return cube;
}

function addDay(cube, d) {
  const { states, width, dayStart, groups, dayRuns, dayCost, cost } = cube;
  const { cell } = cube.columns;
  const state = states.subarray((d + 1) * width, (d + 2) * width);
  state.set(states.subarray(d * width, (d + 1) * width));
  cube.addRows(state, dayStart[d], dayStart[d + 1]);
  for (let i = dayStart[d]; i < dayStart[d + 1]; i += 1) {
    const slot = 4 * d + groups[cell[i]];
    dayRuns[slot] += 1;
    dayCost[slot] += cost[i];
  }
}

// As in lib/typed_loop.mjs: the columns are constants of the closure.
const makeAdder = (c) => (state, from, to) => {
  const { cell, cost, duration, run_time } = c;
  const { in: input, out: output, reason, cache_read, cache_write } = c;
  for (let i = from; i < to; i += 1) {
    const o = cell[i] * FIELDS;
    state[o] += 1;
    state[o + 1] += cost[i];
    state[o + 2] += input[i];
    state[o + 3] += output[i];
    state[o + 4] += reason[i];
    state[o + 5] += cache_read[i];
    state[o + 6] += cache_write[i];
    state[o + 7] += duration[i];
    state[o + 8] = run_time[i];
  }
};

/** Writes the running sums at a moment; returns the first row that is not before it. */
function stateAt(cube, moment, state) {
  const { states, width, dayStart, dayCount, rows, run_time } = cube;
  const d = Math.floor(moment / DAY) - cube.firstDay;
  if (d < 0) {
    state.fill(0);
    return 0;
  }
  if (d >= dayCount) {
    state.set(states.subarray(dayCount * width));
    return rows;
  }
  const row = lowerBound(run_time, moment, dayStart[d], dayStart[d + 1]);
  state.set(states.subarray(d * width, (d + 1) * width));
  cube.addRows(state, dayStart[d], row);
  return row;
}

const makeCollector = (cube, meta) => (request, passes, before, from, to) => {
  const { keys, groups } = cube;
  const jobCount = meta.jobs.length;
  const modelCount = meta.models.length;
  const totals = new Array(12).fill(0);
  const prior = new Array(12).fill(0);
  const jobs = new Array(jobCount).fill(null);
  const models = new Array(modelCount).fill(null);
  let whatif = 0;
  for (let cell = 0; cell < keys.length; cell += 1) {
    const group = groups[cell];
    if (passes[group] === 0) continue;
    const ok = group >> 1;
    const o = cell * FIELDS;
    addSums(prior, ok, o, before, from);
    const runs = to[o] - from[o];
    if (runs === 0) continue;
    addSums(totals, ok, o, from, to);
    const m = keys[cell] % modelCount;
    const j = ((keys[cell] / modelCount) | 0) % jobCount;
    const price = request.prices[request.sub[j]];
    const k = to[o + 1] - from[o + 1];
    const a = to[o + 2] - from[o + 2];
    const b = to[o + 3] - from[o + 3];
    const r = to[o + 4] - from[o + 4];
    const x = to[o + 5] - from[o + 5];
    const w = to[o + 6] - from[o + 6];
    const time = to[o + 7] - from[o + 7];
    const last = to[o + 8];
    whatif += a * price[0] + b * price[1] + r * price[2] + x * price[3] + w * price[4];
    const job = jobs[j];
    if (job === null) {
      const id = meta.jobs[j][0];
      jobs[j] = [id, runs, ok ? runs : 0, ok ? 0 : runs, k, a, b, r, x, w, time, last];
    } else addTo(job, ok, runs, k, a, b, r, x, w, time, last);
    const model = models[m];
    if (model === null) models[m] = [meta.models[m][0], runs, k, a + b + r + x + w];
    else {
      model[1] += runs;
      model[2] += k;
      model[3] += a + b + r + x + w;
    }
  }
  return {
    ...{ totals, prior, whatif: whatif / 1e6 },
    jobs: sortJobs(jobs.filter(Boolean)),
    models: sortModels(models.filter(Boolean)),
  };
};

function addSums(sums, ok, o, from, to) {
  const runs = to[o] - from[o];
  if (runs === 0) return;
  const cost = to[o + 1] - from[o + 1];
  sums[0] += runs;
  sums[3] += cost;
  if (ok) {
    sums[1] += runs;
    sums[4] += cost;
  } else {
    sums[2] += runs;
    sums[5] += cost;
  }
  sums[6] += to[o + 2] - from[o + 2];
  sums[7] += to[o + 3] - from[o + 3];
  sums[8] += to[o + 4] - from[o + 4];
  sums[9] += to[o + 5] - from[o + 5];
  sums[10] += to[o + 6] - from[o + 6];
  sums[11] += to[o + 7] - from[o + 7];
}

function addTo(job, ok, runs, k, a, b, r, x, w, time, last) {
  job[1] += runs;
  job[ok ? 2 : 3] += runs;
  job[4] += k;
  job[5] += a;
  job[6] += b;
  job[7] += r;
  job[8] += x;
  job[9] += w;
  job[10] += time;
  if (last > job[11]) job[11] = last;
}

function collectDays(cube, request, passes, low, high) {
  const { firstDay, dayCount, dayStart, dayRuns, dayCost, groups, cost } = cube;
  const { cell } = cube.columns;
  const first = Math.max(0, Math.floor(request.t0 / DAY) - firstDay);
  const last = Math.min(dayCount - 1, Math.floor(request.t1 / DAY) - firstDay);
  const days = [];
  for (let d = first; d <= last; d += 1) {
    let runs = 0;
    let sum = 0;
    if (dayStart[d] >= low && dayStart[d + 1] <= high) {
      for (let group = 0; group < 4; group += 1) {
        if (passes[group] === 0) continue;
        runs += dayRuns[4 * d + group];
        sum += dayCost[4 * d + group];
      }
    } else {
      const end = Math.min(dayStart[d + 1], high);
      for (let i = Math.max(dayStart[d], low); i < end; i += 1) {
        if (passes[groups[cell[i]]] === 0) continue;
        runs += 1;
        sum += cost[i];
      }
    }
    if (runs > 0) days.push([firstDay + d, runs, sum]);
  }
  return days;
}
