// The choices of a view as the parts of a link. The type of the table asks for every choice there
// is: one that is added to the view does not compile until links keep it.
import {
  DirectionValues,
  JobSortValues,
  ModeFilterValues,
  OutcomeFilterValues,
  type Window,
} from '../contract/contract.gen';
import { PartValues, PickRuleValues, type View } from '../state/session';
import { FIRST_VIEW, isWindow, LIST_LIMIT } from '../state/view_storage';

export interface Field<T> {
  readonly key: string;
  /** Returns: the choice, and how many of the values it took; undefined where none makes sense. */
  read(values: readonly string[]): { readonly value: T; readonly taken: number } | undefined;
  write(value: T): readonly string[];
}

export const VIEW_FIELDS: { readonly [Key in keyof View]: Field<View[Key]> } = {
  window: { key: 'window', read: first(readWindow), write: (value) => [windowText(value)] },
  clock: choice('clock', ['wall', 'newest'] as const),
  outcome: choice('outcome', OutcomeFilterValues, FIRST_VIEW.outcome),
  mode: choice('mode', ModeFilterValues, FIRST_VIEW.mode),
  jobs: list('job'),
  models: list('model'),
  providers: list('provider'),
  text: {
    key: 'text',
    read: first((value) => value.slice(0, LIST_LIMIT)),
    write: (value) => (value === '' ? [] : [value]),
  },
  jobSort: choice('sort', JobSortValues, FIRST_VIEW.jobSort),
  jobDirection: choice('order', DirectionValues, FIRST_VIEW.jobDirection),
  part: choice('part', PartValues, FIRST_VIEW.part),
  changes: list('change'),
  candidates: list('candidate'),
  picks: choices('pick', PickRuleValues),
  scenarios: list('scenario'),
};

export function list(key: string): Field<readonly string[]> {
  return {
    key,
    read: (values) => {
      const value = [...new Set(values)].slice(0, LIST_LIMIT);
      return { value, taken: Math.min(values.length, LIST_LIMIT) };
    },
    write: (value) => value,
  };
}

/** Some of the values allowed, in their own order; the first that is none is named. */
function choices<T extends string>(key: string, allowed: readonly T[]): Field<readonly T[]> {
  const isAllowed = (value: string) => allowed.some((each) => each === value);
  return {
    key,
    read: (values) => {
      const odd = values.findIndex((value) => !isAllowed(value));
      const value = allowed.filter((each) => values.includes(each));
      return { value, taken: odd < 0 ? values.length : odd };
    },
    write: (value) => value,
  };
}

export function choice<T extends string>(
  key: string,
  allowed: readonly T[],
  otherwise?: T,
): Field<T> {
  return {
    key,
    read: first((value) => allowed.find((candidate) => candidate === value)),
    write: (value) => (value === otherwise ? [] : [value]),
  };
}

function first<T>(read: (value: string) => T | undefined): Field<T>['read'] {
  return ([value]) => {
    const found = value === undefined ? undefined : read(value);
    return found === undefined ? undefined : { value: found, taken: 1 };
  };
}

function windowText({ kind, days, since, until }: Window): string {
  if (kind === 'all_time') return 'all';
  if (kind === 'last_days') return `${days}d`;
  return `${momentText(since)}..${momentText(until)}`;
}

function readWindow(text: string): Window | undefined {
  const window = parseWindow(text);
  return window !== undefined && isWindow(window) ? window : undefined;
}

function parseWindow(text: string): Window | undefined {
  if (text === 'all') return { kind: 'all_time', days: 0, since: 0, until: 0 };
  const days = /^(\d+(?:\.\d+)?(?:e-?\d+)?)d$/.exec(text)?.[1];
  if (days !== undefined) return { kind: 'last_days', days: Number(days), since: 0, until: 0 };
  const [from = '', to = '', ...rest] = text.split('..');
  const [since, until] = [momentOf(from), momentOf(to)];
  if (since === undefined || until === undefined || rest.length > 0) return undefined;
  return { kind: 'range', days: 0, since, until };
}

/** A date where it says the same moment, else the seconds since 1970. */
function momentText(seconds: number): string {
  const text = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  return momentOf(text) === seconds ? text : String(seconds);
}

const SECONDS = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/;
const DATE = /^[+-]?\d{4,6}-\d\d(?:-\d\d)?$/;
const DATE_TIME = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** A time without a zone is in UTC: a link means the same everywhere. */
function momentOf(text: string): number | undefined {
  if (SECONDS.test(text)) return Number(text);
  const [matches, zone] = DATE_TIME.exec(text) ?? DATE.exec(text) ?? [];
  if (matches === undefined) return undefined;
  const time = Date.parse(text.includes('T') && zone === undefined ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time / 1000;
}
