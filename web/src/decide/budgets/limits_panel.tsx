// The limits and how the costs stand to them; to add, change, import and export them.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { saveFile } from '../../base/download';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { Button } from '../../widgets/button';
import { useDecide } from '../decide_context';
import { DecideFigureButton } from '../figure';
import { useDecideWords } from '../words';
import { AddLimit } from './add_limit';
import { Defaults } from './defaults';
import { Groups } from './groups';
import { LimitRow } from './limit_row';
import { verdictsTable } from './tables';
import { takeBudget } from './take_budget';
import { Thresholds } from './thresholds';
import { Unjudged } from './unjudged';
import { useBudgets } from './use_budgets';

export function LimitsPanel(): JSX.Element {
  const { limits } = useBudgets();
  const { d } = useDecideWords();
  const isEmpty = limits.scopes.length === 0;
  return (
    <Panel title={d('bu_title')} note={d('bu_note')} actions={<Actions isEmpty={isEmpty} />}>
      <Figures />
      <div class="cl-budget__tools">
        <AddLimit />
        <Groups />
        {!isEmpty && <Thresholds />}
      </div>
      <Defaults />
      {isEmpty ? <p class="cl-budget__none">{d('bu_none')}</p> : <Verdicts />}
      <Unjudged />
    </Panel>
  );
}

/** As many are shown at first; those that are near or reached are always. */
const FIRST_ROWS = 12;

function Verdicts(): JSX.Element {
  const { verdicts } = useBudgets();
  const { d } = useDecideWords();
  const [isWhole, setWhole] = useState(false);
  const count = verdicts.scopes.length;
  const urgent = verdicts.levels.toArray().findLastIndex((level) => level !== 'ok') + 1;
  const shown = isWhole ? count : Math.min(count, Math.max(urgent, FIRST_ROWS));
  const keyOf = (row: number) =>
    [verdicts.scopes, verdicts.ids, verdicts.windows].map((column) => column.at(row)).join(' ');
  return (
    <>
      <ul class="cl-budget">
        {Array.from({ length: shown }, (_, row) => (
          <LimitRow key={keyOf(row)} row={row} />
        ))}
      </ul>
      {shown < count && (
        <Button kind="quiet" icon="down" onClick={() => setWhole(true)}>
          {d('bu_more_within', { count: count - shown })}
        </Button>
      )}
    </>
  );
}

function Figures(): JSX.Element {
  const { reached, near, spent, expected } = useBudgets();
  const { d, measureText } = useDecideWords();
  const limits = (count: number) => d('bu_limits', { count });
  const jobs = (count: number) => d('used_jobs', { count });
  const shown = [
    [reached, limits(reached.used)],
    [near, limits(near.used)],
    [spent, jobs(spent.used)],
    [expected, jobs(expected.used)],
  ] as const;
  return (
    <dl class="cl-stats cl-stats--forecast">
      {shown.map(([figure, used]) => (
        <div key={figure.measure} class="cl-stats__item">
          <dt>{measureText(figure.measure).label}</dt>
          <dd>
            <DecideFigureButton
              figure={figure}
              used={used}
              leftOut={
                figure.leftOut > 0 ? d('fc_left_out', { count: figure.leftOut }) : d('left_none')
              }
              look="cl-figure--stat"
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ isEmpty }: { readonly isEmpty: boolean }): JSX.Element {
  const { seat } = useDecide();
  const answer = useBudgets();
  const { t } = useWords();
  const { d } = useDecideWords();
  const { budgets } = seat;
  return (
    <>
      <Button
        kind="quiet"
        icon="undo"
        label={t('toolbar.undo')}
        disabled={!budgets.canUndo.value}
        onClick={() => budgets.undo()}
      />
      <ImportButton />
      {!isEmpty && (
        <>
          <Button
            kind="quiet"
            icon="save"
            onClick={() => saveFile('budget.yaml', new Blob([budgets.text.peek()]))}
          >
            budget.yaml
          </Button>
          <ExportMenu
            title={d('bu_title')}
            table={() => verdictsTable(answer.verdicts, d('bu_title'))}
          />
        </>
      )}
    </>
  );
}

function ImportButton(): JSX.Element {
  const state = useDecide();
  const { d } = useDecideWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind="quiet" icon="up" onClick={() => input.current?.click()}>
        {d('bu_import')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml"
        aria-label={d('bu_import')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void takeBudget(state, files);
        }}
      />
    </>
  );
}
