// What the parts of the what-if share: the changes as they are, also while a slider moves, and the
// answer to them.
import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Query } from '../../contract/contract.gen';
import { readWhatIfAnswer, type WhatIfAnswer, writeWhatIfRequest } from '../../contract/decide.gen';
import type { PickRule, Session } from '../../state/session';
import type { Kind } from '../decide_context';
import { type JobChange, type ModelName, readChanges, withChange, writeModel } from './scenario';

export const WHAT_IF: Kind<Parameters<typeof writeWhatIfRequest>[1], WhatIfAnswer> = {
  question: 'whatIf',
  write: writeWhatIfRequest,
  read: readWhatIfAnswer,
};

/** The same as the engine is asked for it. */
export function askedOf(picks: readonly PickRule[]) {
  return { bestOfSameMaker: picks.includes('same_maker'), bestAtHigh: picks.includes('at_high') };
}

export interface WhatIfState {
  readonly session: Session;
  readonly query: Query;
  readonly changes: readonly JobChange[];
  readonly answer: WhatIfAnswer;
  /** Changes one job, or all; `isDone` is false while a slider still moves. */
  readonly change: (job: string, part: Partial<JobChange>, isDone?: boolean) => void;
  readonly setCandidates: (models: readonly ModelName[]) => void;
}

export const WhatIfContext = createContext<WhatIfState | undefined>(undefined);

export function useWhatIf(): WhatIfState {
  const state = useContext(WhatIfContext);
  if (state === undefined) throw new Error('a part of the what-if needs it');
  return state;
}

export interface Changes {
  readonly texts: readonly string[];
  readonly list: readonly JobChange[];
  readonly change: WhatIfState['change'];
}

/** While a slider moves the address and the history of changes wait: a step of theirs is costly, and
 * one movement is one step. */
export function useChanges(session: Session): Changes {
  const draft = useMemo(() => signal<readonly string[] | undefined>(undefined), [session]);
  const texts = draft.value ?? session.view.value.changes;
  const list = useMemo(() => readChanges(texts), [texts]);
  const change: WhatIfState['change'] = (job, part, isDone = true) => {
    const next = withChange(list, job, part);
    draft.value = isDone ? undefined : next;
    if (isDone) session.change({ changes: next });
  };
  return { texts, list, change };
}

export function candidateTexts(models: readonly ModelName[]): readonly string[] {
  return models.map(writeModel);
}

export type AnswerSignal = ReadonlySignal<WhatIfAnswer | undefined>;
