// Generated from engine/include/cronlens by scripts/build. Do not edit.
import type { Column, TextColumn, Unit, WireReader } from './wire';
import type { WireWriter } from './wire_writer';

export type Usd = Unit<'usd'>;
export type Tokens = Unit<'tokens'>;
export type Count = Unit<'count'>;
export type Seconds = Unit<'seconds'>;
export type Instant = Unit<'instant'>;
export type Fraction = Unit<'fraction'>;
export type Multiple = Unit<'multiple'>;
export type Measured = Unit<'measured'>;

/** The unit of a measure. */
export const UnitNameValues = [
  'usd', // US dollars
  'tokens', // LLM tokens
  'count', // whole things
  'seconds', // seconds
  'fraction', // a part of a whole
  'multiple', // times as much
  'days', // days of 86,400 s
] as const;
export type UnitName = (typeof UnitNameValues)[number];

/** Why a file or a query was refused. */
export const ErrorCodeValues = [
  'empty_file', // the file has no bytes
  'not_sqlite', // the bytes are not an SQLite database: another format, encrypted, or random
  'truncated', // the file ends before the last page its header promises
  'corrupt', // SQLite found the file damaged while reading it
  'utf16', // the database keeps its texts in UTF-16, which is not read
  'no_cron_runs', // a database, but without a table cron_runs
  'missing_columns', // cron_runs lacks a column without which no run can be read
  'unsupported_table', // cron_runs is a view or a virtual table, which is never executed
  'too_large', // the file does not fit into the memory of a tab
  'bad_jobs_file', // jobs.json is not JSON, or not in a known shape
  'bad_query', // the query has an unknown field or a value out of range
  'not_found', // the job named by the query has no run that passes the filter
  'internal', // a fault of Cronlens itself
] as const;
export type ErrorCode = (typeof ErrorCodeValues)[number];

/** Something a reader of the figures has to know. */
export const CaveatCodeValues = [
  'wal_missing', // the file is in WAL mode and came without its -wal: newer runs may be missing
  'wal_applied', // count = pages taken over from the -wal file
  'wal_ignored', // the -wal file does not belong to this state of the database
  'odd_values', // count = values of column `subject` that are not numbers in a sane range; they are treated as unknown
  'long_text', // count = texts of more than 1024 bytes in the columns `subject`; they are no names and are treated as unknown, so the runs that have them stand together
  'missing_columns', // columns that this file does not have, in `subject`
  'unknown_columns', // columns that Cronlens does not know and does not read, in `subject`
  'no_jobs_file', // no jobs.json: no names and no schedules
  'jobs_unreadable', // jobs.json cannot be read, `subject` says why; it is left aside
  'jobs_skipped', // count = entries of jobs.json without a usable id
  'jobs_damaged', // count = values in jobs.json that are not JSON or of monstrous size; what cannot be read of them is left out
  'duplicate_jobs', // count = job ids that jobs.json lists twice; the last entry is used
  'bad_schedules', // count = jobs whose schedule cannot be understood
  'no_runs', // the table is there, and empty
  'older_runs_unread', // only the newest runs have been read so far
] as const;
export type CaveatCode = (typeof CaveatCodeValues)[number];

/** How the window of runs is given. */
export const WindowKindValues = [
  'last_days', // runs from now - days*86400 on, with no upper end: late clocks still count
  'range', // runs in [since, until)
  'all_time', // every run
] as const;
export type WindowKind = (typeof WindowKindValues)[number];

/** Which results are counted. */
export const OutcomeFilterValues = [
  'all', // every run, also those whose result is unknown
  'success', // runs with success = 1
  'failure', // runs with success = 0
] as const;
export type OutcomeFilter = (typeof OutcomeFilterValues)[number];

/** Which kinds of job run are counted. */
export const ModeFilterValues = [
  'all', // every run
  'agent', // runs of an AI agent
  'no_agent', // script-only runs
] as const;
export type ModeFilter = (typeof ModeFilterValues)[number];

/** Sort direction. Unknown values come last either way. */
export const DirectionValues = [
  'ascending', // smallest first
  'descending', // largest first
] as const;
export type Direction = (typeof DirectionValues)[number];

/** What the jobs table is ordered by. */
export const JobSortValues = [
  'name', // job name, letter case ignored
  'runs', // number of runs
  'cost', // total estimated cost
  'mean_cost', // mean cost of the runs whose cost is known
  'mean_duration', // mean duration of the runs whose duration is known
  'tokens', // input + output + cache tokens
  'failures', // number of failed runs
  'nominal', // projected monthly cost by the schedule
  'trend', // projected monthly cost by the window
  'pace', // trend / nominal
  'drift', // runs seen / runs scheduled
  'last_run', // time of the latest run
] as const;
export type JobSort = (typeof JobSortValues)[number];

/** What a run history is ordered by. */
export const RunSortValues = [
  'run_time', // start of the run
  'cost', // estimated cost
  'duration', // duration
  'tokens', // input + output + cache tokens
  'input_tokens', // input tokens
  'model', // model name, byte order
  'mode', // job mode, byte order
  'outcome', // failure before success
] as const;
export type RunSort = (typeof RunSortValues)[number];

/** Cost against the period before. */
export const TrendValues = [
  'flat', // within 5 %, or nothing to compare with
  'up', // more than 5 % dearer
  'down', // more than 5 % cheaper
] as const;
export type Trend = (typeof TrendValues)[number];

/** What one step of a timeline is, in local time. */
export const BucketValues = [
  'hour', // a clock hour
  'day', // a calendar day
  'week', // a week, from Monday
  'month', // a calendar month
] as const;
export type Bucket = (typeof BucketValues)[number];

/** What a job leads in. */
export const LeaderCategoryValues = [
  'runs', // most runs
  'cost', // highest cost
  'tokens', // most tokens
  'pace', // furthest above its plan
] as const;
export type LeaderCategory = (typeof LeaderCategoryValues)[number];

/** How a run ended. */
export const RunOutcomeValues = [
  'failure', // success = 0
  'success', // success = 1
  'unknown', // anything else
] as const;
export type RunOutcome = (typeof RunOutcomeValues)[number];

/** A measure. */
export const MeasureIdValues = [
  'runs',
  'cost',
  'tokens',
  'pace',
  'success_runs',
  'failure_runs',
  'unknown_outcome_runs',
  'success_rate',
  'success_cost',
  'failure_cost',
  'mean_cost',
  'cost_per_success',
  'input_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'input_share',
  'output_share',
  'cache_read_share',
  'cache_write_share',
  'total_duration',
  'mean_duration',
  'nominal_month',
  'trend_month',
  'nominal',
  'trend',
  'scheduled_runs',
  'drift',
  'observed_days',
  'jobs',
  'script_jobs',
  'prior_runs',
  'prior_cost',
  'runs_change',
  'cost_change',
  'share_of_runs',
  'share_of_cost',
  'share_of_tokens',
] as const;
export type MeasureId = (typeof MeasureIdValues)[number];

export interface Measure {
  readonly unit: UnitName;
  readonly label: string;
  readonly sentence: string;
  readonly formula: string;
}

/** What each measure means: shown wherever a figure explains itself. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = {
  runs: {
    unit: 'count',
    label: 'Runs',
    sentence: 'How many times jobs ran in the window.',
    formula: 'number of runs that pass the filters',
  },
  cost: {
    unit: 'usd',
    label: 'Cost',
    sentence: 'What the runs cost, as estimated when they were recorded. Runs of unknown cost are counted beside it, never as $0.',
    formula: 'sum of estimated_cost_usd over the runs that have one',
  },
  tokens: {
    unit: 'tokens',
    label: 'Tokens',
    sentence: 'All tokens read and written. Reasoning tokens are not added: they are part of the output.',
    formula: 'input + output + cache read + cache write',
  },
  pace: {
    unit: 'multiple',
    label: 'Pace',
    sentence: 'How spending compares with the plan: above 1 the jobs cost more per month than their schedules and average cost say, below 1 less. Not known for runs of one outcome alone.',
    formula: 'trend per month / nominal per month',
  },
  success_runs: {
    unit: 'count',
    label: 'Succeeded',
    sentence: 'Runs that ended normally. The wrapper\'s signal: a run that did nothing useful still counts.',
    formula: 'number of runs with success = 1',
  },
  failure_runs: {
    unit: 'count',
    label: 'Failed',
    sentence: 'Runs that did not end normally.',
    formula: 'number of runs with success = 0',
  },
  unknown_outcome_runs: {
    unit: 'count',
    label: 'Result unknown',
    sentence: 'Runs that say neither success nor failure.',
    formula: 'runs - succeeded - failed',
  },
  success_rate: {
    unit: 'fraction',
    label: 'Success rate',
    sentence: 'The part of the runs with a known result that succeeded.',
    formula: 'succeeded / (succeeded + failed)',
  },
  success_cost: {
    unit: 'usd',
    label: 'Cost of success',
    sentence: 'What the successful runs cost.',
    formula: 'sum of estimated_cost_usd where success = 1',
  },
  failure_cost: {
    unit: 'usd',
    label: 'Wasted',
    sentence: 'What the failed runs cost.',
    formula: 'sum of estimated_cost_usd where success = 0',
  },
  mean_cost: {
    unit: 'usd',
    label: 'Cost per run',
    sentence: 'The average cost of the runs whose cost is known.',
    formula: 'cost / runs with a known cost',
  },
  cost_per_success: {
    unit: 'usd',
    label: 'Cost per success',
    sentence: 'What one successful run costs when the failed ones are paid for too.',
    formula: 'cost / succeeded',
  },
  input_tokens: {
    unit: 'tokens',
    label: 'Input tokens',
    sentence: 'Tokens sent to the models, without those read from a cache.',
    formula: 'sum of input_tokens',
  },
  output_tokens: {
    unit: 'tokens',
    label: 'Output tokens',
    sentence: 'Tokens the models wrote.',
    formula: 'sum of output_tokens',
  },
  reasoning_tokens: {
    unit: 'tokens',
    label: 'Reasoning tokens',
    sentence: 'Tokens the models spent on thinking; part of the output.',
    formula: 'sum of reasoning_tokens',
  },
  cache_read_tokens: {
    unit: 'tokens',
    label: 'Cache reads',
    sentence: 'Tokens read from a provider\'s prompt cache.',
    formula: 'sum of cache_read_tokens',
  },
  cache_write_tokens: {
    unit: 'tokens',
    label: 'Cache writes',
    sentence: 'Tokens stored in a provider\'s prompt cache.',
    formula: 'sum of cache_write_tokens',
  },
  input_share: {
    unit: 'fraction',
    label: 'Input share',
    sentence: 'Input tokens as a part of all tokens.',
    formula: 'input / tokens',
  },
  output_share: {
    unit: 'fraction',
    label: 'Output share',
    sentence: 'Output tokens as a part of all tokens.',
    formula: 'output / tokens',
  },
  cache_read_share: {
    unit: 'fraction',
    label: 'Cached share',
    sentence: 'Tokens read from a cache as a part of all tokens.',
    formula: 'cache read / tokens',
  },
  cache_write_share: {
    unit: 'fraction',
    label: 'Cache write share',
    sentence: 'Tokens stored in a cache as a part of all tokens.',
    formula: 'cache write / tokens',
  },
  total_duration: {
    unit: 'seconds',
    label: 'Total time',
    sentence: 'How long the runs took, added up.',
    formula: 'sum of duration_seconds over the runs that have one',
  },
  mean_duration: {
    unit: 'seconds',
    label: 'Time per run',
    sentence: 'The average duration of the runs whose duration is known.',
    formula: 'total time / runs with a known duration',
  },
  nominal_month: {
    unit: 'usd',
    label: 'Nominal per month',
    sentence: 'What the next 30 days cost if every schedule fires as planned and every run costs the job\'s average. Not known for runs of one outcome alone.',
    formula: 'sum over jobs of: cost per run x runs scheduled in the next 30 days',
  },
  trend_month: {
    unit: 'usd',
    label: 'Trend per month',
    sentence: 'What 30 days cost at the rate of the window, whatever the schedules say. Runs of unknown cost are taken at their job\'s average.',
    formula: 'sum over jobs of: cost per run x runs / days observed x 30',
  },
  nominal: {
    unit: 'usd',
    label: 'Nominal',
    sentence: 'What the coming days cost if the schedule fires as planned and every run costs the average. Not known for runs of one outcome alone.',
    formula: 'cost per run x scheduled runs',
  },
  trend: {
    unit: 'usd',
    label: 'Trend',
    sentence: 'What as many days cost at the rate of the window. Runs of unknown cost are taken at the average.',
    formula: 'cost per run x runs / days observed x days',
  },
  scheduled_runs: {
    unit: 'count',
    label: 'Scheduled runs',
    sentence: 'How often the schedule fires in the coming days, at most 100,000.',
    formula: 'firings of the schedule in (now, now + days]',
  },
  drift: {
    unit: 'multiple',
    label: 'Drift',
    sentence: 'Runs seen against runs scheduled: 1 is on plan, 0.5 is every other run missing. Not known for runs of one outcome alone.',
    formula: 'runs / firings of the schedule in the days observed',
  },
  observed_days: {
    unit: 'days',
    label: 'Days observed',
    sentence: 'The length of the window; over all time, the span from the first run to the last.',
    formula: 'days of the window, or (last run - first run) / 86,400',
  },
  jobs: {
    unit: 'count',
    label: 'Jobs',
    sentence: 'Jobs with at least one run in the window.',
    formula: 'number of different job ids',
  },
  script_jobs: {
    unit: 'count',
    label: 'Script jobs',
    sentence: 'Jobs that run a script and no agent; they cost nothing.',
    formula: 'number of jobs with a no_agent run',
  },
  prior_runs: {
    unit: 'count',
    label: 'Runs before',
    sentence: 'Runs in the period of equal length just before the window.',
    formula: 'runs in [since - length, since)',
  },
  prior_cost: {
    unit: 'usd',
    label: 'Cost before',
    sentence: 'Cost of the period of equal length just before the window.',
    formula: 'cost of the runs in [since - length, since)',
  },
  runs_change: {
    unit: 'fraction',
    label: 'Change in runs',
    sentence: 'Runs against the period before.',
    formula: '(runs - runs before) / runs before',
  },
  cost_change: {
    unit: 'fraction',
    label: 'Change in cost',
    sentence: 'Cost against the period before.',
    formula: '(cost - cost before) / cost before',
  },
  share_of_runs: {
    unit: 'fraction',
    label: 'Share of runs',
    sentence: 'This job\'s part of all runs in the selection.',
    formula: 'runs of the job / runs',
  },
  share_of_cost: {
    unit: 'fraction',
    label: 'Share of cost',
    sentence: 'This part of the total known cost in the selection.',
    formula: 'cost of the part / cost',
  },
  share_of_tokens: {
    unit: 'fraction',
    label: 'Share of tokens',
    sentence: 'This job\'s part of all tokens in the selection.',
    formula: 'tokens of the job / tokens',
  },
};

/** The stretch of time that is looked at. */
export interface Window {
  /** how it is given */
  readonly kind: WindowKind;
  /** last_days: its length, > 0, may be a fraction */
  readonly days: number;
  /** range: its first moment */
  readonly since: number;
  /** range: the first moment after it */
  readonly until: number;
}

export function writeWindow(w: WireWriter, value: Window): void {
  w.spelling(WindowKindValues, value.kind);
  w.number(value.days);
  w.number(value.since);
  w.number(value.until);
}

/** A time zone as its offset transitions: offset[i] (local minus UTC) holds from since[i] on; before since[0], offset[0] holds. Empty means UTC. */
export interface TimeZone {
  /** ascending */
  readonly since: readonly number[];
  /** one for each entry of since */
  readonly offset: readonly number[];
}

export function writeTimeZone(w: WireWriter, value: TimeZone): void {
  w.column(value.since);
  w.column(value.offset);
}

/** One question about the snapshot. Every panel answers the same query. */
export interface Query {
  /** the moment at which the question is asked */
  readonly now: number;
  /** the stretch of time */
  readonly window: Window;
  /** which results */
  readonly outcome: OutcomeFilter;
  /** which kinds of run */
  readonly mode: ModeFilter;
  /** job ids to keep; empty keeps all */
  readonly jobs: readonly string[];
  /** models to keep, '' for unknown; empty keeps all */
  readonly models: readonly string[];
  /** providers to keep, '' for unknown; empty keeps all */
  readonly providers: readonly string[];
  /** keep jobs whose name, id, model or provider contains it (ASCII case ignored) */
  readonly text: string;
  /** order of the jobs table */
  readonly jobSort: JobSort;
  /** direction of the jobs table */
  readonly jobDirection: Direction;
  /** the time zone in which days begin and schedules fire */
  readonly zone: TimeZone;
}

export function writeQuery(w: WireWriter, value: Query): void {
  w.number(value.now);
  writeWindow(w, value.window);
  w.spelling(OutcomeFilterValues, value.outcome);
  w.spelling(ModeFilterValues, value.mode);
  w.textColumn(value.jobs);
  w.textColumn(value.models);
  w.textColumn(value.providers);
  w.text(value.text);
  w.spelling(JobSortValues, value.jobSort);
  w.spelling(DirectionValues, value.jobDirection);
  writeTimeZone(w, value.zone);
}

/** Other prices for the tokens of each job. Empty: nothing is compared. */
export interface WhatIf {
  /** for each of Snapshot.jobIds the row of the prices, or -1: the job keeps its cost */
  readonly choice: readonly number[];
  /** prices in USD for a million tokens */
  readonly input: readonly number[];
  /** reasoning included */
  readonly output: readonly number[];
  /** what a reasoning token costs on top, mostly 0 */
  readonly reasoning: readonly number[];
  readonly cacheRead: readonly number[];
  readonly cacheWrite: readonly number[];
}

export function writeWhatIf(w: WireWriter, value: WhatIf): void {
  w.column(value.choice);
  w.column(value.input);
  w.column(value.output);
  w.column(value.reasoning);
  w.column(value.cacheRead);
  w.column(value.cacheWrite);
}

/** A selection, its steps in time, and other prices. */
export interface CompareRequest {
  /** the filters */
  readonly query: Query;
  /** the step wanted, if they are few */
  readonly bucket: Bucket;
  /** prices to compare with */
  readonly whatIf: WhatIf;
}

export function writeCompareRequest(w: WireWriter, value: CompareRequest): void {
  writeQuery(w, value.query);
  w.spelling(BucketValues, value.bucket);
  writeWhatIf(w, value.whatIf);
}

/** A page of the run history of one job. */
export interface RunsRequest {
  /** the filters, as in every panel */
  readonly query: Query;
  /** the job's id */
  readonly job: string;
  /** order */
  readonly sort: RunSort;
  /** direction; ties in row order */
  readonly direction: Direction;
  /** rows to pass over */
  readonly offset: number;
  /** rows wanted at most, 1 to 5000 */
  readonly limit: number;
}

export function writeRunsRequest(w: WireWriter, value: RunsRequest): void {
  writeQuery(w, value.query);
  w.text(value.job);
  w.spelling(RunSortValues, value.sort);
  w.spelling(DirectionValues, value.direction);
  w.number(value.offset);
  w.number(value.limit);
}

/** The detail of one job. */
export interface JobRequest {
  /** the filters */
  readonly query: Query;
  /** the job's id */
  readonly job: string;
}

export function writeJobRequest(w: WireWriter, value: JobRequest): void {
  writeQuery(w, value.query);
  w.text(value.job);
}

/** Sparklines for the rows on screen. */
export interface SparklinesRequest {
  /** the filters */
  readonly query: Query;
  /** job ids */
  readonly jobs: readonly string[];
  /** values wanted at most, 1 to 400 */
  readonly steps: number;
}

export function writeSparklinesRequest(w: WireWriter, value: SparklinesRequest): void {
  writeQuery(w, value.query);
  w.textColumn(value.jobs);
  w.number(value.steps);
}

/** Why the engine refused, and what it saw instead. */
export interface EngineError {
  /** what went wrong */
  readonly code: ErrorCode;
  /** one technical sentence in English, safe to show as text */
  readonly detail: string;
  /** no_cron_runs: the tables that the file does have */
  readonly tables: TextColumn;
  /** no_cron_runs: the table that looks most like it, or '' */
  readonly nearest: string;
}

export function readEngineError(r: WireReader): EngineError {
  return {
    code: r.spelling(ErrorCodeValues),
    detail: r.text(),
    tables: r.textColumn(),
    nearest: r.text(),
  };
}

/** One thing to know about the data. */
export interface Caveat {
  /** what it is */
  readonly code: CaveatCode;
  /** how many, where that makes sense */
  readonly count: Count;
  /** the column or columns it is about, or '' */
  readonly subject: string;
}

export function readCaveat(r: WireReader): Caveat {
  return {
    code: r.spelling(CaveatCodeValues),
    count: r.quantity<Count>(),
    subject: r.text(),
  };
}

/** What was opened. Lists are in byte order of the names. */
export interface Snapshot {
  /** rows read */
  readonly runs: Count;
  /** size of the database */
  readonly bytes: Count;
  /** earliest start */
  readonly firstRun: Instant | undefined;
  /** latest start */
  readonly lastRun: Instant | undefined;
  /** when the newest row was stored */
  readonly lastIngested: Instant | undefined;
  /** every job that has a run */
  readonly jobIds: TextColumn;
  /** its name, or its id where it has none */
  readonly jobNames: TextColumn;
  /** every model seen, '' for unknown */
  readonly models: TextColumn;
  /** every provider seen, '' for unknown */
  readonly providers: TextColumn;
  /** jobs listed in jobs.json */
  readonly jobsInFile: Count;
  /** what to know about this file */
  readonly caveats: readonly Caveat[];
}

export function readSnapshot(r: WireReader): Snapshot {
  return {
    runs: r.quantity<Count>(),
    bytes: r.quantity<Count>(),
    firstRun: r.maybe<Instant>(),
    lastRun: r.maybe<Instant>(),
    lastIngested: r.maybe<Instant>(),
    jobIds: r.textColumn(),
    jobNames: r.textColumn(),
    models: r.textColumn(),
    providers: r.textColumn(),
    jobsInFile: r.quantity<Count>(),
    caveats: r.list(readCaveat),
  };
}

/** A value with its provenance. */
export interface Figure {
  /** which measure: gives the unit, sentence and formula */
  readonly measure: MeasureId;
  /** the value in the measure's unit; absent = unknown */
  readonly value: Measured | undefined;
  /** rows (runs, or jobs for projections) it was made from */
  readonly used: Count;
  /** rows in the selection that lack what it needs */
  readonly leftOut: Count;
}

export function readFigure(r: WireReader): Figure {
  return {
    measure: r.spelling(MeasureIdValues),
    value: r.maybe<Measured>(),
    used: r.quantity<Count>(),
    leftOut: r.quantity<Count>(),
  };
}

/** The summary board. */
export interface Overview {
  readonly runs: Figure;
  readonly cost: Figure;
  readonly tokens: Figure;
  readonly pace: Figure;
  readonly successRuns: Figure;
  readonly failureRuns: Figure;
  readonly unknownOutcomeRuns: Figure;
  readonly successRate: Figure;
  readonly successCost: Figure;
  readonly failureCost: Figure;
  readonly meanCost: Figure;
  readonly costPerSuccess: Figure;
  readonly inputTokens: Figure;
  readonly outputTokens: Figure;
  readonly reasoningTokens: Figure;
  readonly cacheReadTokens: Figure;
  readonly cacheWriteTokens: Figure;
  readonly inputShare: Figure;
  readonly outputShare: Figure;
  readonly cacheReadShare: Figure;
  readonly cacheWriteShare: Figure;
  readonly totalDuration: Figure;
  readonly meanDuration: Figure;
  readonly nominalMonth: Figure;
  readonly trendMonth: Figure;
  readonly jobs: Figure;
  readonly scriptJobs: Figure;
  /** absent for all_time */
  readonly priorRuns: Figure;
  /** absent for all_time */
  readonly priorCost: Figure;
  /** absent without a complete prior period */
  readonly runsChange: Figure;
  /** absent without a complete prior period */
  readonly costChange: Figure;
  /** direction of the cost */
  readonly trend: Trend;
  /** the data reaches back over at least three quarters of the prior period */
  readonly priorComplete: boolean;
}

export function readOverview(r: WireReader): Overview {
  return {
    runs: readFigure(r),
    cost: readFigure(r),
    tokens: readFigure(r),
    pace: readFigure(r),
    successRuns: readFigure(r),
    failureRuns: readFigure(r),
    unknownOutcomeRuns: readFigure(r),
    successRate: readFigure(r),
    successCost: readFigure(r),
    failureCost: readFigure(r),
    meanCost: readFigure(r),
    costPerSuccess: readFigure(r),
    inputTokens: readFigure(r),
    outputTokens: readFigure(r),
    reasoningTokens: readFigure(r),
    cacheReadTokens: readFigure(r),
    cacheWriteTokens: readFigure(r),
    inputShare: readFigure(r),
    outputShare: readFigure(r),
    cacheReadShare: readFigure(r),
    cacheWriteShare: readFigure(r),
    totalDuration: readFigure(r),
    meanDuration: readFigure(r),
    nominalMonth: readFigure(r),
    trendMonth: readFigure(r),
    jobs: readFigure(r),
    scriptJobs: readFigure(r),
    priorRuns: readFigure(r),
    priorCost: readFigure(r),
    runsChange: readFigure(r),
    costChange: readFigure(r),
    trend: r.spelling(TrendValues),
    priorComplete: r.bool(),
  };
}

/** How much of the selection is known. */
export interface Coverage {
  /** runs in the selection */
  readonly runs: Count;
  /** of them with a cost */
  readonly costKnown: Count;
  /** of them without: never counted as $0 */
  readonly costUnknown: Count;
  /** of them with a duration */
  readonly durationKnown: Count;
  /** of them with all four token counts */
  readonly tokensKnown: Count;
  /** of them with success = 0 or 1 */
  readonly outcomeKnown: Count;
  /** of them that start more than a minute after `now`: some clock is wrong */
  readonly futureRuns: Count;
  /** jobs in the selection */
  readonly jobs: Count;
  /** of them with a readable schedule */
  readonly jobsWithSchedule: Count;
}

export function readCoverage(r: WireReader): Coverage {
  return {
    runs: r.quantity<Count>(),
    costKnown: r.quantity<Count>(),
    costUnknown: r.quantity<Count>(),
    durationKnown: r.quantity<Count>(),
    tokensKnown: r.quantity<Count>(),
    outcomeKnown: r.quantity<Count>(),
    futureRuns: r.quantity<Count>(),
    jobs: r.quantity<Count>(),
    jobsWithSchedule: r.quantity<Count>(),
  };
}

/** Cost and runs over time. Steps without runs are there and are zero. */
export interface Timeline {
  /** the step */
  readonly bucket: Bucket;
  /** n + 1 moments: step i is [edges[i], edges[i+1]) */
  readonly edges: Column<Instant>;
  /** runs in each step */
  readonly runs: Column<Count>;
  /** failed runs in each step */
  readonly failures: Column<Count>;
  /** cost of each step, over the runs whose cost is known */
  readonly cost: Column<Usd>;
  /** the part of it that failed runs cost */
  readonly failureCost: Column<Usd>;
  /** runs whose cost is unknown */
  readonly unknownCostRuns: Column<Count>;
  /** input + output + cache tokens */
  readonly tokens: Column<Tokens>;
  /** runs of the selection that no step shows: with a clock far off */
  readonly outsideRuns: Count;
  /** what they cost; absent where none of them says */
  readonly outsideCost: Usd | undefined;
  /** the window cuts the first step */
  readonly firstPartial: boolean;
  /** the window or `now` cuts the last step */
  readonly lastPartial: boolean;
}

export function readTimeline(r: WireReader): Timeline {
  return {
    bucket: r.spelling(BucketValues),
    edges: r.column<Instant>(),
    runs: r.column<Count>(),
    failures: r.column<Count>(),
    cost: r.column<Usd>(),
    failureCost: r.column<Usd>(),
    unknownCostRuns: r.column<Count>(),
    tokens: r.column<Tokens>(),
    outsideRuns: r.quantity<Count>(),
    outsideCost: r.maybe<Usd>(),
    firstPartial: r.bool(),
    lastPartial: r.bool(),
  };
}

/** The job that leads in one category. */
export interface Leader {
  readonly category: LeaderCategory;
  readonly jobId: string;
  readonly jobName: string;
  /** its figure */
  readonly figure: Figure;
  /** its part of the total; absent for pace */
  readonly share: Figure;
}

export function readLeader(r: WireReader): Leader {
  return {
    category: r.spelling(LeaderCategoryValues),
    jobId: r.text(),
    jobName: r.text(),
    figure: readFigure(r),
    share: readFigure(r),
  };
}

/** One row per model or provider, dearest first, unknown cost last; ties by name, descending. */
export interface Breakdown {
  /** '' = unknown */
  readonly names: TextColumn;
  readonly runs: Column<Count>;
  readonly failures: Column<Count>;
  /** unknown where no run has a cost */
  readonly cost: Column<Usd>;
  readonly unknownCostRuns: Column<Count>;
  readonly meanCost: Column<Usd>;
  readonly inputTokens: Column<Tokens>;
  readonly outputTokens: Column<Tokens>;
  /** input + output + cache tokens */
  readonly tokens: Column<Tokens>;
  /** part of the total known cost */
  readonly share: Column<Fraction>;
  readonly lastRun: Column<Instant>;
}

export function readBreakdown(r: WireReader): Breakdown {
  return {
    names: r.textColumn(),
    runs: r.column<Count>(),
    failures: r.column<Count>(),
    cost: r.column<Usd>(),
    unknownCostRuns: r.column<Count>(),
    meanCost: r.column<Usd>(),
    inputTokens: r.column<Tokens>(),
    outputTokens: r.column<Tokens>(),
    tokens: r.column<Tokens>(),
    share: r.column<Fraction>(),
    lastRun: r.column<Instant>(),
  };
}

/** One row per job with a run in the selection. */
export interface JobTable {
  readonly ids: TextColumn;
  /** id where unnamed */
  readonly names: TextColumn;
  readonly runs: Column<Count>;
  readonly successRuns: Column<Count>;
  readonly failureRuns: Column<Count>;
  /** failed / (succeeded + failed) */
  readonly failureRate: Column<Fraction>;
  /** unknown where no run has a cost */
  readonly cost: Column<Usd>;
  readonly unknownCostRuns: Column<Count>;
  readonly successCost: Column<Usd>;
  readonly failureCost: Column<Usd>;
  readonly meanCost: Column<Usd>;
  readonly meanDuration: Column<Seconds>;
  readonly inputTokens: Column<Tokens>;
  readonly outputTokens: Column<Tokens>;
  readonly cacheReadTokens: Column<Tokens>;
  readonly cacheWriteTokens: Column<Tokens>;
  /** input + output + cache tokens */
  readonly tokens: Column<Tokens>;
  /** unknown without a schedule */
  readonly nominalMonth: Column<Usd>;
  readonly trendMonth: Column<Usd>;
  readonly pace: Column<Multiple>;
  readonly drift: Column<Multiple>;
  /** in the next 30 days */
  readonly scheduledRunsMonth: Column<Count>;
  readonly firstRun: Column<Instant>;
  readonly lastRun: Column<Instant>;
  /** as jobs.json says */
  readonly nextRun: Column<Instant>;
  /** model of the latest run, '' = unknown */
  readonly lastModel: TextColumn;
  /** as shown to people, '' = none */
  readonly schedule: TextColumn;
  /** agent, no_agent, or what the file says */
  readonly mode: TextColumn;
  /** scheduled, paused, ... as jobs.json says, '' = not listed */
  readonly state: TextColumn;
}

export function readJobTable(r: WireReader): JobTable {
  return {
    ids: r.textColumn(),
    names: r.textColumn(),
    runs: r.column<Count>(),
    successRuns: r.column<Count>(),
    failureRuns: r.column<Count>(),
    failureRate: r.column<Fraction>(),
    cost: r.column<Usd>(),
    unknownCostRuns: r.column<Count>(),
    successCost: r.column<Usd>(),
    failureCost: r.column<Usd>(),
    meanCost: r.column<Usd>(),
    meanDuration: r.column<Seconds>(),
    inputTokens: r.column<Tokens>(),
    outputTokens: r.column<Tokens>(),
    cacheReadTokens: r.column<Tokens>(),
    cacheWriteTokens: r.column<Tokens>(),
    tokens: r.column<Tokens>(),
    nominalMonth: r.column<Usd>(),
    trendMonth: r.column<Usd>(),
    pace: r.column<Multiple>(),
    drift: r.column<Multiple>(),
    scheduledRunsMonth: r.column<Count>(),
    firstRun: r.column<Instant>(),
    lastRun: r.column<Instant>(),
    nextRun: r.column<Instant>(),
    lastModel: r.textColumn(),
    schedule: r.textColumn(),
    mode: r.textColumn(),
    state: r.textColumn(),
  };
}

/** Every panel for one query. */
export interface Dashboard {
  /** first moment shown */
  readonly since: Instant;
  /** first moment after what is shown */
  readonly until: Instant;
  readonly overview: Overview;
  readonly coverage: Coverage;
  readonly timeline: Timeline;
  readonly leaders: readonly Leader[];
  readonly models: Breakdown;
  readonly providers: Breakdown;
  /** in the order asked for */
  readonly jobs: JobTable;
}

export function readDashboard(r: WireReader): Dashboard {
  return {
    since: r.quantity<Instant>(),
    until: r.quantity<Instant>(),
    overview: readOverview(r),
    coverage: readCoverage(r),
    timeline: readTimeline(r),
    leaders: r.list(readLeader),
    models: readBreakdown(r),
    providers: readBreakdown(r),
    jobs: readJobTable(r),
  };
}

/** Plain sums, one row per group. Costs are over the runs whose cost is known. */
export interface SumTable {
  readonly runs: Column<Count>;
  readonly successRuns: Column<Count>;
  readonly failureRuns: Column<Count>;
  readonly cost: Column<Usd>;
  readonly successCost: Column<Usd>;
  readonly failureCost: Column<Usd>;
  /** counted beside the costs */
  readonly unknownCostRuns: Column<Count>;
  readonly inputTokens: Column<Tokens>;
  readonly outputTokens: Column<Tokens>;
  readonly reasoningTokens: Column<Tokens>;
  readonly cacheReadTokens: Column<Tokens>;
  readonly cacheWriteTokens: Column<Tokens>;
  readonly duration: Column<Seconds>;
}

export function readSumTable(r: WireReader): SumTable {
  return {
    runs: r.column<Count>(),
    successRuns: r.column<Count>(),
    failureRuns: r.column<Count>(),
    cost: r.column<Usd>(),
    successCost: r.column<Usd>(),
    failureCost: r.column<Usd>(),
    unknownCostRuns: r.column<Count>(),
    inputTokens: r.column<Tokens>(),
    outputTokens: r.column<Tokens>(),
    reasoningTokens: r.column<Tokens>(),
    cacheReadTokens: r.column<Tokens>(),
    cacheWriteTokens: r.column<Tokens>(),
    duration: r.column<Seconds>(),
  };
}

/** Sums of a selection by job, model and time. Groups dearest first, ties by name. */
export interface Comparison {
  /** row 0 the window, row 1 the period before it; without one row 1 is absent */
  readonly totals: SumTable;
  /** rows of Snapshot.jobIds */
  readonly jobs: Column<Count>;
  /** one row for each of jobs */
  readonly jobSums: SumTable;
  readonly jobLastRun: Column<Instant>;
  /** cost at the other prices, over the token counts that are known */
  readonly jobWhatIf: Column<Usd>;
  /** the sum of jobWhatIf */
  readonly whatIf: Usd;
  /** rows of Snapshot.models */
  readonly models: Column<Count>;
  /** one row for each of models */
  readonly modelSums: SumTable;
  /** its steps; coarser than asked for if too many */
  readonly timeline: Timeline;
}

export function readComparison(r: WireReader): Comparison {
  return {
    totals: readSumTable(r),
    jobs: r.column<Count>(),
    jobSums: readSumTable(r),
    jobLastRun: r.column<Instant>(),
    jobWhatIf: r.column<Usd>(),
    whatIf: r.quantity<Usd>(),
    models: r.column<Count>(),
    modelSums: readSumTable(r),
    timeline: readTimeline(r),
  };
}

/** Everything about one job under the query's filters. */
export interface JobDetail {
  readonly id: string;
  /** id where unnamed */
  readonly name: string;
  /** '' = none */
  readonly schedule: string;
  readonly mode: string;
  /** '' = not in jobs.json */
  readonly state: string;
  readonly overview: Overview;
  readonly coverage: Coverage;
  readonly timeline: Timeline;
  readonly models: Breakdown;
  readonly nominal30d: Figure;
  readonly nominal90d: Figure;
  readonly nominal1y: Figure;
  readonly trend30d: Figure;
  readonly trend90d: Figure;
  readonly trend1y: Figure;
  readonly scheduled30d: Figure;
  readonly scheduled90d: Figure;
  readonly scheduled1y: Figure;
  readonly pace: Figure;
  readonly drift: Figure;
  readonly observedDays: Figure;
  readonly firstRun: Instant | undefined;
  readonly lastRun: Instant | undefined;
  /** as jobs.json says */
  readonly nextRun: Instant | undefined;
}

export function readJobDetail(r: WireReader): JobDetail {
  return {
    id: r.text(),
    name: r.text(),
    schedule: r.text(),
    mode: r.text(),
    state: r.text(),
    overview: readOverview(r),
    coverage: readCoverage(r),
    timeline: readTimeline(r),
    models: readBreakdown(r),
    nominal30d: readFigure(r),
    nominal90d: readFigure(r),
    nominal1y: readFigure(r),
    trend30d: readFigure(r),
    trend90d: readFigure(r),
    trend1y: readFigure(r),
    scheduled30d: readFigure(r),
    scheduled90d: readFigure(r),
    scheduled1y: readFigure(r),
    pace: readFigure(r),
    drift: readFigure(r),
    observedDays: readFigure(r),
    firstRun: r.maybe<Instant>(),
    lastRun: r.maybe<Instant>(),
    nextRun: r.maybe<Instant>(),
  };
}

/** Cost and runs over the window for the jobs asked for; row-major: steps values per job. */
export interface Sparklines {
  /** the step */
  readonly bucket: Bucket;
  /** values per job */
  readonly steps: Count;
  /** the jobs, in the order asked for */
  readonly ids: TextColumn;
  /** known cost */
  readonly cost: Column<Usd>;
  readonly runs: Column<Count>;
}

export function readSparklines(r: WireReader): Sparklines {
  return {
    bucket: r.spelling(BucketValues),
    steps: r.quantity<Count>(),
    ids: r.textColumn(),
    cost: r.column<Usd>(),
    runs: r.column<Count>(),
  };
}

/** One run, as the file says. */
export interface Run {
  readonly sessionId: string;
  /** start */
  readonly runTime: Instant;
  readonly endedAt: Instant | undefined;
  readonly duration: Seconds | undefined;
  readonly model: string | undefined;
  readonly provider: string | undefined;
  readonly mode: string | undefined;
  readonly outcome: RunOutcome;
  readonly endReason: string | undefined;
  /** estimated */
  readonly cost: Usd | undefined;
  readonly actualCost: Usd | undefined;
  readonly costStatus: string | undefined;
  /** input + output + cache tokens */
  readonly tokens: Tokens | undefined;
  readonly inputTokens: Tokens | undefined;
  readonly outputTokens: Tokens | undefined;
  readonly reasoningTokens: Tokens | undefined;
  readonly cacheReadTokens: Tokens | undefined;
  readonly cacheWriteTokens: Tokens | undefined;
}

export function readRun(r: WireReader): Run {
  return {
    sessionId: r.text(),
    runTime: r.quantity<Instant>(),
    endedAt: r.maybe<Instant>(),
    duration: r.maybe<Seconds>(),
    model: r.maybeText(),
    provider: r.maybeText(),
    mode: r.maybeText(),
    outcome: r.spelling(RunOutcomeValues),
    endReason: r.maybeText(),
    cost: r.maybe<Usd>(),
    actualCost: r.maybe<Usd>(),
    costStatus: r.maybeText(),
    tokens: r.maybe<Tokens>(),
    inputTokens: r.maybe<Tokens>(),
    outputTokens: r.maybe<Tokens>(),
    reasoningTokens: r.maybe<Tokens>(),
    cacheReadTokens: r.maybe<Tokens>(),
    cacheWriteTokens: r.maybe<Tokens>(),
  };
}

/** A page of a run history: only the rows on screen. */
export interface RunPage {
  /** the job's id */
  readonly job: string;
  /** runs that pass the filter */
  readonly total: Count;
  /** rows passed over */
  readonly offset: Count;
  readonly runs: readonly Run[];
}

export function readRunPage(r: WireReader): RunPage {
  return {
    job: r.text(),
    total: r.quantity<Count>(),
    offset: r.quantity<Count>(),
    runs: r.list(readRun),
  };
}

/** Differs whenever a type, field or spelling above does. */
export const CONTRACT_HASH = '4ab9f5173c5bcf8b';
