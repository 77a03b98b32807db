// The what-if as a table to hand out: a row per job, a pair of columns per model.
import type { WhatIfAnswer } from '../../contract/decide.gen';
import { type ExportTable, field } from '../../exports/table';
import { fromColumns, number, text } from '../../exports/tables';

export function matrixTable({ jobs, matrix }: WhatIfAnswer, title: string): ExportTable {
  const count = matrix.models.length;
  const models = Array.from({ length: count }, (_, at) => {
    const name = `${matrix.providers.at(at)}/${matrix.models.at(at)}`;
    return [
      { field: field(`${name} month_usd`, 'usd'), cell: cellOf(matrix.cost, at) },
      { field: field(`${name} saving_usd`, 'usd'), cell: cellOf(matrix.saving, at) },
    ];
  });
  return fromColumns('what-if', title, jobs.ids.length, [
    text('job_id', jobs.ids),
    text('job_name', jobs.names),
    text('provider', jobs.providers),
    text('model', jobs.models),
    number('runs', 'count', jobs.runs),
    number('unknown_token_runs', 'count', jobs.unknown),
    number('recorded_month_usd', 'usd', jobs.recorded),
    number('now_month_usd', 'usd', jobs.current),
    number('changed_month_usd', 'usd', jobs.expected),
    number('changed_low_usd', 'usd', jobs.low),
    number('changed_high_usd', 'usd', jobs.high),
    number('saving_usd', 'usd', jobs.saving),
    number('saving_low_usd', 'usd', jobs.savingLow),
    number('saving_high_usd', 'usd', jobs.savingHigh),
    text('assumptions', jobs.assumptions),
    ...models.flat(),
  ]);

  function cellOf(values: { at(place: number): number | undefined }, at: number) {
    return (row: number) => values.at(row * count + at);
  }
}
