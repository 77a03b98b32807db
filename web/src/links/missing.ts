// What a link names and the open file does not have.
import type { Snapshot } from '../contract/contract.gen';
import type { TextColumn } from '../contract/wire';
import type { LinkProblem, NamedField, Place } from './place';

export function missingIn(snapshot: Snapshot, { view, runs, details }: Place): LinkProblem[] {
  const jobs = [...view.jobs, ...(runs === undefined ? [] : [runs.job]), ...details];
  return [
    ...missing('job', jobs, snapshot.jobIds),
    ...missing('model', view.models, snapshot.models),
    ...missing('provider', view.providers, snapshot.providers),
  ];
}

function missing(field: NamedField, wanted: readonly string[], has: TextColumn): LinkProblem[] {
  if (wanted.length === 0) return [];
  const known = new Set(has.toArray());
  const names = [...new Set(wanted)].filter((name) => !known.has(name));
  return names.length === 0 ? [] : [{ kind: 'missing', field, names }];
}

/** The name of a job; undefined where the file has no run of it. */
export function nameOf({ jobIds, jobNames }: Snapshot, id: string): string | undefined {
  for (let row = 0; row < jobIds.length; row += 1) {
    if (jobIds.at(row) === id) return jobNames.at(row);
  }
  return undefined;
}
