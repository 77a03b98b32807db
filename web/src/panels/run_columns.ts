import type { Run, RunSort } from '../contract/contract.gen';
import type { Shown } from '../format/format';
import type { Words } from '../view_model/words';

export interface RunColumn {
  readonly key: 'time' | 'cost' | 'duration' | 'tokens' | 'model' | 'mode' | 'result';
  readonly sort: RunSort;
  readonly number: boolean;
}

export const RUN_COLUMNS: readonly RunColumn[] = [
  { key: 'time', sort: 'run_time', number: false },
  { key: 'cost', sort: 'cost', number: true },
  { key: 'duration', sort: 'duration', number: true },
  { key: 'tokens', sort: 'tokens', number: true },
  { key: 'model', sort: 'model', number: false },
  { key: 'mode', sort: 'mode', number: false },
  { key: 'result', sort: 'outcome', number: false },
];

/** The number columns of a run in words; the others are names. */
export function runQuantity(run: Run, key: RunColumn['key'], { format }: Words): Shown | undefined {
  switch (key) {
    case 'time':
      return format.moment(run.runTime);
    case 'cost':
      return format.usd(run.cost);
    case 'duration':
      return format.seconds(run.duration);
    case 'tokens':
      return format.tokens(run.tokens);
    default:
      return undefined;
  }
}

export function runModeText(mode: string | undefined, { t }: Words): string {
  if (mode === 'agent') return t('toolbar.agent');
  return mode === 'no_agent' ? t('toolbar.script') : (mode ?? '').slice(0, 60);
}
