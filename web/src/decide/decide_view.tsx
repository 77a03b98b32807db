// The parts that help to decide, on the same selection as the panels.
import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Query } from '../contract/contract.gen';
import { useBoard } from '../panels/board_context';
import type { Part } from '../state/session';
import { BudgetsPart } from './budgets/budgets_part';
import { takeBudget } from './budgets/take_budget';
import { DecideContext } from './decide_context';
import type { DecideHost } from './decide_host';
import type { DecideSeat } from './decide_start';
import { ForecastPart } from './forecast/forecast_part';
import { PricesPart } from './prices/prices_part';
import { UnexpectedPart } from './unexpected/unexpected_part';
import { WhatIfPart } from './what_if/what_if_part';
import { useDecideWords } from './words';

export interface PartProps {
  readonly query: Query;
}

/** To add a part: its name in PartValues of the session, its word, and its component here. */
const PARTS: Readonly<Partial<Record<Part, FunctionComponent<PartProps>>>> = {
  what_if: WhatIfPart,
  forecast: ForecastPart,
  budgets: BudgetsPart,
  prices: PricesPart,
  unexpected: UnexpectedPart,
};

interface ViewProps {
  readonly host: DecideHost;
  readonly seat: DecideSeat;
}

export function DecideView({ host, seat }: ViewProps): JSX.Element | null {
  const { session } = useBoard();
  const { d } = useDecideWords();
  const state = useMemo(() => ({ host, seat }), [host, seat]);
  const phase = host.phase.value;
  const query = session.query.value;
  const Part = PARTS[session.view.value.part];
  const { offered } = seat;
  useEffect(() => {
    if (phase.kind !== 'ready' || offered.value.length === 0) return;
    const files = offered.value;
    offered.value = [];
    if (session.view.peek().part === 'budgets') {
      void takeBudget(state, files);
      return;
    }
    session.change({ part: 'prices' });
    void host.addPrices(files.map((file) => ({ name: file.name, text: file })));
  }, [phase.kind, offered.value]);
  if (Part === undefined || query === undefined) return null;
  if (phase.kind === 'refused') {
    return (
      <p class="cl-nothing" role="alert">
        {d('refused', { reason: phase.message })}
      </p>
    );
  }
  if (phase.kind === 'opening') {
    return (
      <p class="cl-nothing" role="status">
        {d('opening')}
      </p>
    );
  }
  return (
    <DecideContext.Provider value={state}>
      <div class="cl-panels cl-decide">
        <Part query={query} />
      </div>
    </DecideContext.Provider>
  );
}
