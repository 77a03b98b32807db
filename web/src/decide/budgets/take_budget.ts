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
  const { name } = file;
  const refuse = (message?: string) => {
    host.budgetRefusal.value = message === undefined ? { name } : { name, message };
  };
  const ask = (yaml: string) =>
    host.ask('editBudgets', writeEditBudgetsRequest, editRequest(yaml, {}), readBudgetText);
  host.budgetRefusal.value = undefined;
  if (file.size > MOST_BYTES) return refuse(`${file.size} > ${MOST_BYTES} B`);
  const text = await file.text().catch((reason: unknown) => reason);
  if (typeof text !== 'string') return refuse(String(text));
  const [read, nothing] = [await ask(text), await ask('')];
  if (!read.ok) return refuse(read.error.detail);
  // An empty file, or one about something else, would take every limit away.
  if (nothing.ok && read.value.yaml === nothing.value.yaml) return refuse();
  seat.budgets.change(text);
}
