import type { FunctionComponent, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Dashboard } from '../contract/contract.gen';
import type { BudgetAlert, Session } from '../state/session';
import {
  BoardContext,
  type BoardLinks,
  type BoardState,
  makeBoardState,
  useBoard,
  useWords,
} from './board_context';
import { BreakdownPanel } from './breakdown';
import { BudgetBanner } from './budget_banner';
import { HistoryDialog } from './history_dialog';
import { JobsPanel } from './jobs_table';
import { Leaders } from './leaders';
import { NoRuns } from './no_runs';
import { PartTabs } from './part_tabs';
import { Summary } from './summary';
import { TimelinePanel } from './timeline';
import { Toolbar } from './toolbar';

interface BoardProps {
  readonly session: Session;
  readonly links?: BoardLinks | undefined;
  readonly reports?: BoardState['reports'];
  readonly Decide?: FunctionComponent | undefined;
  readonly alert?: BudgetAlert | undefined;
}

/** All panels for the open file, and what steers them. */
export function Board({ session, links, reports, Decide, alert }: BoardProps): JSX.Element {
  const board = useMemo(() => makeBoardState(session, links, reports), [session, links]);
  const dashboard = session.dashboard.value;
  // It reads the file a second time.
  const canDecide = Decide !== undefined && session.file.value?.source !== undefined;
  const isDeciding = canDecide && session.view.value.part !== 'overview';
  // A click changes the view at once and the answer a moment later. The panels are drawn for the
  // answer; what in them shows the view follows it by itself.
  const panels = useMemo(() => dashboard && <Panels dashboard={dashboard} />, [dashboard]);
  return (
    <BoardContext.Provider value={board}>
      <div class="cl-board">
        <Heading />
        {canDecide && <PartTabs alert={alert} />}
        <Toolbar />
        {canDecide && !isDeciding && <BudgetBanner alert={alert} />}
        {isDeciding && <Decide />}
        {!isDeciding && panels}
        <HistoryDialog />
      </div>
    </BoardContext.Provider>
  );
}

/** Seen on paper, heard by screen readers. */
function Heading(): JSX.Element {
  const { t } = useWords();
  return <h1 class="cl-board__title">{t('print.title')}</h1>;
}

function Panels({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element {
  const { session } = useBoard();
  if (dashboard.coverage.runs === 0) return <NoRuns />;
  return (
    <div class="cl-panels" aria-busy={session.busy}>
      <Summary dashboard={dashboard} />
      <TimelinePanel dashboard={dashboard} />
      <Leaders leaders={dashboard.leaders} />
      <Breakdowns dashboard={dashboard} />
      <JobsPanel dashboard={dashboard} />
    </div>
  );
}

function Breakdowns({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const { models, providers } = session.view.value;
  return (
    <div class="cl-breakdowns">
      <BreakdownPanel
        title={t('models.title')}
        word="models"
        unknown={t('unknown.model')}
        data={dashboard.models}
        chosen={models}
        onToggle={(name) => session.change({ models: toggled(models, name) })}
      />
      <BreakdownPanel
        title={t('providers.title')}
        word="providers"
        unknown={t('unknown.provider')}
        data={dashboard.providers}
        chosen={providers}
        onToggle={(name) => session.change({ providers: toggled(providers, name) })}
      />
    </div>
  );
}

function toggled(chosen: readonly string[], name: string): readonly string[] {
  return chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
}
