// The browser's address and history, as much as links need of them.

/** What one entry of the history stands for; written beside its address. */
export interface Entry {
  /** How many changes lie behind it. */
  readonly step: number;
  /** A run history is open. */
  readonly drawer: boolean;
  /** The entry was added when that was opened: going back closes it. */
  readonly added: boolean;
}

export interface Browser {
  hash(): string;
  /** The present entry; undefined where somebody else made it. */
  entry(): Entry | undefined;
  push(hash: string, entry: Entry): void;
  replace(hash: string, entry: Entry): void;
  back(): void;
  /** Calls after the reader went back, forward or changed the hash. Returns: what stops it. */
  listen(onArrival: () => void): () => void;
}

export const WINDOW_BROWSER: Browser = {
  hash: () => location.hash,
  entry: () => readEntry(history.state),
  push: (hash, entry) => attempt(() => history.pushState({ cronlens: entry }, '', hash)),
  replace: (hash, entry) => attempt(() => history.replaceState({ cronlens: entry }, '', hash)),
  back: () => history.back(),
  listen(onArrival) {
    addEventListener('popstate', onArrival);
    return () => removeEventListener('popstate', onArrival);
  },
};

/** Browsers refuse many changes in a short time, and some all of them for files of the disk: the
 * page works without, and the next change tries again. */
function attempt(change: () => void): void {
  try {
    change();
  } catch {
    return;
  }
}

function readEntry(state: unknown): Entry | undefined {
  const kept = recordOf(recordOf(state).cronlens);
  const { step } = kept;
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 0) return undefined;
  return { step, drawer: kept.drawer === true, added: kept.added === true };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
