// A small store that may be missing: private windows and file:// pages can refuse it.

export interface TextStore {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
}

/** Keeps values for as long as the page lives. */
export function makeMemoryStore(): TextStore {
  const values = new Map<string, string>();
  return {
    read: (key) => values.get(key),
    write: (key, value) => {
      values.set(key, value);
    },
  };
}

/** localStorage where it works, else memory. */
export function makeLocalStore(): TextStore {
  const memory = makeMemoryStore();
  return {
    read(key) {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        return memory.read(key);
      }
    },
    write(key, value) {
      memory.write(key, value);
      try {
        localStorage.setItem(key, value);
      } catch {
        return;
      }
    },
  };
}

/** Returns: the parsed JSON, or undefined for anything that is not JSON. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
