// A large file is first looked at from its end: the newest days are on screen while the rest is read.
import type { Snapshot, Window } from '../contract/contract.gen';
import type { NewestDays } from '../engine/engine';
import { keepKnown, type TimeSource } from './query_of';
import type { View } from './session';

/** A smaller file is open before a second worker has started. */
const LARGE_BYTES = 16 * 1024 * 1024;
const DAYS = 30;

/** The days to begin with; undefined where the view asks for more, or the file is small. */
export function firstLookAt(database: Blob, view: View, time: TimeSource): NewestDays | undefined {
  if (database.size < LARGE_BYTES || !isWithin(view.window, DAYS)) return undefined;
  return { now: time.now(), days: DAYS };
}

export function isWithin(window: Window, days: number): boolean {
  return window.kind === 'last_days' && window.days <= days;
}

/** False where a filter names what has no run in those days: it would be dropped as unknown. */
export function suits(snapshot: Snapshot, view: View): boolean {
  const kept = keepKnown(view, snapshot);
  return (
    kept.jobs === view.jobs && kept.models === view.models && kept.providers === view.providers
  );
}
