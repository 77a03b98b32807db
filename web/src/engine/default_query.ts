// The question that is asked when nobody chose anything: the last 30 days, everything counted.
import type { Query } from '../contract/contract.gen';

export const DEFAULT_VIEW = {
  window: { kind: 'last_days', days: 30, since: 0, until: 0 },
  outcome: 'all',
  mode: 'all',
  jobs: [],
  models: [],
  providers: [],
  text: '',
  jobSort: 'cost',
  jobDirection: 'descending',
} as const satisfies Partial<Query>;

/** `now` in epoch seconds; days begin and schedules fire in UTC unless a zone is given. */
export function defaultQuery(now: number): Query {
  return { now, ...DEFAULT_VIEW, zone: { since: [], offset: [] } };
}
