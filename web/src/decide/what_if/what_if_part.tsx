// What if: other models, cache shares and schedules, for one job or all of them.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useBoard, useWords } from '../../panels/board_context';
import { useDecision } from '../decide_context';
import type { PartProps } from '../decide_view';
import { useDecideWords } from '../words';
import { MatrixPanel } from './matrix_panel';
import { Outcome } from './outcome';
import { readModel, scenarioOf } from './scenario';
import { ScenariosPanel } from './scenarios_panel';
import {
  askedOf,
  candidateTexts,
  useChanges,
  WHAT_IF,
  WhatIfContext,
  type WhatIfState,
} from './use_what_if';

export function WhatIfPart({ query }: PartProps): JSX.Element | null {
  const { session } = useBoard();
  const { t } = useWords();
  const { d } = useDecideWords();
  const { list: changes, change } = useChanges(session);
  const { candidates, picks } = session.view.value;
  const request = useMemo(() => {
    const models = candidates.map(readModel);
    return {
      query,
      scenario: scenarioOf(changes),
      candidateProviders: models.map(({ provider }) => provider),
      candidateModels: models.map(({ model }) => model),
      ...askedOf(picks),
    };
  }, [query, changes, candidates, picks]);
  const { value: answer, problem } = useDecision(WHAT_IF, request);
  if (problem !== undefined) return <p role="alert">{t('common.failed', { detail: problem })}</p>;
  if (answer === undefined) return null;
  if (answer.jobs.ids.length === 0) return <p class="cl-nothing">{d('wi_none')}</p>;
  const state: WhatIfState = {
    session,
    query,
    changes,
    answer,
    change,
    setCandidates: (models) => session.change({ candidates: candidateTexts(models) }),
  };
  return (
    <WhatIfContext.Provider value={state}>
      <Outcome />
      <MatrixPanel />
      <ScenariosPanel />
    </WhatIfContext.Provider>
  );
}
