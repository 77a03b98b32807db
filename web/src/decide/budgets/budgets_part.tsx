// Limits: where they stand, where the month goes, and when they would have been reached before.
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useBoard } from '../../panels/board_context';
import { Icon } from '../../widgets/icon';
import { Computing } from '../computing';
import { useDecide, useDecision } from '../decide_context';
import type { PartProps } from '../decide_view';
import { readChanges, scenarioOf } from '../what_if/scenario';
import { useDecideWords } from '../words';
import { LimitsPanel } from './limits_panel';
import { lookedAt } from './look_at_budgets';
import { MonthAhead } from './month_ahead';
import { ReplayPanel } from './replay_panel';
import { ServerLimits } from './server_limits';
import { BUDGETS, BudgetsContext } from './use_budgets';

export function BudgetsPart({ query }: PartProps): JSX.Element | null {
  const { session } = useBoard();
  const { d } = useDecideWords();
  const { host, seat } = useDecide();
  const yaml = seat.budgets.text.value;
  const { changes } = session.view.value;
  const request = useMemo(
    () => ({ query, yaml, scenario: scenarioOf(readChanges(changes)) }),
    [query, yaml, changes],
  );
  const { value: answer, problem } = useDecision(BUDGETS, request);
  useEffect(() => {
    const source = session.file.peek()?.source;
    if (answer === undefined || source === undefined) return;
    seat.alert.value = yaml.trim() === '' ? undefined : lookedAt(answer, yaml, source);
  }, [answer]);
  const refusal = host.budgetRefusal.value;
  return (
    <>
      {refusal !== undefined && (
        <p class="cl-lists__failed" role="alert">
          <Icon name="offline" />{' '}
          {refusal.message === undefined
            ? d('bu_no_limit', { name: refusal.name ?? '' })
            : d('lists_failed', { reason: `${refusal.name}: ${refusal.message}` })}
        </p>
      )}
      {problem !== undefined && (
        <p class="cl-lists__failed" role="alert">
          <Icon name="offline" /> {d('bu_unreadable', { reason: problem })}
        </p>
      )}
      {answer === undefined && problem === undefined && <Computing />}
      {answer !== undefined && (
        <BudgetsContext.Provider value={answer}>
          <ServerLimits />
          <LimitsPanel />
          <MonthAhead />
          <ReplayPanel />
        </BudgetsContext.Provider>
      )}
      {problem !== undefined && <StartAnew />}
    </>
  );
}

/** What is kept cannot be read: written by another version, say. */
function StartAnew(): JSX.Element {
  const { seat } = useDecide();
  const { d } = useDecideWords();
  return (
    <button type="button" class="cl-button" onClick={() => seat.budgets.change('')}>
      {d('bu_start_anew')}
    </button>
  );
}
