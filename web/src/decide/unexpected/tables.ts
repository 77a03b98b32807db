// Departures as a table to hand out.
import type { Departures } from '../../contract/decide.gen';
import type { ExportTable } from '../../exports/table';
import { fromColumns, number, text } from '../../exports/tables';

export function departuresTable(departures: Departures, title: string): ExportTable {
  return fromColumns('unexpected-models', title, departures.ids.length, [
    text('job_id', departures.ids),
    text('job_name', departures.names),
    text('usual_provider', departures.usualProviders),
    text('usual_model', departures.usualModels),
    text('provider', departures.providers),
    text('model', departures.models),
    number('pays', 'count', departures.pays),
    number('settled', 'count', departures.settled),
    number('since', 'instant', departures.since),
    number('until', 'instant', departures.until),
    number('runs', 'count', departures.runs),
    number('times', 'count', departures.times),
    number('unknown_cost_runs', 'count', departures.unknown),
    number('spent_usd', 'usd', departures.spent),
    number('usual_run_usd', 'usd', departures.usualRun),
    number('extra_usd', 'usd', departures.extra),
  ]);
}
