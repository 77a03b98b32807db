// What a shell gives the decide view to run on.
import type { Signal } from '@preact/signals';
import type { TextStore } from '../base/storage';
import type { EngineSource } from '../engine/worker_host';
import type { BudgetAlert, Part, RowSource } from '../state/session';
import type { BudgetBook } from './budgets/budget_book';

/** A price list that the reader brought along. */
export interface OwnPrices {
  readonly name: string;
  readonly text: Blob;
}

/** Of which limits and which file, and when in the time of the page. */
export interface LookedAt extends BudgetAlert {
  readonly text: string;
  readonly source: RowSource;
  readonly at: number;
}

export interface DecideSeat {
  startWorker(): Worker;
  readonly wasm: EngineSource;
  /** The prices that came along, or their address. */
  readonly prices: Blob | string;
  /** The address of the style; none where the page has it already. */
  readonly style?: string;
  /** Asks the page's server for its budget.yaml; not where the page has no server with data. */
  readonly fetchBudget?: (() => Promise<Response>) | undefined;
  readonly store: TextStore;
  /** The newest first. They outlive the file that was open when they came. */
  readonly ownPrices: Signal<readonly OwnPrices[]>;
  /** Whether the browser keeps them until the next visit: private windows and full disks do not. */
  readonly keepsPrices: Signal<boolean>;
  readonly budgets: BudgetBook;
  /** How the limits stood when they were looked at last. */
  readonly alert: Signal<LookedAt | undefined>;
  /** Files that were dropped on the view, until they are taken. */
  readonly offered: Signal<readonly File[]>;
}

const PRICE_LIST = /\.(json|ya?ml|csv)$/i;
const BUDGET = /\.ya?ml$/i;

/** Whether files that are dropped are for the part on screen: price lists, or a budget. */
export function areForPart(files: readonly File[], part: Part): boolean {
  if (files.length === 0) return false;
  if (part === 'budgets') return files.every(({ name }) => BUDGET.test(name));
  const isList = ({ name }: File) => PRICE_LIST.test(name) && name.toLowerCase() !== 'jobs.json';
  return (part === 'prices' || part === 'what_if') && files.every(isList);
}
