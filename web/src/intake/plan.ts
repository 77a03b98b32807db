// Which of the files handed over are opened together, and why the others are not.
import { makeError } from '../engine/faults';
import type { IntakeReason, Refusal } from '../state/session';
import { classify, type FileKind, HEAD_BYTES } from './classify';

export interface Plan {
  readonly database: File | undefined;
  readonly wal: File | undefined;
  readonly jobs: File | undefined;
  /** The newest data of the database is in a -wal file that did not come along. */
  readonly lacksWal: boolean;
  readonly refusals: readonly Refusal[];
}

export interface Sorted {
  readonly file: File;
  readonly kind: FileKind;
}

export async function planFiles(files: readonly File[], hasSnapshot: boolean): Promise<Plan> {
  return plan(await Promise.all(files.map(sort)), hasSnapshot);
}

async function sort(file: File): Promise<Sorted> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return { file, kind: classify(file.name, file.size, head) };
}

export function plan(sorted: readonly Sorted[], hasSnapshot: boolean): Plan {
  const of = (kind: FileKind['kind']) => sorted.filter((entry) => entry.kind.kind === kind);
  const databases = of('database').map(({ file }) => file);
  const unknown = sorted.filter(isUnknown).map(({ file }) => file);
  const database = preferred(databases) ?? unknown[0];
  const wal = pickWal(of('wal'), database);
  const jobs = pickJobs(of('jobs'));
  const isLone = database === undefined;
  const refusals = sorted.flatMap(({ file, kind }) => {
    if (file === database || (file === wal && !isLone)) return [];
    if (file === jobs && (!isLone || hasSnapshot)) return [];
    return refusalFor(file, kind, database);
  });
  const isWalMode = sorted.some(
    ({ file, kind }) => file === database && kind.kind === 'database' && kind.isWalMode,
  );
  return {
    database,
    wal: isLone ? undefined : wal,
    jobs,
    lacksWal: isWalMode && wal === undefined,
    refusals,
  };
}

/** Bytes of no known kind: the engine says best what is wrong with them. */
function isUnknown({ kind }: Sorted): boolean {
  return kind.kind === 'other' && kind.format === 'unknown';
}

function preferred(databases: readonly File[]): File | undefined {
  return databases.find(({ name }) => name.toLowerCase() === 'facts.db') ?? databases[0];
}

function pickWal(wals: readonly Sorted[], database: File | undefined): File | undefined {
  const files = wals.map(({ file }) => file);
  return files.find(({ name }) => name === `${database?.name}-wal`) ?? files[0];
}

function pickJobs(candidates: readonly Sorted[]): File | undefined {
  const files = candidates.map(({ file }) => file);
  return files.find(({ name }) => name.toLowerCase() === 'jobs.json') ?? files[0];
}

function refusalFor(file: File, kind: FileKind, database: File | undefined): readonly Refusal[] {
  const because = (reason: IntakeReason): Refusal[] => [
    { file: file.name, error: makeError('not_sqlite', 'set aside before reading'), reason },
  ];
  switch (kind.kind) {
    case 'ignorable':
      return [];
    case 'empty':
      return [{ file: file.name, error: makeError('empty_file', '0 bytes') }];
    case 'wal':
      if (database === undefined) return because({ kind: 'lone_wal' });
      return because({ kind: 'one_at_a_time', opened: database.name });
    case 'jobs':
      if (database === undefined) return because({ kind: 'lone_jobs' });
      return because({ kind: 'one_at_a_time', opened: database.name });
    case 'database':
      return because({ kind: 'one_at_a_time', opened: database?.name ?? '' });
    case 'other':
      return because({ kind: 'other_format', format: kind.format });
  }
}
