// What the parts of the budgets share: the answer to the limits as they are.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import {
  type BudgetAnswer,
  readBudgetAnswer,
  writeBudgetsRequest,
} from '../../contract/decide.gen';
import type { Kind } from '../decide_context';

export const BUDGETS: Kind<Parameters<typeof writeBudgetsRequest>[1], BudgetAnswer> = {
  question: 'budgets',
  write: writeBudgetsRequest,
  read: readBudgetAnswer,
};

export const BudgetsContext = createContext<BudgetAnswer | undefined>(undefined);

export function useBudgets(): BudgetAnswer {
  const answer = useContext(BudgetsContext);
  if (answer === undefined) throw new Error('a part of the budgets needs them');
  return answer;
}

export const SCOPES = ['global', 'cron_job', 'sender', 'profile', 'group'] as const;
export const WINDOWS = ['daily', 'monthly', 'rolling_7_days', 'per_run'] as const;
export const LEVELS = ['ok', 'notice', 'soft', 'hard'] as const;

/** One of a few texts that the engine gives, or the first. */
export function oneOf<T extends string>(all: readonly [T, ...T[]], text: string): T {
  return all.find((each) => each === text) ?? all[0];
}
