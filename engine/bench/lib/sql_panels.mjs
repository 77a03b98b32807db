// The panels as SQL: job x model (jobs, models, totals and the what-if are rolled up from its few
// hundred rows), days, and the totals of the window before.
//
// Days join a table of days to a range on the run_time index: that spares SQLite the sorter of a
// GROUP BY. Without INDEXED BY and automatic_index=OFF the planner builds an index of its own as
// soon as there is a filter, and takes seconds.
import { priceOf, rollUp } from './columns.mjs';

const COST = 'coalesce(actual_cost_usd, estimated_cost_usd)';
const SUMS = `count(*), sum(success), sum(${COST}), sum(CASE WHEN success THEN ${COST} ELSE 0.0 END),
  sum(input_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cache_read_tokens),
  sum(cache_write_tokens), sum(duration_seconds)`;
const OUTCOME = ['', ' AND success = 1', ' AND success = 0'];
const MODE = ['', " AND job_mode = 'agent'", " AND job_mode = 'no_agent'"];
const texts = new Map();

export function prepareDatabase(run) {
  run('PRAGMA temp_store = MEMORY');
  run('PRAGMA automatic_index = OFF');
  run('PRAGMA cache_size = -200000');
  run('CREATE TEMP TABLE days(day INTEGER PRIMARY KEY)');
  run(`WITH RECURSIVE r(d, e) AS (
    SELECT cast(min(run_time) / 86400 AS INTEGER), cast(max(run_time) / 86400 AS INTEGER)
    FROM cron_runs UNION ALL SELECT d + 1, e FROM r WHERE d < e)
    INSERT INTO days SELECT d FROM r`);
}

function makeTexts(outcome, mode) {
  const filter = OUTCOME[outcome] + MODE[mode];
  const rows = `FROM cron_runs WHERE run_time >= ?1 AND run_time < ?2${filter}`;
  return {
    groups: `SELECT job_id, model, ${SUMS}, max(run_time) ${rows} GROUP BY job_id, model`,
    totals: `SELECT ${SUMS} ${rows}`,
    days: `SELECT day, count(*), sum(${COST}) FROM days
      CROSS JOIN cron_runs INDEXED BY idx_facts_run_time
      WHERE day >= cast(?1 / 86400 AS INTEGER) AND day <= cast(?2 / 86400 AS INTEGER)
      AND run_time >= max(day * 86400.0, ?1) AND run_time < min((day + 1) * 86400.0, ?2)${filter}
      GROUP BY day`,
  };
}

/** `query(sql, parameters)` gives rows as arrays; it keeps its statements prepared. */
export function askPanels(query, request, indexOf) {
  const key = request.outcome * 3 + request.mode;
  const text = texts.get(key) ?? makeTexts(request.outcome, request.mode);
  texts.set(key, text);
  const window = [request.t0, request.t1];
  const answer = rollUp(query(text.groups, window));
  const days = query(text.days, window);
  const [before] = query(text.totals, [request.p0, request.t0]);
  const prior = priorOf(before.map((sum) => sum ?? 0));
  return {
    ...answer,
    days,
    prior,
    whatif: priceOf(answer.jobs, request, indexOf),
  };
}

/** [runs, ok, cost, cost of ok, tokens and duration...] as the twelve totals. */
export function priorOf([runs, ok, cost, okCost, ...sums]) {
  return [runs, ok, runs - ok, cost, okCost, cost - okCost, ...sums];
}
