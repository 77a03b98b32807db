// The budgets as tables to hand out.
import type { BudgetCrossings, BudgetOutlook, BudgetVerdicts } from '../../contract/decide.gen';
import { type ExportTable, field, type Row, tableOf, utc } from '../../exports/table';
import { fromColumns, number, text } from '../../exports/tables';

export function verdictsTable(verdicts: BudgetVerdicts, title: string): ExportTable {
  return fromColumns('budgets', title, verdicts.scopes.length, [
    text('scope', verdicts.scopes),
    text('scope_id', verdicts.ids),
    text('name', verdicts.names),
    text('window', verdicts.windows),
    text('period', verdicts.periods),
    text('state', verdicts.levels),
    number('spent_usd', 'usd', verdicts.spent),
    number('limit_usd', 'usd', verdicts.limit),
    number('share', 'fraction', verdicts.share),
    number('unknown_cost_runs', 'count', verdicts.unknown),
  ]);
}

export function outlooksTable(outlooks: readonly BudgetOutlook[], title: string): ExportTable {
  const fields = [
    field('scope'),
    field('scope_id'),
    field('name'),
    field('limit_usd', 'usd'),
    field('spent_usd', 'usd'),
    field('p10_usd', 'usd'),
    field('p50_usd', 'usd'),
    field('p90_usd', 'usd'),
    field('chance_above', 'fraction'),
    field('days_left', 'count'),
    field('crosses', 'instant'),
    field('crosses_utc'),
    field('chance_above_with_changes', 'fraction'),
  ];
  const rows = outlooks.map((each): Row => {
    const { path } = each;
    const last = path.at.length - 1;
    return [
      each.scope,
      each.id,
      each.name,
      each.limit,
      path.past.at(path.past.length - 1),
      path.p10.at(last),
      path.p50.at(last),
      path.p90.at(last),
      each.chance,
      each.daysLeft,
      each.crosses,
      utc(each.crosses),
      each.changedChance,
    ];
  });
  return tableOf('budget-outlook', title, fields, rows);
}

export function crossingsTable(crossings: BudgetCrossings, title: string): ExportTable {
  return fromColumns('budget-replay', title, crossings.at.length, [
    text('scope', crossings.scopes),
    text('scope_id', crossings.ids),
    text('name', crossings.names),
    text('window', crossings.windows),
    text('period', crossings.periods),
    text('level', crossings.levels),
    number('at', 'instant', crossings.at),
    number('spent_usd', 'usd', crossings.spent),
    number('limit_usd', 'usd', crossings.limit),
  ]);
}
