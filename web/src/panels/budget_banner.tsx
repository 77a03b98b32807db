import type { JSX } from 'preact';
import type { BudgetAlert } from '../state/session';
import { Button } from '../widgets/button';
import { classes } from '../widgets/classes';
import { Icon } from '../widgets/icon';
import { useBoard, useWords } from './board_context';

interface AlertProps {
  readonly alert: BudgetAlert | undefined;
}

/** Said above the panels where a limit of the reader's is reached or near. */
export function BudgetBanner({ alert }: AlertProps): JSX.Element | null {
  const { session } = useBoard();
  const { t } = useWords();
  const { reached = 0, near = 0 } = alert ?? {};
  if (reached + near === 0) return null;
  const words = [
    ...(reached > 0 ? [t('decide.reached', { count: reached })] : []),
    ...(near > 0 ? [t('decide.near', { count: near })] : []),
  ];
  return (
    <div class={classes('cl-budget-banner', reached > 0 && 'cl-budget-banner--bad')} role="status">
      <Icon name="offline" />
      <span>{words.join(' · ')}</span>
      <Button kind="quiet" onClick={() => session.change({ part: 'budgets' })}>
        {t('decide.see_budgets')}
      </Button>
    </div>
  );
}

/** The same beside the name of the part. */
export function BudgetBadge({ alert }: AlertProps): JSX.Element | null {
  const { t } = useWords();
  const { reached = 0, near = 0 } = alert ?? {};
  if (reached + near === 0) return null;
  const [key, count] = reached > 0 ? (['reached', reached] as const) : (['near', near] as const);
  const text = t(`decide.${key}`, { count });
  return (
    <span class={`cl-parts__badge cl-parts__badge--${key}`} title={text}>
      <span aria-hidden="true">{count}</span>
      <span class="cl-visually-hidden">{text}</span>
    </span>
  );
}
