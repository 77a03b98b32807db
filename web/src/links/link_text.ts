// A place as the hash of an address, and back: `#v1?window=7d&outcome=failure&job=…`. What has its
// first value is left out, so a link reads as what its maker chose. Nothing in it is trusted.
import { DirectionValues, RunSortValues } from '../contract/contract.gen';
import type { View } from '../state/session';
import { FIRST_VIEW } from '../state/view_storage';
import { choice, type Field, list, VIEW_FIELDS } from './fields';
import type { LinkProblem, OpenRuns, Place } from './place';

const VERSION = 1;
const FORM = /^#v(\d{1,6})(?:\?(.*))?$/s;

export interface ReadLink {
  readonly place: Place;
  readonly problems: readonly LinkProblem[];
}

const RUNS = {
  job: 'runs',
  sort: choice('runs_sort', RunSortValues, 'run_time'),
  direction: choice('runs_order', DirectionValues, 'descending'),
};
const DETAILS = list('details');
const DATA = choice('data', ['sample'] as const);

export function linkText({ view, choseClock, sample, runs, details }: Place): string {
  const parts: string[][] = [];
  const add = (key: string, values: readonly string[]) => {
    for (const value of values) parts.push([key, value]);
  };
  if (sample) add(DATA.key, DATA.write('sample'));
  for (const [key, values] of viewParts(view)) {
    if (choseClock || key !== VIEW_FIELDS.clock.key) add(key, values);
  }
  add(DETAILS.key, details);
  if (runs !== undefined) {
    add(RUNS.job, [runs.job]);
    add(RUNS.sort.key, RUNS.sort.write(runs.sort));
    add(RUNS.direction.key, RUNS.direction.write(runs.direction));
  }
  // Colons and slashes need no escape behind a hash, and are easier to read.
  const text = new URLSearchParams(parts).toString();
  return `#v${VERSION}?${text.replace(/%(?:3A|2F|2C|40)/g, decodeURIComponent)}`;
}

function viewParts(view: View): readonly (readonly [string, readonly string[]])[] {
  const part = <Key extends keyof View>(name: Key) =>
    [VIEW_FIELDS[name].key, VIEW_FIELDS[name].write(view[name])] as const;
  return VIEW_KEYS.map((name) => part(name));
}

const VIEW_KEYS = Object.keys(VIEW_FIELDS) as (keyof View)[];

/** Returns: undefined for a hash that is no link of ours. */
export function readLink(hash: string): ReadLink | undefined {
  const [matches, version, query = ''] = FORM.exec(hash) ?? [];
  if (matches === undefined) return undefined;
  const reader = new LinkReader(new URLSearchParams(query));
  if (Number(version) > VERSION) {
    reader.problems.push({ kind: 'newer', version: Number(version) });
  }
  return reader.read();
}

/** A sample is opened when an address asks for it. */
export function asksForSample(hash: string): boolean {
  return hash === '#sample' || readLink(hash)?.place.sample === true;
}

class LinkReader {
  readonly problems: LinkProblem[] = [];
  readonly #parts: URLSearchParams;
  readonly #known = new Set<string>();

  constructor(parts: URLSearchParams) {
    this.#parts = parts;
  }

  read(): ReadLink {
    const view: { -readonly [Key in keyof View]: View[Key] } = { ...FIRST_VIEW };
    const take = <Key extends keyof View>(name: Key) => {
      view[name] = this.#take(VIEW_FIELDS[name]) ?? view[name];
    };
    for (const name of VIEW_KEYS) take(name);
    const place: Place = {
      view,
      choseClock: this.#parts.has(VIEW_FIELDS.clock.key),
      sample: this.#take(DATA) === 'sample',
      runs: this.#takeRuns(),
      details: this.#take(DETAILS) ?? [],
    };
    for (const key of new Set(this.#parts.keys())) {
      if (!this.#known.has(key)) this.problems.push({ kind: 'unknown', key });
    }
    return { place, problems: this.problems };
  }

  #takeRuns(): OpenRuns | undefined {
    const [job] = this.#take(list(RUNS.job)) ?? [];
    const sort = this.#take(RUNS.sort) ?? 'run_time';
    const direction = this.#take(RUNS.direction) ?? 'descending';
    return job === undefined ? undefined : { job, sort, direction };
  }

  #take<T>(field: Field<T>): T | undefined {
    const values = this.#parts.getAll(field.key);
    this.#known.add(field.key);
    if (values.length === 0) return undefined;
    const found = field.read(values);
    const refused = values[found?.taken ?? 0];
    if (refused !== undefined)
      this.problems.push({ kind: 'value', key: field.key, value: refused });
    return found?.value;
  }
}
