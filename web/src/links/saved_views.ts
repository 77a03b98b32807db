// Views kept by name, as links: in the browser's storage, and in files to pass on.
import { type ReadonlySignal, signal } from '@preact/signals';
import { parseJson, type TextStore } from '../base/storage';
import { linkText, readLink } from './link_text';

export interface SavedView {
  readonly name: string;
  readonly link: string;
}

export interface Imported {
  readonly taken: number;
  /** Entries that are no views, or more than are kept. */
  readonly refused: number;
}

export interface SavedViews {
  readonly views: ReadonlySignal<readonly SavedView[]>;
  /** Reads again what another tab may have written. */
  reload(): void;
  /** A view of that name is replaced. Returns: false where nothing was kept. */
  save(name: string, link: string): boolean;
  remove(name: string): void;
  /** All of them, as a file. */
  exported(): string;
  /** Returns: undefined for a text that is no file of views. */
  take(text: string): Imported | undefined;
}

export const VIEWS_SCHEMA = 'cronlens.views/1';
export const NAME_LIMIT = 80;
const COUNT_LIMIT = 200;
const KEY = 'cronlens:views:1';

export function makeSavedViews(store: TextStore): SavedViews {
  const read = () => listOf(parseJson(store.read(KEY)));
  const views = signal(read());
  const write = (list: readonly SavedView[]) => {
    store.write(KEY, textOf(list));
    views.value = list;
  };
  const reload = () => {
    views.value = read();
  };
  const add = (entries: readonly SavedView[]): number => {
    let list = read();
    const before = new Set(list.map(({ name }) => name));
    for (const entry of entries) list = [...list.filter(({ name }) => name !== entry.name), entry];
    const kept = list.slice(0, Math.max(COUNT_LIMIT, before.size)).sort(byName);
    write(kept);
    return entries.filter((entry) => kept.includes(entry)).length;
  };
  return {
    views,
    reload,
    save(name, link) {
      const view = viewOf({ name, link });
      return view !== undefined && add([view]) === 1;
    },
    remove: (name) => write(read().filter((view) => view.name !== name)),
    exported: () => textOf(read()),
    take(text) {
      const file = recordOf(parseJson(text));
      if (file.schema !== VIEWS_SCHEMA || !Array.isArray(file.views)) return undefined;
      const taken = add(listOf(file));
      return { taken, refused: file.views.length - taken };
    },
  };
}

const byName = (one: SavedView, other: SavedView) => one.name.localeCompare(other.name);

function textOf(views: readonly SavedView[]): string {
  return `${JSON.stringify({ schema: VIEWS_SCHEMA, views }, null, 2)}\n`;
}

/** Of two with one name the last one counts. */
function listOf(value: unknown): readonly SavedView[] {
  const { views } = recordOf(value);
  if (!Array.isArray(views)) return [];
  const byName = new Map<string, SavedView>();
  for (const raw of views) {
    const view = viewOf(raw);
    if (view !== undefined) byName.set(view.name, view);
  }
  return [...byName.values()];
}

/** A link is kept as this version writes it, but for one from a newer version: that stays whole. */
function viewOf(raw: unknown): SavedView | undefined {
  const { name, link } = recordOf(raw);
  if (typeof name !== 'string' || typeof link !== 'string') return undefined;
  const short = [...name.trim()].slice(0, NAME_LIMIT).join('').trim();
  const read = readLink(link);
  if (short === '' || read === undefined) return undefined;
  const isNewer = read.problems.some(({ kind }) => kind === 'newer');
  return { name: short, link: isNewer ? link : linkText({ ...read.place, sample: false }) };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
