import type { Figure, JobSort, JobTable, Overview } from '../contract/contract.gen';
import type { Format, Shown } from '../format/format';

export type ColumnKey =
  | 'runs'
  | 'failures'
  | 'duration'
  | 'cost'
  | 'mean_cost'
  | 'nominal'
  | 'trend'
  | 'pace'
  | 'last_run';

export interface JobColumn {
  readonly key: ColumnKey;
  readonly sort: JobSort;
  readonly cell: (jobs: JobTable, row: number, format: Format, now: number) => Shown;
  readonly total?: (overview: Overview) => Figure;
}

export const JOB_COLUMNS: readonly JobColumn[] = [
  {
    key: 'runs',
    sort: 'runs',
    cell: (jobs, row, format) => format.count(jobs.runs.at(row)),
    total: (overview) => overview.runs,
  },
  {
    key: 'failures',
    sort: 'failures',
    cell: (jobs, row, format) => format.count(jobs.failureRuns.at(row)),
    total: (overview) => overview.failureRuns,
  },
  {
    key: 'duration',
    sort: 'mean_duration',
    cell: (jobs, row, format) => format.seconds(jobs.meanDuration.at(row)),
    total: (overview) => overview.meanDuration,
  },
  {
    key: 'cost',
    sort: 'cost',
    cell: (jobs, row, format) => format.usd(jobs.cost.at(row)),
    total: (overview) => overview.cost,
  },
  {
    key: 'mean_cost',
    sort: 'mean_cost',
    cell: (jobs, row, format) => format.usd(jobs.meanCost.at(row)),
    total: (overview) => overview.meanCost,
  },
  {
    key: 'nominal',
    sort: 'nominal',
    cell: (jobs, row, format) => format.usd(jobs.nominalMonth.at(row)),
    total: (overview) => overview.nominalMonth,
  },
  {
    key: 'trend',
    sort: 'trend',
    cell: (jobs, row, format) => format.usd(jobs.trendMonth.at(row)),
    total: (overview) => overview.trendMonth,
  },
  {
    key: 'pace',
    sort: 'pace',
    cell: (jobs, row, format) => format.multiple(jobs.pace.at(row)),
    total: (overview) => overview.pace,
  },
  {
    key: 'last_run',
    sort: 'last_run',
    cell: (jobs, row, format, now) => format.relative(jobs.lastRun.at(row), now),
  },
];

export const numberLook = (key: ColumnKey): string => `cl-num cl-table__cell--${key}`;
