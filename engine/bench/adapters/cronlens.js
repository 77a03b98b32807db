// Cronlens' engine through its public library: compare() answers a step as columns. The harness'
// rows are made from them when they are asked for.
import { sortJobs, sortModels } from '../lib/columns.mjs';
import { openBytes, Skipped, startEngine } from '../lib/cronlens_engine.mjs';

export const inputs = ['db'];
const OUTCOMES = ['all', 'success', 'failure'];
const MODES = ['all', 'agent', 'no_agent'];
const PRICES = ['input', 'output', 'reasoning', 'cacheRead', 'cacheWrite'];
const DAY = 86_400;
let engine;
let base;
let names;
let substitutes;
let prices;

export async function init({ meta }) {
  const started = await startEngine();
  engine = started.engine;
  base = started.library.defaultQuery(meta.now);
  if (engine.compare === undefined) throw new Skipped('this build of the engine has no compare()');
}

export function load(bytes, meta) {
  const snapshot = openBytes(engine, bytes);
  const list = (column) => Array.from({ length: column.length }, (_, row) => column.at(row));
  names = { jobs: list(snapshot.jobIds), models: list(snapshot.models) };
  // The harness numbers the jobs in its own order.
  const place = new Map(meta.jobs.map(([id], index) => [id, index]));
  substitutes = names.jobs.map((id) => place.get(id));
  const column = (kind) => Float64Array.from(meta.prices, (price) => price[kind]);
  prices = Object.fromEntries(PRICES.map((name, kind) => [name, column(kind)]));
}

/**
 * Milliseconds from the bytes to a dashboard of the newest 30 days, in an engine of its own;
 * undefined where a look at so many runs is refused, as it is while the page shows its progress.
 */
export async function firstLook(bytes, meta) {
  const { engine: fresh } = await startEngine();
  const started = performance.now();
  const opened = fresh.openNewest({ database: bytes }, { now: meta.now, days: 30 });
  if (!opened.ok) return undefined;
  const board = fresh.dashboard(base);
  if (!board.ok) throw new Error(`${board.error.code}: ${board.error.detail}`);
  return performance.now() - started;
}

export function interact({ t0, t1, outcome, mode, sub }) {
  const choice = new Float64Array(substitutes.length);
  for (let job = 0; job < choice.length; job += 1) choice[job] = sub[substitutes[job]];
  const window = { kind: 'range', days: 0, since: t0, until: t1 };
  const answer = engine.compare({
    query: { ...base, window, outcome: OUTCOMES[outcome], mode: MODES[mode] },
    bucket: 'day',
    whatIf: { choice, ...prices },
  });
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.detail}`);
  return new Answer(answer.value);
}

class Answer {
  #columns;

  constructor(columns) {
    this.#columns = columns;
  }

  get totals() {
    return totalsAt(this.#columns.totals, 0);
  }

  get prior() {
    return totalsAt(this.#columns.totals, 1);
  }

  get whatif() {
    return this.#columns.whatIf;
  }

  get jobs() {
    const { jobs, jobSums, jobLastRun } = this.#columns;
    const s = rawOf(jobSums);
    const last = jobLastRun.raw;
    const line = (job, i) => [
      ...[names.jobs[job], s.runs[i], s.successRuns[i], s.failureRuns[i], s.cost[i]],
      ...[s.inputTokens[i], s.outputTokens[i], s.reasoningTokens[i], s.cacheReadTokens[i]],
      ...[s.cacheWriteTokens[i], s.duration[i], last[i]],
    ];
    return sortJobs(Array.from(jobs.raw, line));
  }

  get models() {
    const { models, modelSums } = this.#columns;
    const s = rawOf(modelSums);
    const tokens = (i) =>
      s.inputTokens[i] +
      s.outputTokens[i] +
      s.reasoningTokens[i] +
      s.cacheReadTokens[i] +
      s.cacheWriteTokens[i];
    const line = (model, i) => [names.models[model], s.runs[i], s.cost[i], tokens(i)];
    return sortModels(Array.from(models.raw, line));
  }

  get days() {
    const { edges, runs, cost } = this.#columns.timeline;
    const days = [];
    for (let i = 0; i < runs.length; i += 1) {
      if (runs.raw[i] === 0) continue;
      days.push([Math.floor(edges.raw[i] / DAY), runs.raw[i], cost.raw[i]]);
    }
    return days;
  }
}

const rawOf = (table) =>
  Object.fromEntries(Object.entries(table).map(([name, column]) => [name, column.raw]));

function totalsAt(table, row) {
  const s = rawOf(table);
  return [
    ...[s.runs[row], s.successRuns[row], s.failureRuns[row], s.cost[row], s.successCost[row]],
    ...[s.failureCost[row], s.inputTokens[row], s.outputTokens[row], s.reasoningTokens[row]],
    ...[s.cacheReadTokens[row], s.cacheWriteTokens[row], s.duration[row]],
  ];
}
