// Newest question wins: an answer that was overtaken is dropped.

/** Runs `ask`; resolves to undefined when a later call was made in the meantime. */
export type Latest = <T>(ask: () => Promise<T>) => Promise<T | undefined>;

export function makeLatest(): Latest {
  let newest = 0;
  return async (ask) => {
    newest += 1;
    const mine = newest;
    const value = await ask();
    return mine === newest ? value : undefined;
  };
}
