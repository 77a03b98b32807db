// Questions to begin with. They use the console's own tables, so that names and rules are right.
import type { ConsoleKey } from './i18n/en';

export interface Example {
  readonly title: ConsoleKey;
  readonly sql: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    title: 'x_days',
    sql: 'SELECT day, cost_usd, runs, failures\nFROM daily\nORDER BY day DESC\nLIMIT 60',
  },
  {
    title: 'x_jobs',
    sql: 'SELECT name, cost_usd, runs, cost_usd / runs_with_cost AS cost_per_run\nFROM jobs\nORDER BY cost_usd DESC\nLIMIT 20',
  },
  {
    title: 'x_failures',
    sql: 'SELECT name, failures, runs, round(100.0 * failures / runs, 1) AS percent\nFROM jobs\nWHERE failures > 0\nORDER BY percent DESC',
  },
  {
    title: 'x_unknown',
    sql: 'SELECT model, provider, runs - runs_with_cost AS unknown, runs\nFROM models\nWHERE runs > runs_with_cost\nORDER BY unknown DESC',
  },
  {
    title: 'x_dearest',
    sql: 'SELECT started, name, cost_usd, tokens, seconds, outcome, model\nFROM runs\nORDER BY cost_usd DESC\nLIMIT 50',
  },
  {
    title: 'x_hours',
    sql: "SELECT strftime('%H', started) AS hour, count(*) AS runs, sum(cost_usd) AS cost_usd\nFROM runs\nGROUP BY hour\nORDER BY hour",
  },
  {
    title: 'x_models',
    sql: 'SELECT model, cost_usd, tokens, 1e6 * cost_usd / tokens AS usd_per_million, failures\nFROM models\nORDER BY cost_usd DESC',
  },
  {
    title: 'x_growth',
    sql: 'SELECT day, cost_usd, cost_usd - lag(cost_usd) OVER (ORDER BY day) AS change\nFROM daily\nORDER BY day DESC\nLIMIT 30',
  },
];
