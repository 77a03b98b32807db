// From what the user chose to the question for the engine.
import { timeZone } from '../base/time_zone';
import type { Query, Snapshot, TimeZone } from '../contract/contract.gen';
import type { View } from './session';

/** Where the time comes from; tests bring their own. */
export interface TimeSource {
  /** Epoch seconds. */
  now(): number;
  /** An IANA name. */
  zone(): string;
  /** It stands at the moment that everything is to be seen from. */
  readonly isFixed?: boolean;
}

export const BROWSER_TIME: TimeSource = {
  now: () => Date.now() / 1000,
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const DAY = 86_400;
const YEAR = 366 * DAY;
const OLD_AFTER = 2 * DAY;

export type QueryMaker = (view: View, snapshot: Snapshot) => Query;

export function makeQueryMaker(time: TimeSource): QueryMaker {
  const zoneFor = makeZoneCache(time);
  return (view, snapshot) => ({
    now: nowOf(view, snapshot, time),
    window: view.window,
    outcome: view.outcome,
    mode: view.mode,
    jobs: view.jobs,
    models: view.models,
    providers: view.providers,
    text: view.text,
    jobSort: view.jobSort,
    jobDirection: view.jobDirection,
    zone: zoneFor(snapshot),
  });
}

/** An old snapshot is seen from its newest run, or every window would be empty. */
export function isOld(snapshot: Snapshot, time: TimeSource): boolean {
  if (snapshot.lastRun === undefined || time.isFixed) return false;
  return time.now() - snapshot.lastRun > OLD_AFTER;
}

/** Filters that name something this file does not have would hide everything: they go. */
export function keepKnown(view: View, snapshot: Snapshot): View {
  const known = (chosen: readonly string[], names: readonly string[]) => {
    const kept = chosen.filter((name) => names.includes(name));
    return kept.length === chosen.length ? chosen : kept;
  };
  return {
    ...view,
    jobs: known(view.jobs, snapshot.jobIds.toArray()),
    models: known(view.models, snapshot.models.toArray()),
    providers: known(view.providers, snapshot.providers.toArray()),
  };
}

/** Whole minutes: the engine then remembers schedule counts from one question to the next. */
function nowOf(view: View, snapshot: Snapshot, time: TimeSource): number {
  const wall = time.isFixed ? time.now() : Math.floor(time.now() / 60) * 60;
  return view.clock === 'newest' ? (snapshot.lastRun ?? wall) : wall;
}

function makeZoneCache(time: TimeSource): (snapshot: Snapshot) => TimeZone {
  const zones = new WeakMap<Snapshot, TimeZone>();
  return (snapshot) => {
    const known = zones.get(snapshot);
    if (known !== undefined) return known;
    const wall = time.now();
    const first = Math.max(snapshot.firstRun ?? wall, 0);
    const last = Math.min(Math.max(snapshot.lastRun ?? wall, wall), wall + YEAR);
    const zone = timeZone(time.zone(), Math.min(first, wall) - YEAR, last + YEAR + DAY);
    zones.set(snapshot, zone);
    return zone;
  };
}
