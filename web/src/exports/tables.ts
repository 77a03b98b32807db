// The panels as tables.
import type {
  Breakdown,
  Dashboard,
  Figure,
  JobDetail,
  JobTable,
  Leader,
  Overview,
  Timeline,
} from '../contract/contract.gen';
import { MEASURES } from '../contract/contract.gen';
import type { Column, TextColumn } from '../contract/wire';
import { isPriced } from '../view_model/timeline_view';
import type { Words } from '../view_model/words';
import { type Cell, type ExportTable, field, type Row, tableOf, utc } from './table';

const FIGURE_FIELDS = [
  field('measure'),
  field('label'),
  field('value', 'measured'),
  field('unit'),
  field('used_rows', 'count'),
  field('left_out_rows', 'count'),
];

export function summaryTable({ overview }: Dashboard, words: Words): ExportTable {
  const rows = figuresOf(overview).map((figure) => figureRow(figure, words));
  return tableOf('summary', words.t('summary.title'), FIGURE_FIELDS, rows);
}

export function jobFiguresTable(job: JobDetail, words: Words): ExportTable {
  const { overview, ...rest } = job;
  const others = Object.values(rest).filter(isFigure);
  const rows = [...figuresOf(overview), ...others].map((figure) => figureRow(figure, words));
  return tableOf('job-figures', job.name, FIGURE_FIELDS, rows);
}

export function leadersTable(leaders: readonly Leader[], words: Words): ExportTable {
  const fields = [
    field('job_id'),
    field('job_name'),
    ...FIGURE_FIELDS,
    field('share_of_total', 'fraction'),
  ];
  const rows = leaders.map(({ jobId, jobName, figure, share }): Row => {
    return [jobId, jobName || undefined, ...figureRow(figure, words), share.value];
  });
  return tableOf('leaders', words.t('leaders.title'), fields, rows);
}

function figuresOf(overview: Overview): readonly Figure[] {
  return Object.values(overview).filter(isFigure);
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'measure' in value;
}

function figureRow({ measure, value, used, leftOut }: Figure, words: Words): Row {
  const { label } = words.measure(measure);
  return [measure, label, value, MEASURES[measure].unit, used, leftOut];
}

export function timelineTable(timeline: Timeline, title: string): ExportTable {
  const { edges, cost, failureCost } = timeline;
  const fields = [
    field('step_start', 'instant'),
    field('step_start_utc'),
    field('step_end', 'instant'),
    field('step_end_utc'),
    field('runs', 'count'),
    field('failures', 'count'),
    field('cost_usd', 'usd'),
    field('failure_cost_usd', 'usd'),
    field('unknown_cost_runs', 'count'),
    field('tokens', 'tokens'),
  ];
  const rows = Array.from({ length: timeline.runs.length }, (_, step): Row => {
    const [start, end] = [edges.at(step), edges.at(step + 1)];
    const priced = isPriced(timeline, step);
    return [
      start,
      utc(start),
      end,
      utc(end),
      timeline.runs.at(step),
      timeline.failures.at(step),
      priced ? cost.at(step) : undefined,
      priced ? failureCost.at(step) : undefined,
      timeline.unknownCostRuns.at(step),
      timeline.tokens.at(step),
    ];
  });
  return tableOf(`timeline-${timeline.bucket}s`, title, fields, rows);
}

export function breakdownTable(name: string, title: string, data: Breakdown): ExportTable {
  const columns = [
    text(name.replace(/s$/, ''), data.names),
    number('runs', 'count', data.runs),
    number('failures', 'count', data.failures),
    number('cost_usd', 'usd', data.cost),
    number('share_of_cost', 'fraction', data.share),
    number('unknown_cost_runs', 'count', data.unknownCostRuns),
    number('mean_cost_usd', 'usd', data.meanCost),
    number('input_tokens', 'tokens', data.inputTokens),
    number('output_tokens', 'tokens', data.outputTokens),
    number('tokens', 'tokens', data.tokens),
    ...moment('last_run', data.lastRun),
  ];
  return fromColumns(name, title, data.names.length, columns);
}

export function jobsTable(jobs: JobTable, title: string): ExportTable {
  const columns = [
    text('job_id', jobs.ids),
    text('job_name', jobs.names),
    number('runs', 'count', jobs.runs),
    number('success_runs', 'count', jobs.successRuns),
    number('failure_runs', 'count', jobs.failureRuns),
    number('failure_rate', 'fraction', jobs.failureRate),
    number('cost_usd', 'usd', jobs.cost),
    number('unknown_cost_runs', 'count', jobs.unknownCostRuns),
    number('success_cost_usd', 'usd', jobs.successCost),
    number('failure_cost_usd', 'usd', jobs.failureCost),
    number('mean_cost_usd', 'usd', jobs.meanCost),
    number('mean_duration_seconds', 'seconds', jobs.meanDuration),
    number('input_tokens', 'tokens', jobs.inputTokens),
    number('output_tokens', 'tokens', jobs.outputTokens),
    number('cache_read_tokens', 'tokens', jobs.cacheReadTokens),
    number('cache_write_tokens', 'tokens', jobs.cacheWriteTokens),
    number('tokens', 'tokens', jobs.tokens),
    number('nominal_month_usd', 'usd', jobs.nominalMonth),
    number('trend_month_usd', 'usd', jobs.trendMonth),
    number('pace', 'multiple', jobs.pace),
    number('drift', 'multiple', jobs.drift),
    number('scheduled_runs_month', 'count', jobs.scheduledRunsMonth),
    ...moment('first_run', jobs.firstRun),
    ...moment('last_run', jobs.lastRun),
    ...moment('next_run', jobs.nextRun),
    text('last_model', jobs.lastModel),
    text('schedule', jobs.schedule),
    text('mode', jobs.mode),
    text('state', jobs.state),
  ];
  return fromColumns('jobs', title, jobs.ids.length, columns);
}

interface Source {
  readonly field: ReturnType<typeof field>;
  readonly cell: (row: number) => Cell;
}

export const text = (name: string, values: TextColumn): Source => ({
  field: field(name),
  // An empty name is one that the file does not have.
  cell: (row) => values.at(row) || undefined,
});

export const number = (
  name: string,
  unit: ReturnType<typeof field>['unit'],
  values: Column<number>,
): Source => ({ field: field(name, unit), cell: (row) => values.at(row) });

const moment = (name: string, values: Column<number>): readonly Source[] => [
  number(name, 'instant', values),
  { field: field(`${name}_utc`), cell: (row) => utc(values.at(row)) },
];

export function fromColumns(
  name: string,
  title: string,
  count: number,
  columns: readonly Source[],
): ExportTable {
  const rows = Array.from({ length: count }, (_, row) => columns.map(({ cell }) => cell(row)));
  const fields = columns.map((column) => column.field);
  return tableOf(name, title, fields, rows);
}
