// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Dashboard, JobSort } from '../contract/contract.gen';
import { jobsTable } from '../exports/tables';
import { SortButton } from '../widgets/sort_header';
import { toggleJob, useBoard, useWords } from './board_context';
import { ExportMenu } from './export_menu';
import { FigureButton } from './figure_button';
import { JOB_COLUMNS, numberLook } from './job_columns';
import { JobRow } from './job_row';
import { Panel } from './panel';
import { useRowWindow } from './use_row_window';
import { useSparklines } from './use_sparklines';

export function JobsPanel({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element {
  const { t } = useWords();
  return (
    <Panel
      title={t('jobs.title')}
      look="cl-panel--jobs"
      note={t('common.jobs', { count: dashboard.jobs.ids.length })}
      actions={
        <ExportMenu
          title={t('jobs.title')}
          table={() => jobsTable(dashboard.jobs, t('jobs.title'))}
        />
      }
    >
      <JobsTable dashboard={dashboard} />
    </Panel>
  );
}

function JobsTable({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element {
  const board = useBoard();
  const { t } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const { jobs } = dashboard;
  const { rows, seen, reportHeight } = useRowWindow(scroller, jobs);
  const sparklines = useSparklines(jobs, seen.first, seen.end);
  const now = board.session.query.value?.now ?? dashboard.until;
  return (
    <section
      ref={scroller}
      class="cl-scroll cl-scroll--jobs"
      tabIndex={0}
      aria-label={t('jobs.scroll')}
    >
      <table class="cl-table cl-table--jobs" aria-rowcount={jobs.ids.length + 2}>
        <Head />
        <tbody>
          <Gap height={rows.above} />
          {Array.from({ length: rows.end - rows.first }, (_, offset) => {
            const row = rows.first + offset;
            const id = jobs.ids.at(row);
            return (
              <JobRow
                key={id}
                id={id}
                row={row}
                jobs={jobs}
                now={now}
                sparkline={sparklines.get(id)}
                open={board.expanded.value.has(id)}
                onToggle={() => toggleJob(board, id)}
                onHeight={(height) => reportHeight(id, height)}
              />
            );
          })}
          <Gap height={rows.below} />
        </tbody>
        <Total dashboard={dashboard} />
      </table>
    </section>
  );
}

function Gap({ height }: { readonly height: number }): JSX.Element | null {
  if (height <= 0) return null;
  return (
    <tr>
      <td
        colSpan={JOB_COLUMNS.length + 2}
        class="cl-table__gap"
        style={{ height: `${height}px` }}
      />
    </tr>
  );
}

function Head(): JSX.Element {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <SortHead sort="name" text={t('toolbar.job')} look="cl-table__first" />
        <th scope="col" class="cl-table__spark">
          {t('jobs.activity')}
        </th>
        {JOB_COLUMNS.map(({ key, sort }) => (
          <SortHead key={key} sort={sort} text={t(`jobs.${key}`)} look={numberLook(key)} />
        ))}
      </tr>
    </thead>
  );
}

function SortHead({
  sort,
  text,
  look,
}: {
  sort: JobSort;
  text: string;
  look: string;
}): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const { jobSort, jobDirection } = session.view.value;
  const sorted = jobSort === sort ? jobDirection : undefined;
  const first = sort === 'name' ? 'ascending' : 'descending';
  const other = sorted === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" class={look} aria-sort={sorted ?? 'none'}>
      <SortButton
        text={text}
        label={t('jobs.sort_by', { column: text })}
        sorted={sorted}
        onSort={() =>
          session.change({ jobSort: sort, jobDirection: sorted === undefined ? first : other })
        }
      />
    </th>
  );
}

function Total({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element {
  const { t } = useWords();
  return (
    <tfoot>
      <tr>
        <th scope="row" class="cl-table__first">
          {t('jobs.total')}
        </th>
        <td class="cl-table__spark" />
        {JOB_COLUMNS.map(({ key, total }) => (
          <td key={key} class={numberLook(key)}>
            {total && <FigureButton figure={total(dashboard.overview)} />}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
