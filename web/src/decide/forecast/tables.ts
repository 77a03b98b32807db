// The forecast as tables to hand out.
import type { BackTests, ForecastAnswer, ForecastJobs } from '../../contract/decide.gen';
import { type ExportTable, field, type Row, tableOf, utc } from '../../exports/table';
import { fromColumns, number, text } from '../../exports/tables';

export function pathTable({ path, changedPath, isChanged }: ForecastAnswer, title: string) {
  const fields = [
    field('day_end', 'instant'),
    field('day_end_utc'),
    field('spent_usd', 'usd'),
    field('p10_usd', 'usd'),
    field('p50_usd', 'usd'),
    field('p90_usd', 'usd'),
    field('p50_with_changes_usd', 'usd'),
  ];
  const past = Array.from({ length: path.past.length }, (_, day): Row => {
    const end = path.pastAt.at(day);
    return [end, utc(end), path.past.at(day), undefined, undefined, undefined, undefined];
  });
  const ahead = Array.from({ length: path.at.length }, (_, day): Row => {
    const end = path.at.at(day);
    const changed = isChanged ? changedPath.at(day) : undefined;
    return [
      end,
      utc(end),
      undefined,
      path.p10.at(day),
      path.p50.at(day),
      path.p90.at(day),
      changed,
    ];
  });
  return tableOf('forecast', title, fields, [...past, ...ahead]);
}

export function jobForecastsTable(jobs: ForecastJobs, title: string): ExportTable {
  return fromColumns('job-forecasts', title, jobs.ids.length, [
    text('job_id', jobs.ids),
    text('job_name', jobs.names),
    text('method', jobs.methods),
    number('spent_usd', 'usd', jobs.spent),
    number('p10_usd', 'usd', jobs.p10),
    number('p50_usd', 'usd', jobs.p50),
    number('p90_usd', 'usd', jobs.p90),
    number('mean_usd', 'usd', jobs.point),
    number('with_changes_usd', 'usd', jobs.changed),
    number('known_costs', 'count', jobs.costs),
    number('runs_to_come', 'count', jobs.firings),
    number('kept', 'fraction', jobs.kept),
    number('climb_per_run', 'fraction', jobs.climb),
    number('nominal_month_usd', 'usd', jobs.nominal),
    number('trend_month_usd', 'usd', jobs.trend),
  ]);
}

export function pastMonthsTable(tests: BackTests, title: string): ExportTable {
  return fromColumns('past-forecasts', title, tests.months.length, [
    text('month', tests.months),
    number('truth_usd', 'usd', tests.truth),
    number('p10_usd', 'usd', tests.p10),
    number('p50_usd', 'usd', tests.p50),
    number('p90_usd', 'usd', tests.p90),
    number('is_within', 'count', tests.within),
  ]);
}
