// The price book as tables to hand out.
import type { JobPrices, ModelPrices } from '../../contract/decide.gen';
import type { ExportTable } from '../../exports/table';
import { fromColumns, number, text } from '../../exports/tables';

export function modelPricesTable(models: ModelPrices, title: string): ExportTable {
  return fromColumns('model-prices', title, models.runs.length, [
    text('provider', models.providers),
    text('model', models.models),
    number('runs', 'count', models.runs),
    text('matched_by', models.rules),
    text('price_list', models.lists),
    text('list_provider', models.entryProviders),
    text('list_model', models.entryModels),
    number('input_usd_per_million', 'usd', models.input),
    number('output_usd_per_million', 'usd', models.output),
    number('cache_read_usd_per_million', 'usd', models.cacheRead),
    number('cache_write_usd_per_million', 'usd', models.cacheWrite),
    number('reasoning_usd_per_million', 'usd', models.reasoning),
    number('other_price_above_tokens', 'tokens', models.tierStart),
    number('context_tokens', 'tokens', models.context),
    text('assumptions', models.assumptions),
    ...billColumns(models),
  ]);
}

export function jobPricesTable(jobs: JobPrices, title: string): ExportTable {
  return fromColumns('job-prices', title, jobs.ids.length, [
    text('job_id', jobs.ids),
    text('job_name', jobs.names),
    number('runs', 'count', jobs.runs),
    ...billColumns(jobs),
  ]);
}

function billColumns(table: ModelPrices | JobPrices) {
  return [
    number('compared_runs', 'count', table.compared),
    number('unrecorded_runs', 'count', table.unrecorded),
    number('unpriced_runs', 'count', table.unpriced),
    number('recorded_usd', 'usd', table.recorded),
    number('recomputed_usd', 'usd', table.recomputed),
    number('ratio', 'multiple', table.ratio),
    number('is_off', 'count', table.off),
  ];
}
