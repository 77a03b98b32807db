// A budget.yaml that the reader brings along: taken where the engine can read it.
import { readBudgetText, writeEditBudgetsRequest } from '../../contract/decide.gen';
import type { DecideState } from '../decide_context';
import { editRequest } from './edit';

const MOST_BYTES = 1_000_000;

/** The first of the files; the host tells why one was not taken. */
export async function takeBudget(
  { host, seat }: DecideState,
  files: readonly File[],
): Promise<void> {
  const [file] = files;
  if (file === undefined) return;
  host.budgetRefusal.value = undefined;
  if (file.size > MOST_BYTES) {
    host.budgetRefusal.value = `${file.name}: ${file.size} > ${MOST_BYTES} B`;
    return;
  }
  const text = await file.text().catch((reason: unknown) => reason);
  if (typeof text !== 'string') {
    host.budgetRefusal.value = `${file.name}: ${text}`;
    return;
  }
  const request = editRequest(text, {});
  const read = await host.ask('editBudgets', writeEditBudgetsRequest, request, readBudgetText);
  if (read.ok) seat.budgets.change(text);
  else host.budgetRefusal.value = `${file.name}: ${read.error.detail}`;
}
