import type { JSX } from 'preact';
import { summaryTable } from '../exports/tables';
import { chips } from '../view_model/chips';
import { spanText } from '../view_model/window_words';
import { Button } from '../widgets/button';
import { Chip } from '../widgets/chip';
import { Segmented } from '../widgets/segmented';
import { useBoard, useWords } from './board_context';
import { ClockSwitch } from './clock_switch';
import { ExportMenu } from './export_menu';
import { FilterMenus } from './filter_menus';
import { ReportMenu } from './report_menu';
import { SearchBox } from './search_box';
import { ViewsMenu } from './views_menu';
import { WindowPicker } from './window_picker';

export function Toolbar(): JSX.Element {
  const { t } = useWords();
  return (
    <section class="cl-toolbar" aria-label={t('toolbar.label')}>
      <div class="cl-toolbar__row">
        <WindowPicker />
        <ClockSwitch />
        <span class="cl-toolbar__space" />
        <SearchBox />
        <ViewsMenu />
        <ReportMenu />
        <Undo />
      </div>
      <div class="cl-toolbar__row">
        <OutcomeAndMode />
        <FilterMenus />
        <span class="cl-toolbar__space" />
        <ShownSpan />
        <SummaryExport />
      </div>
      <ActiveFilters />
      <Busy />
    </section>
  );
}

function Undo(): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  return (
    <Button
      kind="quiet"
      icon="undo"
      label={t('toolbar.undo')}
      disabled={!session.canUndo.value}
      onClick={session.undo}
    />
  );
}

/** On its own, so that it alone is drawn again while an answer is on the way. */
function Busy(): JSX.Element {
  const { session } = useBoard();
  return <span class={session.busy.value ? 'cl-busy cl-busy--on' : 'cl-busy'} />;
}

function OutcomeAndMode(): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const { outcome, mode } = session.view.value;
  return (
    <>
      <Segmented
        label={t('toolbar.outcome')}
        value={outcome}
        onChange={(value) => session.change({ outcome: value })}
        segments={[
          { value: 'all', text: t('toolbar.all') },
          { value: 'success', text: t('toolbar.success'), icon: 'check' },
          { value: 'failure', text: t('toolbar.failure'), icon: 'cross' },
        ]}
      />
      <Segmented
        label={t('toolbar.mode')}
        value={mode}
        onChange={(value) => session.change({ mode: value })}
        segments={[
          { value: 'all', text: t('toolbar.all') },
          { value: 'agent', text: t('toolbar.agent') },
          { value: 'no_agent', text: t('toolbar.script') },
        ]}
      />
    </>
  );
}

/** The stretch that is on screen, in full: what a preset means, and what print needs. */
function ShownSpan(): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  const dashboard = session.dashboard.value;
  if (dashboard === undefined) return null;
  return <span class="cl-toolbar__span">{spanText(dashboard, words)}</span>;
}

function SummaryExport(): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  const dashboard = session.dashboard.value;
  if (dashboard === undefined) return null;
  const title = words.t('summary.title');
  return <ExportMenu title={title} table={() => summaryTable(dashboard, words)} />;
}

function ActiveFilters(): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  const snapshot = session.snapshot.value;
  if (snapshot === undefined) return null;
  const active = chips(session.view.value, snapshot, words);
  if (active.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips are no form fields
    <div
      class="cl-toolbar__row cl-toolbar__row--chips"
      role="group"
      aria-label={words.t('toolbar.active')}
    >
      {active.map(({ id, kind, value, without }) => (
        <Chip
          key={id}
          kind={kind}
          value={value}
          removeLabel={words.t('toolbar.remove', { name: value.slice(0, 100) })}
          onRemove={() => session.change(without)}
        />
      ))}
      <Button kind="quiet" onClick={session.resetFilters}>
        {words.t('toolbar.clear_all')}
      </Button>
    </div>
  );
}
