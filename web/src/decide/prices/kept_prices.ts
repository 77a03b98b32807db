// The reader's own price lists, kept in this browser between visits. They are files of megabytes:
// localStorage has no room for them.
import { get, set } from 'idb-keyval';
import type { DecideSeat, OwnPrices } from '../decide_start';

const KEY = 'cronlens:prices';
const restored = new WeakMap<DecideSeat, Promise<void>>();

/**
 * Settles when the lists of earlier visits are among the reader's own. What becomes of them after
 * that is written down. Where the browser keeps nothing, they last as long as the page.
 */
export function keepOwnPrices(seat: DecideSeat): Promise<void> {
  const known = restored.get(seat);
  if (known !== undefined) return known;
  const done = restore(seat);
  restored.set(seat, done);
  return done;
}

async function restore({ ownPrices, keepsPrices }: DecideSeat): Promise<void> {
  const kept = await read().catch(() => undefined);
  // Nothing is written over lists that could not be read.
  keepsPrices.value = kept !== undefined;
  if (kept === undefined) return;
  const names = new Set(ownPrices.peek().map(({ name }) => name));
  const before = kept.filter(({ name }) => !names.has(name));
  if (before.length > 0) ownPrices.value = [...ownPrices.peek(), ...before];
  let written: readonly OwnPrices[] = kept;
  ownPrices.subscribe((lists) => {
    if (lists === written || (lists.length === 0 && written.length === 0)) return;
    written = lists;
    const tell = (isKept: boolean) => {
      if (written === lists) keepsPrices.value = isKept;
    };
    write(lists).then(
      () => tell(true),
      () => tell(false),
    );
  });
}

async function read(): Promise<readonly OwnPrices[]> {
  const kept: unknown = await get(KEY);
  return Array.isArray(kept) ? kept.filter(isList) : [];
}

async function write(lists: readonly OwnPrices[]): Promise<void> {
  await set(
    KEY,
    lists.map(({ name, text }) => ({ name, text })),
  );
}

function isList(value: unknown): value is OwnPrices {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  return typeof value.name === 'string' && 'text' in value && value.text instanceof Blob;
}
