// What an export is made from: the query, the data and how much of it is known. It goes into every
// format that has room for it, and into the name of the file.
import type { Coverage, Query } from '../contract/contract.gen';
import type { Session } from '../state/session';
import type { Words } from '../view_model/words';
import { utc } from './table';

export interface About {
  readonly file: string;
  /** Rows of the file, and its newest. */
  readonly runs: number;
  readonly newestRun: number | undefined;
  readonly query: Query;
  readonly since: number;
  readonly until: number;
  readonly coverage: Coverage;
  /** The view as a link, where the page has them. */
  readonly link: string | undefined;
}

/** Returns: undefined while nothing is open. */
export function aboutOf(session: Session, link: string | undefined): About | undefined {
  const [file, snapshot] = [session.file.peek(), session.snapshot.peek()];
  const [query, dashboard] = [session.query.peek(), session.dashboard.peek()];
  if (file === undefined || snapshot === undefined) return undefined;
  if (query === undefined || dashboard === undefined) return undefined;
  const { since, until, coverage } = dashboard;
  const { runs, lastRun } = snapshot;
  return { file: file.name, runs, newestRun: lastRun, query, since, until, coverage, link };
}

/** For people: one line each. */
export function aboutLines(about: About, { t }: Words): readonly string[] {
  const { file, newestRun, since, until, coverage, link } = about;
  const newest = utc(newestRun) ?? t('unknown.text');
  const view = link ?? filterWords(about.query).join(' ');
  return [
    t('exports.data', { file, newest }),
    t('exports.view', { since: utc(since) ?? '', until: utc(until) ?? '', view }),
    t('exports.coverage', { count: coverage.runs, known: coverage.costKnown }),
  ];
}

/** For programs. The zone is left out: it is thousands of offsets, and the moments are in UTC. */
export function aboutJson(about: About): Readonly<Record<string, unknown>> {
  const { file, runs, newestRun, query, since, until, coverage, link } = about;
  const { zone: _, ...rest } = query;
  return {
    data: { file, runs, newest_run: newestRun ?? null, newest_run_utc: utc(newestRun) ?? null },
    query: { ...rest, since, until, since_utc: utc(since), until_utc: utc(until), link },
    coverage,
  };
}

/** Without an ending: `cronlens-jobs_2026-04-28_2026-05-28_failure_data-2026-05-28`. */
export function fileStem(name: string, { query, since, until, newestRun }: About): string {
  const day = (seconds: number | undefined) => utc(seconds)?.slice(0, -10) ?? 'unknown';
  const span = `${day(since)}_${day(until)}`;
  const parts = [`cronlens-${name}`, span, ...filterWords(query), `data-${day(newestRun)}`];
  return parts.join('_');
}

function filterWords({ outcome, mode, jobs, models, providers, text }: Query): readonly string[] {
  const some = (what: string, values: readonly string[]) => {
    if (values.length === 0) return [];
    return [
      values.length === 1 ? `${what}-${slug(values[0] || 'unknown')}` : `${values.length}-${what}s`,
    ];
  };
  return [
    ...(outcome === 'all' ? [] : [outcome]),
    ...(mode === 'all' ? [] : [mode]),
    ...some('job', jobs),
    ...some('model', models),
    ...some('provider', providers),
    ...(text === '' ? [] : [`text-${slug(text)}`]),
  ];
}

function slug(text: string): string {
  return [...text.replace(/[^\p{L}\p{N}.-]+/gu, '-')].slice(0, 24).join('');
}
