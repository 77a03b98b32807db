// Changes to the limits, as the question that the engine takes.
import {
  type BudgetText,
  type EditBudgetsRequest,
  readBudgetText,
  writeEditBudgetsRequest,
} from '../../contract/decide.gen';
import type { Answer } from '../../engine/engine';
import { type DecideState, useDecide } from '../decide_context';

export interface LimitEdit {
  readonly scope: string;
  /** '' is every job, or every group. */
  readonly id: string;
  readonly window: string;
  /** Below 0 takes it out. */
  readonly usd: number;
}

export interface BudgetEdit {
  readonly limits?: readonly LimitEdit[];
  /** A group with its jobs; without any it goes, and its limits. */
  readonly group?: { readonly name: string; readonly jobs: readonly string[] };
  /** Parts of a limit. 0 takes the notice out. */
  readonly thresholds?: { readonly notice: number; readonly soft: number; readonly hard: number };
}

export const TAKE_OUT = -1;
const AS_IT_IS = { notice: -1, soft: -1, hard: -1 };

export function editRequest(
  yaml: string,
  { limits = [], group, thresholds = AS_IT_IS }: BudgetEdit,
): EditBudgetsRequest {
  const jobs = group === undefined ? [] : group.jobs.length > 0 ? group.jobs : [''];
  return {
    yaml,
    scopes: limits.map(({ scope }) => scope),
    ids: limits.map(({ id }) => id),
    windows: limits.map(({ window }) => window),
    usd: limits.map(({ usd }) => usd),
    groups: jobs.map(() => group?.name ?? ''),
    groupJobs: jobs,
    ...thresholds,
  };
}

/** Edits the limits; the answer tells why an edit was refused. */
export function useEdit(): (edit: BudgetEdit) => Promise<Answer<BudgetText>> {
  const state = useDecide();
  return (edit) => applyEdit(state, edit);
}

async function applyEdit({ host, seat }: DecideState, edit: BudgetEdit) {
  const request = editRequest(seat.budgets.text.peek(), edit);
  const made = await host.ask('editBudgets', writeEditBudgetsRequest, request, readBudgetText);
  if (made.ok) seat.budgets.change(made.value.yaml);
  return made;
}
