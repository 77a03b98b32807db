// A run history as a table: every run that passes the filters, page by page.
import type { Run } from '../contract/contract.gen';
import type { RunHistory, Session } from '../state/session';
import { ExportFault, type ExportTable, field, type Row, utc } from './table';

/** The most that the engine gives at once. */
const PAGE = 5000;

const FIELDS = [
  field('job_id'),
  field('job_name'),
  field('session_id'),
  field('run_time', 'instant'),
  field('run_time_utc'),
  field('ended_at', 'instant'),
  field('duration_seconds', 'seconds'),
  field('outcome'),
  field('end_reason'),
  field('mode'),
  field('model'),
  field('provider'),
  field('cost_usd', 'usd'),
  field('actual_cost_usd', 'usd'),
  field('cost_status'),
  field('tokens', 'tokens'),
  field('input_tokens', 'tokens'),
  field('output_tokens', 'tokens'),
  field('reasoning_tokens', 'tokens'),
  field('cache_read_tokens', 'tokens'),
  field('cache_write_tokens', 'tokens'),
];

export interface RunsTableOptions {
  readonly title: string;
  readonly count: number | undefined;
  /** Said where the data or the question changed meanwhile: rows of two answers never mix. */
  readonly changed: string;
  /** Runs so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export function runsTable(
  session: Session,
  history: RunHistory,
  { title, count, changed, onProgress }: RunsTableOptions,
): ExportTable {
  const [query, snapshot] = [session.query.peek(), session.snapshot.peek()];
  const isSame = () => session.query.peek() === query && session.snapshot.peek() === snapshot;
  async function* rows(): AsyncGenerator<readonly Row[]> {
    for (let offset = 0, total = 1; offset < total; offset += PAGE) {
      const answer = await session.fetchRuns(history, offset, PAGE);
      if (!isSame()) throw new ExportFault(changed);
      if (!answer.ok) throw new ExportFault(answer.error.detail);
      total = answer.value.total;
      onProgress?.(Math.min(offset + PAGE, total), total);
      yield answer.value.runs.map((run) => runRow(run, history));
    }
  }
  return { name: 'runs', title, fields: FIELDS, count, rows };
}

function runRow(run: Run, { job, name }: RunHistory): Row {
  return [
    job,
    name,
    run.sessionId,
    run.runTime,
    utc(run.runTime),
    run.endedAt,
    run.duration,
    run.outcome,
    run.endReason,
    run.mode,
    run.model,
    run.provider,
    run.cost,
    run.actualCost,
    run.costStatus,
    run.tokens,
    run.inputTokens,
    run.outputTokens,
    run.reasoningTokens,
    run.cacheReadTokens,
    run.cacheWriteTokens,
  ];
}
