// The seat of the decide view, and the files that are for it.
import { signal } from '@preact/signals';
import type { TextStore } from '../base/storage';
import { BudgetBook } from '../decide/budgets/budget_book';
import { areForPart, type DecideSeat } from '../decide/decide_start';
import type { Take } from '../intake/window_intake';
import type { Session } from '../state/session';

type Given = Pick<DecideSeat, 'startWorker' | 'wasm' | 'prices' | 'style' | 'fetchBudget'>;

export function makeDecideSeat(store: TextStore, given: Given): DecideSeat {
  return {
    ...given,
    store,
    ownPrices: signal([]),
    keepsPrices: signal(true),
    budgets: new BudgetBook(store),
    alert: signal(undefined),
    offered: signal([]),
  };
}

/** Price lists and limits go to the part on screen, all else to `otherwise`. */
export function takeForDecide(session: Session, seat: DecideSeat, otherwise: Take): Take {
  return (files, bareFolder) => {
    const isOpen = session.file.peek()?.source !== undefined;
    if (isOpen && areForPart(files, session.view.peek().part)) seat.offered.value = files;
    else otherwise(files, bareFolder);
  };
}
