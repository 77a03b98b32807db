// What a shell gives the decide view to run on.
import type { Signal } from '@preact/signals';
import type { TextStore } from '../base/storage';
import type { Part } from '../state/session';

/** A price list that the reader brought along. */
export interface OwnPrices {
  readonly name: string;
  readonly text: Blob;
}

export interface DecideSeat {
  startWorker(): Worker;
  /** The addresses of the WebAssembly module, of the prices that came along, and of the style. */
  readonly wasm: string;
  readonly prices: string;
  readonly style: string;
  readonly store: TextStore;
  /** The newest first. They outlive the file that was open when they came. */
  readonly ownPrices: Signal<readonly OwnPrices[]>;
  /** Files that were dropped on the view, until they are taken. */
  readonly offered: Signal<readonly File[]>;
}

const PRICE_LIST = /\.(json|ya?ml|csv)$/i;

/** Whether files that are dropped on the prices or the what-if are price lists. */
export function arePriceLists(files: readonly File[], part: Part): boolean {
  const isHere = part === 'prices' || part === 'what_if';
  const isList = ({ name }: File) => PRICE_LIST.test(name) && name.toLowerCase() !== 'jobs.json';
  return isHere && files.length > 0 && files.every(isList);
}
