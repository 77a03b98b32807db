// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// The jobs of a forecast: what each will cost, and what that rests on.
import type { JSX } from 'preact';
import type { Fraction } from '../../contract/contract.gen';
import type { ForecastAnswer, ForecastJobs } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { quantity } from '../../panels/quantity';
import { Name } from '../../widgets/name';
import { useFirstRows } from '../more_rows';
import { useDecideWords } from '../words';
import { jobForecastsTable } from './tables';

const FIRST_ROWS = 100;

export function JobForecasts({ answer }: { readonly answer: ForecastAnswer }): JSX.Element {
  const { t } = useWords();
  const { d } = useDecideWords();
  const { jobs, isChanged } = answer;
  const { shown, more } = useFirstRows(jobs.ids.length, FIRST_ROWS);
  const columns = [
    'fc_spent',
    'fc_will',
    ...(isChanged ? (['fc_with_changes'] as const) : []),
    'fc_firings',
    'fc_kept',
    'fc_nominal',
    'fc_trend',
  ] as const;
  return (
    <Panel
      title={d('jobs_title')}
      look="cl-panel--jobs"
      actions={
        <ExportMenu
          title={d('jobs_title')}
          table={() => jobForecastsTable(jobs, d('jobs_title'))}
        />
      }
    >
      <section
        class="cl-scroll"
        tabIndex={0}
        aria-label={`${d('jobs_title')}: ${t('common.table')}`}
      >
        <table class="cl-table cl-table--jobs cl-table--forecast">
          <thead>
            <tr>
              <th scope="col" class="cl-table__first">
                {d('job')}
              </th>
              {columns.map((key) => (
                <th key={key} scope="col" class="cl-num">
                  {d(key)}
                </th>
              ))}
              <th scope="col">{d('fc_how')}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: shown }, (_, row) => (
              <JobRow key={jobs.ids.at(row)} jobs={jobs} row={row} isChanged={isChanged} />
            ))}
          </tbody>
        </table>
        {more}
      </section>
    </Panel>
  );
}

interface RowProps {
  readonly jobs: ForecastJobs;
  readonly row: number;
  readonly isChanged: boolean;
}

function JobRow({ jobs, row, isChanged }: RowProps): JSX.Element {
  const words = useWords();
  const { d } = useDecideWords();
  const { format, t } = words;
  const usd = (value: Parameters<typeof format.usd>[0]) => quantity(format.usd(value), words);
  const low = jobs.p10.at(row);
  const high = jobs.p90.at(row);
  const hasRange = low !== undefined && high !== undefined && low !== high;
  return (
    <tr>
      <th scope="row" class="cl-table__first">
        <Name text={jobs.names.at(row)} otherwise={t('unnamed.job')} />
      </th>
      <td class="cl-num">{usd(jobs.spent.at(row))}</td>
      <td class="cl-num">
        <strong>{usd(jobs.p50.at(row) ?? jobs.point.at(row))}</strong>
        {hasRange && (
          <span class="cl-sub">
            {format.usd(low).text} – {format.usd(high).text}
          </span>
        )}
      </td>
      {isChanged && <td class="cl-num">{usd(jobs.changed.at(row))}</td>}
      <td class="cl-num">{quantity(format.count(jobs.firings.at(row)), words)}</td>
      <td class="cl-num">{quantity(format.fraction(jobs.kept.at(row)), words)}</td>
      <td class="cl-num">{usd(jobs.nominal.at(row))}</td>
      <td class="cl-num">{usd(jobs.trend.at(row))}</td>
      <td class="cl-forecast__how">
        <How jobs={jobs} row={row} />
        <Climb part={jobs.climb.at(row)} />
        {jobs.changedLevel.at(row) !== undefined && (
          <span class="cl-sub">
            {d('fc_level', { when: format.date(jobs.changedLevel.at(row)).text })}
          </span>
        )}
        {jobs.capped.at(row) === 1 && <span class="cl-sub">{d('fc_capped')}</span>}
      </td>
    </tr>
  );
}

/** What a range that lies above, or below, the schedule's figure comes from. */
function Climb({ part }: { readonly part: Fraction | undefined }): JSX.Element | null {
  const { format } = useWords();
  const { d } = useDecideWords();
  if (part === undefined) return null;
  const words = part < 0 ? 'fc_falls' : 'fc_climbs';
  return <span class="cl-sub">{d(words, { part: format.fraction(part).text })}</span>;
}

const METHODS = ['nothing_to_come', 'log_normal', 'student_t', 'point', 'daily'] as const;

function How({ jobs, row }: Pick<RowProps, 'jobs' | 'row'>): JSX.Element {
  const { d } = useDecideWords();
  const method = METHODS.find((each) => each === jobs.methods.at(row)) ?? 'unknown';
  return (
    <span title={d(`why_${method}`, { count: jobs.costs.at(row) ?? 0 })}>
      {d(`method_${method}`, { count: jobs.costs.at(row) ?? 0 })}
    </span>
  );
}
