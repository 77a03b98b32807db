import type { JSX } from 'preact';
import { type BudgetAlert, PartValues } from '../state/session';
import { useBoard, useWords } from './board_context';
import { BudgetBadge } from './budget_banner';

/** What is on screen of the file: its panels, or what helps to decide. */
export function PartTabs({ alert }: { readonly alert: BudgetAlert | undefined }): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const { part } = session.view.value;
  return (
    <nav class="cl-parts" aria-label={t('decide.parts')}>
      {PartValues.map((each) => (
        <button
          type="button"
          key={each}
          class="cl-parts__tab"
          aria-current={each === part ? 'page' : undefined}
          onClick={() => session.change({ part: each })}
        >
          {t(`decide.${each}`)}
          {each === 'budgets' && <BudgetBadge alert={alert} />}
        </button>
      ))}
    </nav>
  );
}
