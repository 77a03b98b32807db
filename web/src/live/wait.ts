// Waiting that ends early when somebody wants it to.

/** Resolves after `ms`, or when `wake` is aborted; rejects when `signal` is. */
export function pause(ms: number, signal: AbortSignal, wake?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = ms === Number.POSITIVE_INFINITY ? 0 : setTimeout(done, ms);
    function clear() {
      clearTimeout(timer);
      signal.removeEventListener('abort', fail);
      wake?.removeEventListener('abort', done);
    }
    function done() {
      clear();
      resolve();
    }
    function fail() {
      clear();
      reject(signal.reason);
    }
    signal.addEventListener('abort', fail);
    wake?.addEventListener('abort', done);
    if (signal.aborted) fail();
    else if (wake?.aborted) done();
  });
}

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** Twice as long after each failure, and not the same for everybody: `chance` is in [0, 1). */
export function backOff(failures: number, chance: number): number {
  const full = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
  return full * (0.75 + chance / 4);
}
