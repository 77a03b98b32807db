// What was asked before and what was saved by name; kept in this browser.
import { parseJson, type TextStore } from '../base/storage';

export interface SavedQuery {
  readonly name: string;
  readonly sql: string;
}

const SAVED_KEY = 'cronlens:sql.saved';
const RECENT_KEY = 'cronlens:sql.recent';
const MOST_RECENT = 30;
const LONGEST = 20_000;

export function readSaved(store: TextStore): SavedQuery[] {
  const found = parseJson(store.read(SAVED_KEY));
  return Array.isArray(found) ? found.filter(isSaved) : [];
}

/** A name that exists gets the new text. Returns: all of them. */
export function save(store: TextStore, query: SavedQuery): SavedQuery[] {
  const others = readSaved(store).filter(({ name }) => name !== query.name);
  return write(store, [...others, query]);
}

export function forget(store: TextStore, name: string): SavedQuery[] {
  return write(
    store,
    readSaved(store).filter((query) => query.name !== name),
  );
}

function write(store: TextStore, queries: SavedQuery[]): SavedQuery[] {
  store.write(SAVED_KEY, JSON.stringify(queries));
  return queries;
}

/** The newest first. */
export function readRecent(store: TextStore): string[] {
  const found = parseJson(store.read(RECENT_KEY));
  return Array.isArray(found) ? found.filter((sql) => typeof sql === 'string') : [];
}

export function remember(store: TextStore, sql: string): string[] {
  const text = sql.trim();
  if (text === '' || text.length > LONGEST) return readRecent(store);
  const recent = [text, ...readRecent(store).filter((other) => other !== text)];
  store.write(RECENT_KEY, JSON.stringify(recent.slice(0, MOST_RECENT)));
  return recent.slice(0, MOST_RECENT);
}

function isSaved(query: unknown): query is SavedQuery {
  if (typeof query !== 'object' || query === null) return false;
  const { name, sql } = query as Partial<SavedQuery>;
  return typeof name === 'string' && typeof sql === 'string';
}
