// crossfilter2: incremental filters and groups over row numbers. One instance for the window, one
// for the window before, so that a step costs the rows that enter or leave. The last run cannot be
// subtracted: it is found by walking back from the newest row until every job was met.
import crossfilter from 'crossfilter2';
import { jobIndex, priceOf, rollUp, viewColumns } from '../lib/columns.mjs';
import { priorOf } from '../lib/sql_panels.mjs';

export const inputs = ['cols'];
const MEASURES = ['in', 'out', 'reason', 'cache_read', 'cache_write', 'duration'];
const DAY = 86_400;
const state = { outcome: 0, mode: 0 };
let columns;
let meta;
let indexOf;
let current;
let before;

class Cell {
  runs = 0;
  ok = 0;
  // Not 0 at first: the fields are doubles from the beginning, and the shape never changes.
  cost = 0.5;
  okCost = 0.5;
  in = 0.5;
  out = 0.5;
  reason = 0.5;
  cache_read = 0.5;
  cache_write = 0.5;
  duration = 0.5;

  constructor() {
    this.cost = 0;
    this.okCost = 0;
    for (const name of MEASURES) this[name] = 0;
  }

  sums() {
    return [this.runs, this.ok, this.cost, this.okCost, ...MEASURES.map((name) => this[name])];
  }
}

function makeReducers({ cost, ok, duration, reason, cache_read, cache_write, ...c }) {
  const { in: input, out: output } = c;
  const add = (cell, row) => {
    const each = cost[row];
    cell.runs += 1;
    cell.ok += ok[row];
    cell.cost += each;
    if (ok[row]) cell.okCost += each;
    cell.in += input[row];
    cell.out += output[row];
    cell.reason += reason[row];
    cell.cache_read += cache_read[row];
    cell.cache_write += cache_write[row];
    cell.duration += duration[row];
    return cell;
  };
  const remove = (cell, row) => {
    const each = cost[row];
    cell.runs -= 1;
    cell.ok -= ok[row];
    cell.cost -= each;
    if (ok[row]) cell.okCost -= each;
    cell.in -= input[row];
    cell.out -= output[row];
    cell.reason -= reason[row];
    cell.cache_read -= cache_read[row];
    cell.cache_write -= cache_write[row];
    cell.duration -= duration[row];
    return cell;
  };
  return [add, remove, () => new Cell()];
}

const dayReducers = [1, -1].map((sign) => (day, row) => {
  day.runs += sign;
  day.cost += sign * columns.cost[row];
  return day;
});

function makeFilters(rows) {
  const filter = crossfilter(rows);
  const time = filter.dimension((row) => columns.run_time[row]);
  time.filterRange([Infinity, Infinity]);
  return {
    ...{ filter, time },
    ok: filter.dimension((row) => columns.ok[row]),
    agent: filter.dimension((row) => columns.agent[row]),
  };
}

export function load(bytes, description) {
  meta = description;
  columns = viewColumns(bytes, meta);
  indexOf = jobIndex(meta);
  const rows = Array.from({ length: meta.n }, (_, row) => row);
  current = makeFilters(rows);
  before = makeFilters(rows);
  const reducers = makeReducers(columns);
  const { job, model, run_time } = columns;
  const width = meta.models.length;
  const cells = current.filter.dimension((row) => job[row] * width + model[row]);
  const days = current.filter.dimension((row) => Math.floor(run_time[row] / DAY));
  current.cells = cells.group().reduce(...reducers);
  current.days = days.group().reduce(...dayReducers, () => ({ runs: 0, cost: 0 }));
  before.totals = before.filter.groupAll().reduce(...reducers);
}

const select = (dimension, choice) =>
  choice === 0 ? dimension.filterAll() : dimension.filterExact(choice === 1 ? 1 : 0);

function applyFilters(request) {
  for (const filters of [current, before]) {
    if (request.outcome !== state.outcome) select(filters.ok, request.outcome);
    if (request.mode !== state.mode) select(filters.agent, request.mode);
  }
  state.outcome = request.outcome;
  state.mode = request.mode;
  current.time.filterRange([request.t0, request.t1]);
  before.time.filterRange([request.p0, request.t0]);
}

export function interact(request) {
  applyFilters(request);
  const rows = [];
  for (const { key, value } of current.cells.all()) {
    if (value.runs === 0) continue;
    const job = Math.floor(key / meta.models.length);
    const model = key % meta.models.length;
    rows.push([meta.jobs[job][0], meta.models[model][0], ...value.sums(), 0]);
  }
  const answer = rollUp(rows);
  setLastRuns(answer.jobs);
  const days = [];
  for (const { key, value } of current.days.all()) {
    if (value.runs > 0) days.push([key, value.runs, value.cost]);
  }
  const prior = priorOf(before.totals.value().sums());
  return {
    ...answer,
    days,
    prior,
    whatif: priceOf(answer.jobs, request, indexOf),
  };
}

function setLastRuns(jobs) {
  const { job, run_time } = columns;
  const waiting = new Uint8Array(meta.jobs.length);
  const byJob = new Array(meta.jobs.length);
  let left = jobs.length;
  for (const line of jobs) {
    const index = indexOf.get(line[0]);
    waiting[index] = 1;
    byJob[index] = line;
  }
  for (let row = meta.n - 1; left > 0 && row >= 0; row -= 1) {
    const index = job[row];
    if (waiting[index] === 0 || !current.filter.isElementFiltered(row)) continue;
    byJob[index][11] = run_time[row];
    waiting[index] = 0;
    left -= 1;
  }
}
