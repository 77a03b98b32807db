// Looks at the limits while the panels are on screen, so that the page can say that one is reached.
// Costs nothing where there are no limits.
import { effect } from '@preact/signals';
import type { RowSource, Session } from '../../state/session';
import type { DecideSeat } from '../decide_start';

/** A file that grows is looked at again, and not more often than this. */
const AGAIN_AFTER = 60_000;

export function watchBudgets(session: Session, seat: DecideSeat): void {
  let isLooking = false;
  /** What could not be read is not opened again. */
  let failed: { readonly text: string; readonly source: RowSource } | undefined;
  effect(() => {
    const text = seat.budgets.text.value;
    const source = session.file.value?.source;
    const isIdle = session.phase.value.kind === 'ready' && session.view.value.part === 'overview';
    const isOpen = session.snapshot.value !== undefined && session.query.value !== undefined;
    const alert = seat.alert.value;
    const isOf = alert?.text === text && alert.source === source;
    if (!isOf && alert !== undefined) seat.alert.value = undefined;
    if (text.trim() === '' || source === undefined || !isIdle || !isOpen || isLooking) return;
    const isDue = source.kind === 'live' && performance.now() - (alert?.at ?? 0) > AGAIN_AFTER;
    if (isOf && !isDue) return;
    if (failed?.text === text && failed.source === source) return;
    isLooking = true;
    void import('./look_at_budgets')
      .then(({ lookAtBudgets }) => lookAtBudgets(session, seat, source))
      // The part itself says why, when it is opened.
      .catch(() => undefined)
      .then((found) => {
        isLooking = false;
        if (found === undefined) failed = { text, source };
        else seat.alert.value = found;
      });
  });
}
