// The product's whole dashboard in one call: every panel, not only the ones that are compared. It
// does more than the others (shares, leaders, providers, projections, schedules) and has no
// what-if, so only the figures that both have are checked.
import { sortJobs, sortModels } from '../lib/columns.mjs';
import { openBytes, startEngine } from '../lib/cronlens_engine.mjs';

export const inputs = ['db'];
export const partial = true;
const OUTCOMES = ['all', 'success', 'failure'];
const MODES = ['all', 'agent', 'no_agent'];
const TOTALS = [
  ...['runs', 'successRuns', 'failureRuns', 'cost', 'successCost', 'failureCost', 'inputTokens'],
  ...['outputTokens', 'reasoningTokens', 'cacheReadTokens', 'cacheWriteTokens', 'totalDuration'],
];
let library;
let engine;
let base;

export async function init({ meta }) {
  ({ library, engine } = await startEngine());
  base = library.defaultQuery(meta.now);
}

export function load(bytes) {
  openBytes(engine, bytes);
}

export function interact({ t0, t1, outcome, mode }) {
  const window = { ...base.window, kind: 'range', since: t0, until: t1 };
  const answer = engine.dashboard({
    ...{ ...base, window },
    ...{ outcome: OUTCOMES[outcome], mode: MODES[mode] },
  });
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.detail}`);
  return new Board(answer.value);
}

/** The rows are made when they are asked for; the answer itself is complete before that. */
class Board {
  #board;

  constructor(board) {
    this.#board = board;
  }

  get totals() {
    return TOTALS.map((name) => this.#board.overview[name].value);
  }

  get prior() {
    const { priorRuns, priorCost } = this.#board.overview;
    const rest = new Array(8).fill(undefined);
    return [priorRuns.value, undefined, undefined, priorCost.value, ...rest];
  }

  get jobs() {
    const { jobs: t } = this.#board;
    const line = (id, i) => [
      ...[id, t.runs.at(i), t.successRuns.at(i), t.failureRuns.at(i), t.cost.at(i) ?? 0],
      ...[t.inputTokens.at(i), t.outputTokens.at(i), undefined, t.cacheReadTokens.at(i)],
      ...[t.cacheWriteTokens.at(i), undefined, t.lastRun.at(i)],
    ];
    return sortJobs(Array.from({ length: t.ids.length }, (_, i) => line(t.ids.at(i), i)));
  }

  get models() {
    const { models: t } = this.#board;
    const line = (_, i) => [t.names.at(i), t.runs.at(i), t.cost.at(i) ?? 0, undefined];
    return sortModels(Array.from({ length: t.names.length }, line));
  }

  get days() {
    const { bucket, edges, runs, cost } = this.#board.timeline;
    if (bucket !== 'day') return undefined;
    const line = (_, i) => [Math.floor(edges.at(i) / 86_400), runs.at(i), cost.at(i)];
    return Array.from({ length: runs.length }, line).filter((day) => day[1] > 0);
  }
}
