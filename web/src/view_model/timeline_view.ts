import type { TimelineData } from '../charts/timeline_bars';
import type { Timeline } from '../contract/contract.gen';
import type { Words } from './words';

/** Columns as the chart wants them. */
export function timelineData(timeline: Timeline): TimelineData {
  return {
    edges: timeline.edges.raw,
    cost: timeline.cost.raw,
    failureCost: timeline.failureCost.raw,
    runs: timeline.runs.raw,
    failures: timeline.failures.raw,
    unknownCostRuns: timeline.unknownCostRuns.raw,
    firstPartial: timeline.firstPartial,
    lastPartial: timeline.lastPartial,
  };
}

export interface StepView {
  readonly when: string;
  readonly cost: string;
  readonly costExact: string;
  readonly failureCost: string;
  readonly runs: string;
  readonly failures: string;
  readonly hasFailures: boolean;
  /** '' where every cost is known. */
  readonly unknown: string;
  readonly partial: boolean;
}

export function stepView(timeline: Timeline, step: number, words: Words): StepView {
  const { t, format } = words;
  const failures = timeline.failures.at(step) ?? 0;
  const unknown = timeline.unknownCostRuns.at(step) ?? 0;
  const last = timeline.runs.length - 1;
  const runs = timeline.runs.at(step) ?? 0;
  const priced = isPriced(timeline, step);
  const cost = format.usd(priced ? timeline.cost.at(step) : undefined);
  return {
    when: format.step(timeline.edges.at(step), timeline.bucket),
    cost: cost.text,
    costExact: cost.exact,
    failureCost: format.usd(priced ? timeline.failureCost.at(step) : undefined).text,
    runs: t('common.runs', { count: runs }),
    failures: t('common.failed_runs', { count: failures }),
    hasFailures: failures > 0,
    unknown: unknown > 0 ? t('common.unknown_cost', { count: unknown }) : '',
    partial: (step === 0 && timeline.firstPartial) || (step === last && timeline.lastPartial),
  };
}

/** False where no run of the step says what it cost: its cost is unknown then, and not 0. */
export function isPriced({ unknownCostRuns, runs }: Timeline, step: number): boolean {
  const unknown = unknownCostRuns.at(step) ?? 0;
  return unknown === 0 || unknown < (runs.at(step) ?? 0);
}

/** True where there are runs, and none of them says what it cost. */
export function isUnpriced(timeline: Timeline): boolean {
  const { raw } = timeline.runs;
  return raw.some(Boolean) && !raw.some((runs, step) => runs > 0 && isPriced(timeline, step));
}

export function stepSentence(timeline: Timeline, step: number, words: Words): string {
  const { when, cost, runs, failures, unknown } = stepView(timeline, step, words);
  const said = words.t('timeline.step', { when, cost, runs, failures });
  return unknown === '' ? said : `${said}, ${unknown}`;
}

export function chartLabel(timeline: Timeline, words: Words): string {
  const { edges, runs, bucket } = timeline;
  return words.t('timeline.summary', {
    steps: runs.length,
    since: words.format.step(edges.at(0), bucket),
    until: words.format.step(edges.at(edges.length - 1), bucket),
  });
}

/** '' where the steps show every run of the selection. */
export function outsideText({ outsideRuns, outsideCost }: Timeline, words: Words): string {
  if (outsideRuns === 0) return '';
  const cost = words.format.usd(outsideCost).text;
  return words.t('timeline.outside', { count: outsideRuns, cost });
}
