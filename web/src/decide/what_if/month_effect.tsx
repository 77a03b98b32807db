// What the changes do to this month, from now on, and to the limits on it.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useWords } from '../../panels/board_context';
import { Button } from '../../widgets/button';
import { BUDGETS } from '../budgets/use_budgets';
import { useDecide, useDecision } from '../decide_context';
import { FORECAST } from '../forecast/use_forecast';
import { useDecideWords } from '../words';
import { scenarioOf } from './scenario';
import { useSettled } from './use_settled';
import { useWhatIf } from './use_what_if';

/** Also while a slider moves, whenever it rests: a forecast is more work than a step may be. */
function useScenario() {
  const { session, query, changes } = useWhatIf();
  const settled = useSettled(changes);
  const scenario = useMemo(() => scenarioOf(settled), [settled]);
  return { session, query, scenario };
}

export function MonthEffect(): JSX.Element | null {
  const { session, query, scenario } = useScenario();
  const { format } = useWords();
  const { d } = useDecideWords();
  const request = useMemo(() => ({ query, span: 'month', scenario }) as const, [query, scenario]);
  const { value: forecast } = useDecision(FORECAST, request);
  if (forecast === undefined || !forecast.isChanged) return null;
  return (
    <p class="cl-with-changes">
      {d('wi_month', {
        now: format.measured(forecast.expected.value, 'usd').text,
        after: format.usd(forecast.changedExpected).text,
      })}
      <Limits />
      <Button kind="quiet" onClick={() => session.change({ part: 'forecast' })}>
        {d('wi_to_forecast')}
      </Button>
    </p>
  );
}

/** The limit on the month that is the likeliest to be passed. */
function Limits(): JSX.Element | null {
  const { query, scenario } = useScenario();
  const { seat } = useDecide();
  const { format } = useWords();
  const { d } = useDecideWords();
  const yaml = seat.budgets.text.value;
  const request = useMemo(() => ({ query, yaml, scenario }), [query, yaml, scenario]);
  const { value } = useDecision(BUDGETS, request);
  const outlook = value?.outlooks[0];
  if (outlook?.changedChance === undefined) return null;
  return (
    <span>
      {d('wi_limit', {
        limit: format.usd(outlook.limit).text,
        now: format.fraction(outlook.chance).text,
        after: format.fraction(outlook.changedChance).text,
      })}
    </span>
  );
}
