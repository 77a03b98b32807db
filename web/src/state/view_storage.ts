// The user's choices between visits. What is stored is not trusted: each field is checked, and a
// field that is not in order takes its default.
import { parseJson, type TextStore } from '../base/storage';
import {
  DirectionValues,
  JobSortValues,
  ModeFilterValues,
  OutcomeFilterValues,
  type Window,
  WindowKindValues,
} from '../contract/contract.gen';
import { DEFAULT_VIEW } from '../engine/default_query';
import { PartValues, PickRuleValues, type View } from './session';

const KEY = 'cronlens:view:1';
export const LIST_LIMIT = 1000;
const MAX_DAYS = 36_500;
const MAX_MOMENT = 1e11; // what the engine takes: the year 5138

export const FIRST_VIEW: View = {
  ...DEFAULT_VIEW,
  clock: 'wall',
  part: 'overview',
  changes: [],
  candidates: [],
  picks: [],
  scenarios: [],
};

export interface StoredView {
  readonly view: View;
  /** False until the user picks a clock: then the age of the file decides. */
  readonly choseClock: boolean;
}

export function readView(store: TextStore): StoredView {
  const raw = asRecord(parseJson(store.read(KEY)));
  return {
    choseClock: raw.choseClock === true,
    view: {
      window: readWindow(raw.window),
      clock: oneOf(['wall', 'newest'] as const, raw.clock, FIRST_VIEW.clock),
      outcome: oneOf(OutcomeFilterValues, raw.outcome, FIRST_VIEW.outcome),
      mode: oneOf(ModeFilterValues, raw.mode, FIRST_VIEW.mode),
      jobs: texts(raw.jobs),
      models: texts(raw.models),
      providers: texts(raw.providers),
      text: typeof raw.text === 'string' ? raw.text.slice(0, LIST_LIMIT) : '',
      jobSort: oneOf(JobSortValues, raw.jobSort, FIRST_VIEW.jobSort),
      jobDirection: oneOf(DirectionValues, raw.jobDirection, FIRST_VIEW.jobDirection),
      part: oneOf(PartValues, raw.part, FIRST_VIEW.part),
      changes: texts(raw.changes),
      candidates: texts(raw.candidates),
      picks: PickRuleValues.filter((rule) => texts(raw.picks).includes(rule)),
      scenarios: texts(raw.scenarios),
    },
  };
}

export function writeView(store: TextStore, { view, choseClock }: StoredView): void {
  store.write(KEY, JSON.stringify({ ...view, choseClock }));
}

export function isSame(one: View, other: View): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function readWindow(value: unknown): Window {
  const raw = asRecord(value);
  const kind = oneOf(WindowKindValues, raw.kind, FIRST_VIEW.window.kind);
  const days = finite(raw.days);
  const since = finite(raw.since);
  const until = finite(raw.until);
  const window = { kind, days, since, until };
  return isWindow(window) ? window : FIRST_VIEW.window;
}

/** False where the engine would refuse it. */
export function isWindow({ kind, days, since, until }: Window): boolean {
  if (kind === 'last_days') return days > 0 && days <= MAX_DAYS;
  if (kind === 'all_time') return true;
  return Math.abs(since) <= MAX_MOMENT && Math.abs(until) <= MAX_MOMENT && since < until;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function oneOf<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((candidate) => candidate === value) ?? otherwise;
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is string => typeof item === 'string').slice(0, LIST_LIMIT);
}

/** Choices that no panel's answer depends on. */
const UNASKED: readonly string[] = [
  'part',
  'changes',
  'candidates',
  'picks',
  'scenarios',
] satisfies readonly (keyof View)[];

/** False for a change of the view that leaves the panels' query as it is. */
export function isAsked(part: Partial<View>): boolean {
  return Object.keys(part).some((choice) => !UNASKED.includes(choice));
}
