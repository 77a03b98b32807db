// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out rows and keep its layout
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid listens to the keys
import type { JSX } from 'preact';
import type { Run } from '../contract/contract.gen';
import { Badge } from '../widgets/badge';
import { classes } from '../widgets/classes';
import { Name } from '../widgets/name';
import { useWords } from './board_context';
import { Quantity } from './quantity';
import { RUN_COLUMNS, type RunColumn, runModeText, runQuantity } from './run_columns';

interface HistoryRowProps {
  readonly id: string;
  readonly row: number;
  readonly run: Run | undefined;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onPick: () => void;
}

export function HistoryRow({ id, row, run, active, chosen, onPick }: HistoryRowProps): JSX.Element {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={chosen}
      class={classes('cl-run', active && 'cl-run--active', chosen && 'cl-run--chosen')}
      onClick={onPick}
    >
      {RUN_COLUMNS.map((column) => (
        <div key={column.key} role="gridcell" class={cellClass(column)}>
          {run === undefined ? (
            <span class="cl-skeleton__line" />
          ) : (
            <Cell run={run} column={column} />
          )}
        </div>
      ))}
    </div>
  );
}

export function cellClass({ key, number }: RunColumn): string {
  return classes('cl-run__cell', `cl-run__cell--${key}`, number && 'cl-num');
}

function Cell({ run, column }: { run: Run; column: RunColumn }): JSX.Element {
  const words = useWords();
  const shown = runQuantity(run, column.key, words);
  if (shown !== undefined) return <Quantity shown={shown} />;
  if (column.key === 'model')
    return <Name text={run.model ?? ''} otherwise={words.t('unknown.text')} />;
  if (column.key === 'mode') {
    return <Name text={runModeText(run.mode, words)} otherwise={words.t('unknown.text')} />;
  }
  return <OutcomeBadge outcome={run.outcome} />;
}

export function OutcomeBadge({ outcome }: { readonly outcome: Run['outcome'] }): JSX.Element {
  const { t } = useWords();
  const look = {
    success: { tone: 'good', icon: 'check' },
    failure: { tone: 'bad', icon: 'cross' },
    unknown: { tone: 'plain', icon: 'question' },
  } as const;
  return <Badge {...look[outcome]}>{t(`outcome.${outcome}`)}</Badge>;
}
