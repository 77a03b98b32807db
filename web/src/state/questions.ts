// What is asked about the open file beside its dashboard: details, lists, runs.
import type { Query } from '../contract/contract.gen';
import type { Answer, Engine } from '../engine/engine';
import { makeError } from '../engine/faults';
import type { QueryMaker } from './query_of';
import type { Session } from './session';
import { FIRST_VIEW } from './view_storage';

type Questions = Pick<
  Session,
  'fetchJob' | 'fetchJobs' | 'fetchSparklines' | 'fetchRuns' | 'makeReport'
>;

const nothingOpen = { ok: false, error: makeError('bad_query', 'no file is open') } as const;

export function makeQuestions(
  engine: Engine,
  shown: Pick<Session, 'query' | 'snapshot'>,
  queryFor: QueryMaker,
): Questions {
  const withQuery = <T>(ask: (query: Query) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const query = shown.query.peek();
    return query === undefined ? Promise.resolve(nothingOpen) : ask(query);
  };
  return {
    makeReport: (request) => withQuery((query) => engine.report({ query, ...request })),
    fetchJob: (job) => withQuery((query) => engine.job({ query, job })),
    fetchJobs: async () => {
      const snapshot = shown.snapshot.peek();
      if (snapshot === undefined) return nothingOpen;
      const window = { ...FIRST_VIEW.window, kind: 'all_time' } as const;
      const answer = await engine.dashboard(queryFor({ ...FIRST_VIEW, window }, snapshot));
      return answer.ok ? { ok: true, value: answer.value.jobs } : answer;
    },
    fetchSparklines: (jobs, steps) =>
      withQuery((query) => engine.sparklines({ query, jobs, steps })),
    fetchRuns: ({ job, sort, direction }, offset, limit) =>
      withQuery((query) => engine.runs({ query, job, sort, direction, offset, limit })),
  };
}
