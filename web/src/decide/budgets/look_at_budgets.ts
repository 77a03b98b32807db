// How the limits stand, from a module that is opened for this question alone.
import {
  type BudgetAnswer,
  readBudgetAnswer,
  writeBudgetsRequest,
} from '../../contract/decide.gen';
import type { RowSource, Session } from '../../state/session';
import { DecideHost } from '../decide_host';
import type { DecideSeat, LookedAt } from '../decide_start';
import { scenarioOf } from '../what_if/scenario';

/** Returns: undefined where the file or the limits cannot be read. */
export async function lookAtBudgets(
  session: Session,
  seat: DecideSeat,
  source: RowSource,
): Promise<LookedAt | undefined> {
  const host = new DecideHost(seat, source);
  try {
    await host.opened;
    const query = session.query.peek();
    if (query === undefined || host.phase.peek().kind !== 'ready') return undefined;
    const yaml = seat.budgets.text.peek();
    const request = { query, yaml, scenario: scenarioOf([]) };
    const answer = await host.ask('budgets', writeBudgetsRequest, request, readBudgetAnswer);
    return answer.ok ? lookedAt(answer.value, yaml, source) : undefined;
  } finally {
    host.close();
  }
}

export function lookedAt(
  { reached, near }: BudgetAnswer,
  text: string,
  source: RowSource,
): LookedAt {
  const counts = { reached: reached.value ?? 0, near: near.value ?? 0 };
  return { ...counts, text, source, at: performance.now() };
}
