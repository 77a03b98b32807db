// How a pace is marked: a colour and, for eyes that cannot tell, an arrow and a word.

import type { OutcomeFilter } from '../contract/contract.gen';

export interface PaceTone {
  readonly tone: 'good' | 'bad' | 'plain';
  readonly icon: 'up' | 'fall' | undefined;
  readonly key:
    | 'summary.plan_above'
    | 'summary.plan_below'
    | 'summary.plan_on'
    | 'summary.no_schedule'
    | 'summary.one_outcome';
}

/** As in Cronalytics: below 1 good, from 2 on bad, nothing in between to worry about. */
export function paceTone(pace: number | undefined, outcome: OutcomeFilter = 'all'): PaceTone {
  if (pace === undefined) {
    const key = outcome === 'all' ? 'summary.no_schedule' : 'summary.one_outcome';
    return { tone: 'plain', icon: undefined, key };
  }
  if (pace >= 2) return { tone: 'bad', icon: 'up', key: 'summary.plan_above' };
  if (pace >= 1.005) return { tone: 'plain', icon: 'up', key: 'summary.plan_above' };
  if (pace < 0.995) return { tone: 'good', icon: 'fall', key: 'summary.plan_below' };
  return { tone: 'plain', icon: undefined, key: 'summary.plan_on' };
}
