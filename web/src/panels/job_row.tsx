import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Sparkline } from '../charts/sparkline';
import type { JobTable } from '../contract/contract.gen';
import { paceTone } from '../view_model/pace';
import { stateText } from '../view_model/state_text';
import type { Words } from '../view_model/words';
import { Badge } from '../widgets/badge';
import { classes } from '../widgets/classes';
import { Icon } from '../widgets/icon';
import { Name } from '../widgets/name';
import { useWords } from './board_context';
import { JOB_COLUMNS, type JobColumn, numberLook } from './job_columns';
import { JobDetails } from './job_details';
import { quantity } from './quantity';

interface JobRowProps {
  readonly id: string;
  readonly row: number;
  readonly jobs: JobTable;
  readonly now: number;
  readonly sparkline: Float64Array | undefined;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onHeight: (height: number) => void;
}

export function JobRow(props: JobRowProps): JSX.Element {
  const { id, row, jobs, now, sparkline, open, onToggle, onHeight } = props;
  const words = useWords();
  const cells = useMemo(
    () => JOB_COLUMNS.map((column) => cell(column, props, words)),
    [jobs, row, now, words],
  );
  return (
    <>
      <tr
        class={classes('cl-table__row', open && 'cl-table__row--open')}
        data-row={row}
        aria-rowindex={row + 2}
        onClick={(event) => {
          if (event.target instanceof Element && !event.target.closest('button')) onToggle();
        }}
      >
        <th scope="row" class="cl-table__first">
          <JobName jobs={jobs} row={row} open={open} onToggle={onToggle} />
        </th>
        <td class="cl-table__spark">
          {sparkline && <Sparkline values={sparkline} width={96} height={24} tone="cost" />}
        </td>
        {cells}
      </tr>
      {open && <DetailRow id={id} lastModel={jobs.lastModel.at(row)} onHeight={onHeight} />}
    </>
  );
}

function JobName({
  jobs,
  row,
  open,
  onToggle,
}: Pick<JobRowProps, 'jobs' | 'row' | 'open' | 'onToggle'>): JSX.Element {
  const words = useWords();
  const { t } = words;
  const name = jobs.names.at(row);
  const state = jobs.state.at(row);
  return (
    <span class="cl-job">
      <button type="button" class="cl-job__button" aria-expanded={open} onClick={onToggle}>
        <Icon name="chevron" />
        <Name text={name} otherwise={t('unnamed.job')} />
      </button>
      {jobs.mode.at(row) === 'no_agent' && <Badge>{t('jobs.script')}</Badge>}
      {state !== '' && state !== 'scheduled' && <Badge>{stateText(state, words)}</Badge>}
    </span>
  );
}

/** Cells are made by plain calls: a table on screen has hundreds, and no state in any of them. */
function cell(column: JobColumn, props: JobRowProps, words: Words): JSX.Element {
  const { jobs, row, now } = props;
  const { key } = column;
  const lacking = key === 'cost' ? jobs.unknownCostRuns.at(row) : 0;
  const tone = key === 'pace' ? paceTone(jobs.pace.at(row)) : undefined;
  return (
    <td key={key} class={classes(numberLook(key), tone && `cl-tone--${tone.tone}`)}>
      {tone?.icon && <Icon name={tone.icon} />}
      {quantity(column.cell(jobs, row, words.format, now), words, lacking)}
      {key === 'runs' && failures(jobs, row, (count) => words.t('common.failed_runs', { count }))}
      {key === 'failures' &&
        failures(jobs, row, () => quantity(words.format.fraction(jobs.failureRate.at(row)), words))}
    </td>
  );
}

function failures(
  jobs: JobTable,
  row: number,
  say: (count: number) => ComponentChildren,
): JSX.Element | null {
  const count = jobs.failureRuns.at(row) ?? 0;
  if (count === 0) return null;
  return <span class="cl-sub cl-tone--bad">{say(count)}</span>;
}

interface DetailRowProps extends Pick<JobRowProps, 'id' | 'onHeight'> {
  readonly lastModel: string;
}

function DetailRow({ id, lastModel, onHeight }: DetailRowProps): JSX.Element {
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    const element = cell.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => onHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [id]);
  return (
    <tr class="cl-table__detail-row">
      <td ref={cell} class="cl-table__detail" colSpan={JOB_COLUMNS.length + 2}>
        <div class="cl-table__detail-box">
          <JobDetails id={id} lastModel={lastModel} />
        </div>
      </td>
    </tr>
  );
}
