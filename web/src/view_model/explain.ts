// What a figure says about itself.
import {
  type Dashboard,
  type Figure,
  MEASURES,
  type MeasureId,
  type Query,
  type Snapshot,
} from '../contract/contract.gen';
import type { MessageKey } from '../i18n/words';
import { spanText, windowText } from './window_words';
import type { Words } from './words';

export interface Explanation {
  readonly label: string;
  readonly sentence: string;
  readonly formula: string;
  readonly exact: string;
  readonly known: boolean;
  readonly rows: readonly (readonly [string, string])[];
}

export type MadeOf = 'runs' | 'jobs';

export interface ExplainContext {
  readonly dashboard: Pick<Dashboard, 'since' | 'until'>;
  readonly query: Query;
  readonly snapshot: Snapshot;
}

export function explain(
  figure: Figure,
  context: ExplainContext,
  words: Words,
  madeOf: MadeOf = isAboutJobs(figure.measure) ? 'jobs' : 'runs',
): Explanation {
  const { t, format } = words;
  const { dashboard, query, snapshot } = context;
  const shown = format.figure(figure);
  const exact = isAtLeast(figure) ? `≥ ${shown.exact}` : shown.exact;
  return {
    ...words.measure(figure.measure),
    exact: shown.known ? exact : t('explain.unknown'),
    known: shown.known,
    rows: [
      [t('explain.used'), t(`explain.${madeOf}`, { count: figure.used })],
      [t('explain.left_out'), leftOut(figure, madeOf, words)],
      [t('window.label'), `${windowText(query.window, words)}: ${spanText(dashboard, words)}`],
      [t('clock.newest'), format.moment(snapshot.lastRun).exact],
    ],
  };
}

const COSTS: readonly MeasureId[] = ['cost', 'success_cost', 'failure_cost'];

/** Runs of unknown cost are left out of the sum: it is a lower bound. */
export function isAtLeast(figure: Figure): boolean {
  return figure.leftOut > 0 && COSTS.includes(figure.measure);
}

function leftOut({ measure, leftOut: count }: Figure, madeOf: MadeOf, { t }: Words): string {
  if (count === 0) return t('explain.nothing_left_out');
  return t(lackKey(measure, madeOf), { count });
}

const JOB_MEASURES: readonly MeasureId[] = [
  'pace',
  'nominal_month',
  'trend_month',
  'jobs',
  'script_jobs',
];

function isAboutJobs(measure: MeasureId): boolean {
  return JOB_MEASURES.includes(measure);
}

const OUTCOMES: readonly MeasureId[] = ['success_runs', 'failure_runs', 'success_rate'];

function lackKey(measure: MeasureId, madeOf: MadeOf): MessageKey {
  if (madeOf === 'jobs') return 'explain.lack_schedule';
  if (OUTCOMES.includes(measure)) return 'explain.lack_outcome';
  const { unit } = MEASURES[measure];
  if (unit === 'usd' || measure === 'cost_change') return 'explain.lack_cost';
  if (unit === 'tokens' || measure.endsWith('_share')) return 'explain.lack_tokens';
  return unit === 'seconds' ? 'explain.lack_duration' : 'explain.lack_other';
}
