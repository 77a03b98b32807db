// Generated from engine/include/cronlens/contract/decide by scripts/build. Do not edit.
import type {
  Count,
  Fraction,
  Instant,
  Measure,
  Measured,
  Multiple,
  Query,
  Tokens,
  Usd,
} from './contract.gen';
import { writeQuery } from './contract.gen';
import type { Column, TextColumn, WireReader } from './wire';
import type { WireWriter } from './wire_writer';

/** The figures of the decide view. */
export const DecideMeasureIdValues = [
  'recorded_cost',
  'recomputed_cost',
  'price_ratio',
  'unpriced_runs',
  'unpriced_models',
  'jobs_off',
  'current_month',
  'changed_month',
  'saving_month',
  'spent_so_far',
  'forecast_middle',
  'forecast_low',
  'forecast_high',
  'forecast_nominal',
  'forecast_trend',
  'bands_held',
  'limits_reached',
  'limits_near',
  'month_spent',
  'month_expected',
  'lasting_departures',
  'departure_extra',
  'departure_spent',
] as const;
export type DecideMeasureId = (typeof DecideMeasureIdValues)[number];

/** What each measure means: shown wherever a figure explains itself. */
export const DECIDE_MEASURES: Readonly<Record<DecideMeasureId, Measure>> = {
  recorded_cost: {
    unit: 'usd',
    label: 'Recorded',
    sentence: 'What the file says the runs cost, over the runs whose cost is known both ways.',
    formula: 'sum of estimated_cost_usd of the runs that also have a price',
  },
  recomputed_cost: {
    unit: 'usd',
    label: 'By the price lists',
    sentence: 'What the same runs cost by the price lists, each at the price of its day.',
    formula: 'sum of tokens by class x price of the class, of the runs that also have a record',
  },
  price_ratio: {
    unit: 'multiple',
    label: 'Lists / recorded',
    sentence: '1 where the record and the price lists agree. Far from 1, a price, a provider or a model is not what the record was made with.',
    formula: 'by the price lists / recorded',
  },
  unpriced_runs: {
    unit: 'count',
    label: 'Runs without a price',
    sentence: 'Runs whose model no list has, whose token counts are not known, or whose kind of token has no price. They are in no sum.',
    formula: 'agents\' runs - runs that the lists can price',
  },
  unpriced_models: {
    unit: 'count',
    label: 'Models without a price',
    sentence: 'Models of the file that no price list has, under any of its rules.',
    formula: 'models whose rule is none',
  },
  jobs_off: {
    unit: 'count',
    label: 'Jobs off',
    sentence: 'Jobs whose recorded cost and cost by the lists differ by more than 2 % and a cent.',
    formula: 'jobs with |lists / recorded - 1| > 0.02 and a difference above $0.01',
  },
  current_month: {
    unit: 'usd',
    label: 'Now, a month',
    sentence: 'The tokens of the window at today\'s prices of the models that used them, for 30 days. Not the recorded cost: both sides of a comparison have the same prices.',
    formula: 'tokens by class x today\'s price, x 30 / days of the window',
  },
  changed_month: {
    unit: 'usd',
    label: 'With the changes, a month',
    sentence: 'The same tokens with the models, cache shares and schedules chosen here. Jobs that lack a price keep no figure and are left out on both sides.',
    formula: 'tokens by class x price of the chosen model x runs of the new schedule / of the old',
  },
  saving_month: {
    unit: 'usd',
    label: 'Saved, a month',
    sentence: 'What the changes save in 30 days. The range: at worst nothing is read from the new model\'s cache and its tokenizer makes 1.3 times the tokens; at best 0.9 times.',
    formula: 'now - with the changes',
  },
  spent_so_far: {
    unit: 'usd',
    label: 'Spent so far',
    sentence: 'Known costs of the stretch until now. Runs without a known cost are not in it.',
    formula: 'sum of estimated_cost_usd from the first moment until now',
  },
  forecast_middle: {
    unit: 'usd',
    label: 'Will cost',
    sentence: 'The middle of what the whole stretch will cost: as likely more as less. Each firing that remains costs like earlier runs, or as their rise, fall or new level suggests, each as likely as those runs make it; and as many of them run as did before.',
    formula: 'p50 of spent + sum over jobs of runs drawn x costs drawn, 2,000 draws',
  },
  forecast_low: {
    unit: 'usd',
    label: '1 in 10 below',
    sentence: 'In one of ten cases the stretch costs less.',
    formula: 'p10 of the same draws',
  },
  forecast_high: {
    unit: 'usd',
    label: '1 in 10 above',
    sentence: 'In one of ten cases the stretch costs more.',
    formula: 'p90 of the same draws',
  },
  forecast_nominal: {
    unit: 'usd',
    label: 'By the schedule',
    sentence: '30 days in which every firing runs, at the mean cost of the last 30 days. More than the forecast where runs are skipped.',
    formula: 'sum of mean cost x firings of 30 days',
  },
  forecast_trend: {
    unit: 'usd',
    label: 'By the trend',
    sentence: '30 days like the last 30. Differs from the forecast where costs or schedules changed.',
    formula: 'sum of cost of the last 30 days, scaled to 30',
  },
  bands_held: {
    unit: 'fraction',
    label: 'Months within',
    sentence: 'Of past months the part whose true cost lay between the forecast\'s low and high, asked ten days into the month. 80 % is what they promise.',
    formula: 'months with p10 <= truth <= p90 / months with a forecast',
  },
  limits_reached: {
    unit: 'count',
    label: 'Limits reached',
    sentence: 'Limits whose period has cost as much as they allow.',
    formula: 'verdicts that are hard',
  },
  limits_near: {
    unit: 'count',
    label: 'Limits near',
    sentence: 'Limits whose period has cost 80 % of what they allow, or the part that is set; and those that only estimates have reached.',
    formula: 'verdicts that are soft',
  },
  month_spent: {
    unit: 'usd',
    label: 'Spent this month',
    sentence: 'Known costs of all jobs since the month began, in the zone on screen.',
    formula: 'sum of estimated_cost_usd since the first of the month',
  },
  month_expected: {
    unit: 'usd',
    label: 'At the month\'s end',
    sentence: 'The middle of what the month will cost, of all jobs: see Forecast.',
    formula: 'p50 of the forecast of the month',
  },
  lasting_departures: {
    unit: 'count',
    label: 'Still off',
    sentence: 'Jobs whose newest runs use another model or provider than usual, or pay where they were free. Usual is what 8 of 10 of the last 5 to 30 runs had.',
    formula: 'departures whose last run is the job\'s last',
  },
  departure_extra: {
    unit: 'usd',
    label: 'More than usual',
    sentence: 'What the runs that were off cost beyond what as many usual runs cost. Negative where they were cheaper.',
    formula: 'sum of cost - runs of known cost x mean cost of a usual run',
  },
  departure_spent: {
    unit: 'usd',
    label: 'Spent off the usual way',
    sentence: 'Known cost of the runs that were off.',
    formula: 'sum of estimated_cost_usd of those runs',
  },
};

/** Who brought a price list. */
export const PriceOriginValues = [
  'reader', // the reader: it goes before those of the page
  'page', // it came along
] as const;
export type PriceOrigin = (typeof PriceOriginValues)[number];

/** A price list, whose text is handed over beside this. */
export interface AddPricesRequest {
  /** of the file; one of the same name is replaced */
  readonly name: string;
  readonly origin: PriceOrigin;
}

export function writeAddPricesRequest(w: WireWriter, value: AddPricesRequest): void {
  w.text(value.name);
  w.spelling(PriceOriginValues, value.origin);
}

/** Takes a price list away. */
export interface RemovePricesRequest {
  /** the list's */
  readonly name: string;
}

export function writeRemovePricesRequest(w: WireWriter, value: RemovePricesRequest): void {
  w.text(value.name);
}

/** What a selection costs by the price lists. */
export interface PricesRequest {
  /** the filters */
  readonly query: Query;
}

export function writePricesRequest(w: WireWriter, value: PricesRequest): void {
  writeQuery(w, value.query);
}

/** Changes, one entry per job. What an entry leaves open is as the entry '' has it, if any. */
export interface Scenario {
  /** ids; '' stands for every job */
  readonly jobs: readonly string[];
  /** of models */
  readonly providers: readonly string[];
  /** '' leaves it open */
  readonly models: readonly string[];
  /** of input and cache reads together; below 0 leaves it open */
  readonly cacheShares: readonly number[];
  /** a cron expression, minutes between runs, 'x0.5' for half as many, 'pause', or '' */
  readonly schedules: readonly string[];
}

export function writeScenario(w: WireWriter, value: Scenario): void {
  w.textColumn(value.jobs);
  w.textColumn(value.providers);
  w.textColumn(value.models);
  w.column(value.cacheShares);
  w.textColumn(value.schedules);
}

/** A scenario for a selection, and models to compare with. */
export interface WhatIfRequest {
  /** the filters */
  readonly query: Query;
  readonly scenario: Scenario;
  /** of candidateModels */
  readonly candidateProviders: readonly string[];
  /** the columns of the matrix; none asks for those that suit: the five most in use, and the cheapest of each provider, eight in all, or, with bestOfSameMaker, of each maker, 24 in all */
  readonly candidateModels: readonly string[];
  /** jobs.best is sought among models of the maker that the job uses most */
  readonly bestOfSameMaker: boolean;
  /** jobs.best has to save at its high end too: nothing from cache, more tokens */
  readonly bestAtHigh: boolean;
}

export function writeWhatIfRequest(w: WireWriter, value: WhatIfRequest): void {
  writeQuery(w, value.query);
  writeScenario(w, value.scenario);
  w.textColumn(value.candidateProviders);
  w.textColumn(value.candidateModels);
  w.bool(value.bestOfSameMaker);
  w.bool(value.bestAtHigh);
}

/** Models to choose from, by what a selection would cost. */
export interface PriceChoicesRequest {
  /** the filters */
  readonly query: Query;
  /** words that provider or model contain, each (ASCII case ignored) */
  readonly text: string;
  /** the longest call that it has to take */
  readonly context: number;
  /** wanted at most, 1 to 1000 */
  readonly limit: number;
}

export function writePriceChoicesRequest(w: WireWriter, value: PriceChoicesRequest): void {
  writeQuery(w, value.query);
  w.text(value.text);
  w.number(value.context);
  w.number(value.limit);
}

/** The stretch of time that is forecast. */
export const ForecastSpanValues = [
  'month', // the calendar month of `now`, from its first day
  'next_30_days', // 30 days from `now` on
] as const;
export type ForecastSpan = (typeof ForecastSpanValues)[number];

/** A forecast of the jobs that the filters keep, each by all of its runs before `now`. */
export interface ForecastRequest {
  /** which jobs; its window is what a scenario's changes are measured on */
  readonly query: Query;
  readonly span: ForecastSpan;
  /** of the what-if; it changes what is to come */
  readonly scenario: Scenario;
}

export function writeForecastRequest(w: WireWriter, value: ForecastRequest): void {
  writeQuery(w, value.query);
  w.spelling(ForecastSpanValues, value.span);
  writeScenario(w, value.scenario);
}

/** What would have been said ten days into each completed month of the file, of all jobs. */
export interface BackTestRequest {
  /** its moment and its zone */
  readonly query: Query;
  /** the newest at most, 1 to 24; those that were asked for before cost nothing */
  readonly months: number;
}

export function writeBackTestRequest(w: WireWriter, value: BackTestRequest): void {
  writeQuery(w, value.query);
  w.number(value.months);
}

/** Changes to a budget.yaml. Its comments are not kept; all that it says is. */
export interface EditBudgetsRequest {
  /** '' is a file that says nothing */
  readonly yaml: string;
  /** of a limit: global, cron_job or group */
  readonly scopes: readonly string[];
  /** of the job or group; '' is every job or group */
  readonly ids: readonly string[];
  /** daily, monthly, rolling_7_days or per_run */
  readonly windows: readonly string[];
  /** 0 says that there is no limit, below 0 takes it out */
  readonly usd: readonly number[];
  /** whose jobs are set, a name for each of them */
  readonly groups: readonly string[];
  /** their ids; '' alone takes the group and its limits out */
  readonly groupJobs: readonly string[];
  /** 0 takes it out, below 0 leaves it */
  readonly notice: number;
  /** below 0 leaves it */
  readonly soft: number;
  /** below 0 leaves it */
  readonly hard: number;
}

export function writeEditBudgetsRequest(w: WireWriter, value: EditBudgetsRequest): void {
  w.text(value.yaml);
  w.textColumn(value.scopes);
  w.textColumn(value.ids);
  w.textColumn(value.windows);
  w.column(value.usd);
  w.textColumn(value.groups);
  w.textColumn(value.groupJobs);
  w.number(value.notice);
  w.number(value.soft);
  w.number(value.hard);
}

/** How recorded costs stand to limits. Filters do not take part: a limit is on all of a job. */
export interface BudgetsRequest {
  /** its moment and zone; its window is what the replay goes through */
  readonly query: Query;
  /** the limits, as a budget.yaml */
  readonly yaml: string;
  /** of the what-if; it changes the outlook */
  readonly scenario: Scenario;
}

export function writeBudgetsRequest(w: WireWriter, value: BudgetsRequest): void {
  writeQuery(w, value.query);
  w.text(value.yaml);
  writeScenario(w, value.scenario);
}

/** Departures with a run in the window, of the jobs that the query's `jobs` keep. */
export interface UnexpectedRequest {
  /** what is usual is learnt from all runs before */
  readonly query: Query;
}

export function writeUnexpectedRequest(w: WireWriter, value: UnexpectedRequest): void {
  writeQuery(w, value.query);
}

/** A value with its provenance. */
export interface DecideFigure {
  /** gives the unit, sentence and formula */
  readonly measure: DecideMeasureId;
  /** in the measure's unit; absent = unknown */
  readonly value: Measured | undefined;
  /** what it was made from: runs, jobs or models */
  readonly used: Count;
  /** what could not take part */
  readonly leftOut: Count;
}

export function readDecideFigure(r: WireReader): DecideFigure {
  return {
    measure: r.spelling(DecideMeasureIdValues),
    value: r.maybe<Measured>(),
    used: r.quantity<Count>(),
    leftOut: r.quantity<Count>(),
  };
}

/** A price list that is open. */
export interface PriceList {
  /** of its file */
  readonly name: string;
  readonly format: string;
  /** as the list says; '' = it does not */
  readonly source: string;
  /** the day it is of, as the list says; '' = it does not */
  readonly asOf: string;
  readonly origin: PriceOrigin;
  readonly entries: Count;
  /** also those that are not listed */
  readonly refused: Count;
  /** by model or line; the first ones */
  readonly refusedRows: TextColumn;
  /** one for each of refusedRows */
  readonly refusedWhy: TextColumn;
}

export function readPriceList(r: WireReader): PriceList {
  return {
    name: r.text(),
    format: r.text(),
    source: r.text(),
    asOf: r.text(),
    origin: r.spelling(PriceOriginValues),
    entries: r.quantity<Count>(),
    refused: r.quantity<Count>(),
    refusedRows: r.textColumn(),
    refusedWhy: r.textColumn(),
  };
}

/** The price lists that are open, the first counts most. */
export interface PriceLists {
  readonly lists: readonly PriceList[];
}

export function readPriceLists(r: WireReader): PriceLists {
  return {
    lists: r.list(readPriceList),
  };
}

/** The models of a selection, most runs first. Prices are today's, for a million tokens; unknown is not free. */
export interface ModelPrices {
  /** as the runs name it */
  readonly providers: TextColumn;
  /** as the runs name it */
  readonly models: TextColumn;
  readonly runs: Column<Count>;
  /** how its price was found; none = it has no price */
  readonly rules: TextColumn;
  /** the list that has it */
  readonly lists: TextColumn;
  /** as the list names it */
  readonly entryProviders: TextColumn;
  /** as the list names it */
  readonly entryModels: TextColumn;
  readonly input: Column<Usd>;
  readonly output: Column<Usd>;
  readonly cacheRead: Column<Usd>;
  readonly cacheWrite: Column<Usd>;
  /** where it is priced apart from output */
  readonly reasoning: Column<Usd>;
  /** longer calls have another price */
  readonly tierStart: Column<Tokens>;
  /** the longest call that the model takes */
  readonly context: Column<Tokens>;
  /** what its costs rest on, space between */
  readonly assumptions: TextColumn;
  /** runs whose cost is known both ways */
  readonly compared: Column<Count>;
  /** runs whose record has no cost */
  readonly unrecorded: Column<Count>;
  /** runs that cannot be priced */
  readonly unpriced: Column<Count>;
  /** of the compared */
  readonly recorded: Column<Usd>;
  /** of the compared */
  readonly recomputed: Column<Usd>;
  /** recomputed / recorded */
  readonly ratio: Column<Multiple>;
  /** 1 where they differ by more than 2 % and a cent */
  readonly off: Column<Count>;
}

export function readModelPrices(r: WireReader): ModelPrices {
  return {
    providers: r.textColumn(),
    models: r.textColumn(),
    runs: r.column<Count>(),
    rules: r.textColumn(),
    lists: r.textColumn(),
    entryProviders: r.textColumn(),
    entryModels: r.textColumn(),
    input: r.column<Usd>(),
    output: r.column<Usd>(),
    cacheRead: r.column<Usd>(),
    cacheWrite: r.column<Usd>(),
    reasoning: r.column<Usd>(),
    tierStart: r.column<Tokens>(),
    context: r.column<Tokens>(),
    assumptions: r.textColumn(),
    compared: r.column<Count>(),
    unrecorded: r.column<Count>(),
    unpriced: r.column<Count>(),
    recorded: r.column<Usd>(),
    recomputed: r.column<Usd>(),
    ratio: r.column<Multiple>(),
    off: r.column<Count>(),
  };
}

/** The jobs of a selection; those that are off first, by the difference, then by cost. */
export interface JobPrices {
  readonly ids: TextColumn;
  /** id where unnamed */
  readonly names: TextColumn;
  /** agents' runs */
  readonly runs: Column<Count>;
  readonly compared: Column<Count>;
  readonly unrecorded: Column<Count>;
  readonly unpriced: Column<Count>;
  /** of the compared */
  readonly recorded: Column<Usd>;
  /** of the compared */
  readonly recomputed: Column<Usd>;
  /** recomputed / recorded */
  readonly ratio: Column<Multiple>;
  /** 1 where they differ by more than 2 % and a cent */
  readonly off: Column<Count>;
}

export function readJobPrices(r: WireReader): JobPrices {
  return {
    ids: r.textColumn(),
    names: r.textColumn(),
    runs: r.column<Count>(),
    compared: r.column<Count>(),
    unrecorded: r.column<Count>(),
    unpriced: r.column<Count>(),
    recorded: r.column<Usd>(),
    recomputed: r.column<Usd>(),
    ratio: r.column<Multiple>(),
    off: r.column<Count>(),
  };
}

/** A selection at the prices of the lists. */
export interface PriceReport {
  readonly lists: readonly PriceList[];
  readonly recorded: DecideFigure;
  readonly recomputed: DecideFigure;
  readonly ratio: DecideFigure;
  readonly unpricedRuns: DecideFigure;
  readonly unpricedModels: DecideFigure;
  readonly jobsOff: DecideFigure;
  /** runs of no agent: they use no model */
  readonly scripts: Count;
  readonly models: ModelPrices;
  readonly jobs: JobPrices;
}

export function readPriceReport(r: WireReader): PriceReport {
  return {
    lists: r.list(readPriceList),
    recorded: readDecideFigure(r),
    recomputed: readDecideFigure(r),
    ratio: readDecideFigure(r),
    unpricedRuns: readDecideFigure(r),
    unpricedModels: readDecideFigure(r),
    jobsOff: readDecideFigure(r),
    scripts: r.quantity<Count>(),
    models: readModelPrices(r),
    jobs: readJobPrices(r),
  };
}

/** The jobs of a selection, the dearest now first. */
export interface WhatIfJobs {
  readonly ids: TextColumn;
  readonly names: TextColumn;
  /** agents' runs */
  readonly runs: Column<Count>;
  /** runs in no figure: without known tokens, or a price */
  readonly unknown: Column<Count>;
  /** of models */
  readonly providers: TextColumn;
  /** the one that most runs use */
  readonly models: TextColumn;
  /** models that the job uses */
  readonly routes: Column<Count>;
  /** now */
  readonly cacheShare: Column<Fraction>;
  /** the longest call that a run may make: all of its tokens, or what its model takes */
  readonly needed: Column<Tokens>;
  /** as jobs.json words it */
  readonly schedules: TextColumn;
  readonly recorded: Column<Usd>;
  /** the same tokens at today's prices */
  readonly current: Column<Usd>;
  /** with the scenario */
  readonly expected: Column<Usd>;
  readonly low: Column<Usd>;
  /** cold cache */
  readonly high: Column<Usd>;
  readonly saving: Column<Usd>;
  readonly savingLow: Column<Usd>;
  readonly savingHigh: Column<Usd>;
  /** runs of the new schedule / of the old; unknown where either does not fire */
  readonly frequency: Column<Multiple>;
  /** 1 where the scenario changes the job */
  readonly changed: Column<Count>;
  /** 1 where texts have as many tokens as before */
  readonly sameMaker: Column<Count>;
  /** 1 with 10 runs or more and $1 or more saved */
  readonly worth: Column<Count>;
  /** the candidate that costs least, is not known to take less than needed, costs less than the job's own models with the same schedule and cache, and is as the request wants it; or -1 */
  readonly best: Column<Count>;
  /** how the price was found */
  readonly rules: TextColumn;
  /** what the cost rests on */
  readonly assumptions: TextColumn;
}

export function readWhatIfJobs(r: WireReader): WhatIfJobs {
  return {
    ids: r.textColumn(),
    names: r.textColumn(),
    runs: r.column<Count>(),
    unknown: r.column<Count>(),
    providers: r.textColumn(),
    models: r.textColumn(),
    routes: r.column<Count>(),
    cacheShare: r.column<Fraction>(),
    needed: r.column<Tokens>(),
    schedules: r.textColumn(),
    recorded: r.column<Usd>(),
    current: r.column<Usd>(),
    expected: r.column<Usd>(),
    low: r.column<Usd>(),
    high: r.column<Usd>(),
    saving: r.column<Usd>(),
    savingLow: r.column<Usd>(),
    savingHigh: r.column<Usd>(),
    frequency: r.column<Multiple>(),
    changed: r.column<Count>(),
    sameMaker: r.column<Count>(),
    worth: r.column<Count>(),
    best: r.column<Count>(),
    rules: r.textColumn(),
    assumptions: r.textColumn(),
  };
}

/** Every job with every candidate alone, its cache and schedule as in the scenario. The last five are row-major: a value per candidate for each of WhatIfJobs. */
export interface WhatIfMatrix {
  /** of models */
  readonly providers: TextColumn;
  /** the candidates */
  readonly models: TextColumn;
  /** none = no list has it: nothing is ranked by it */
  readonly rules: TextColumn;
  /** the longest call that it takes */
  readonly context: Column<Tokens>;
  /** by every job that has a figure */
  readonly saved: Column<Usd>;
  /** jobs without a figure */
  readonly unpriced: Column<Count>;
  readonly cost: Column<Usd>;
  readonly low: Column<Usd>;
  readonly high: Column<Usd>;
  readonly saving: Column<Usd>;
  /** 1 where a call of the job may not fit */
  readonly tooSmall: Column<Count>;
}

export function readWhatIfMatrix(r: WireReader): WhatIfMatrix {
  return {
    providers: r.textColumn(),
    models: r.textColumn(),
    rules: r.textColumn(),
    context: r.column<Tokens>(),
    saved: r.column<Usd>(),
    unpriced: r.column<Count>(),
    cost: r.column<Usd>(),
    low: r.column<Usd>(),
    high: r.column<Usd>(),
    saving: r.column<Usd>(),
    tooSmall: r.column<Count>(),
  };
}

/** A scenario's costs. Totals are over the jobs that have a figure on both sides. */
export interface WhatIfAnswer {
  /** of runs that it rests on */
  readonly days: Count;
  readonly current: DecideFigure;
  readonly changed: DecideFigure;
  readonly saving: DecideFigure;
  /** of changed */
  readonly low: Usd;
  /** of changed */
  readonly high: Usd;
  readonly savingLow: Usd;
  readonly savingHigh: Usd;
  readonly changedJobs: Count;
  /** of all jobs together, now */
  readonly cacheShare: Fraction | undefined;
  /** as asked */
  readonly bestOfSameMaker: boolean;
  /** as asked */
  readonly bestAtHigh: boolean;
  readonly jobs: WhatIfJobs;
  readonly matrix: WhatIfMatrix;
}

export function readWhatIfAnswer(r: WireReader): WhatIfAnswer {
  return {
    days: r.quantity<Count>(),
    current: readDecideFigure(r),
    changed: readDecideFigure(r),
    saving: readDecideFigure(r),
    low: r.quantity<Usd>(),
    high: r.quantity<Usd>(),
    savingLow: r.quantity<Usd>(),
    savingHigh: r.quantity<Usd>(),
    changedJobs: r.quantity<Count>(),
    cacheShare: r.maybe<Fraction>(),
    bestOfSameMaker: r.bool(),
    bestAtHigh: r.bool(),
    jobs: readWhatIfJobs(r),
    matrix: readWhatIfMatrix(r),
  };
}

/** The cheapest first by what all jobs of the selection would cost with it. */
export interface PriceChoices {
  /** also those beyond the limit */
  readonly found: Count;
  readonly providers: TextColumn;
  readonly models: TextColumn;
  /** of all jobs, unknown where a price is missing */
  readonly month: Column<Usd>;
  /** for a million tokens */
  readonly input: Column<Usd>;
  /** for a million tokens */
  readonly output: Column<Usd>;
  readonly context: Column<Tokens>;
}

export function readPriceChoices(r: WireReader): PriceChoices {
  return {
    found: r.quantity<Count>(),
    providers: r.textColumn(),
    models: r.textColumn(),
    month: r.column<Usd>(),
    input: r.column<Usd>(),
    output: r.column<Usd>(),
    context: r.column<Tokens>(),
  };
}

/** What has been spent by the end of each day, and will have been. */
export interface CostPath {
  /** ends of local days, and now */
  readonly pastAt: Column<Instant>;
  /** spent by then */
  readonly past: Column<Usd>;
  /** ends of local days from today's on */
  readonly at: Column<Instant>;
  /** 1 in 10 is below */
  readonly p10: Column<Usd>;
  /** the middle */
  readonly p50: Column<Usd>;
  /** 1 in 10 is above */
  readonly p90: Column<Usd>;
}

export function readCostPath(r: WireReader): CostPath {
  return {
    pastAt: r.column<Instant>(),
    past: r.column<Usd>(),
    at: r.column<Instant>(),
    p10: r.column<Usd>(),
    p50: r.column<Usd>(),
    p90: r.column<Usd>(),
  };
}

/** The jobs of a forecast, the dearest first. */
export interface ForecastJobs {
  readonly ids: TextColumn;
  readonly names: TextColumn;
  /** nothing_to_come, log_normal, student_t, point, daily or unknown */
  readonly methods: TextColumn;
  /** so far */
  readonly spent: Column<Usd>;
  /** unknown without a range */
  readonly p10: Column<Usd>;
  readonly p50: Column<Usd>;
  readonly p90: Column<Usd>;
  /** the mean; all there is with fewer than 5 costs */
  readonly point: Column<Usd>;
  /** 30 days by the schedule */
  readonly nominal: Column<Usd>;
  /** 30 days by the last 30 */
  readonly trend: Column<Usd>;
  /** p50, or the point, with the scenario; unknown where that has no figure */
  readonly changed: Column<Usd>;
  /** known costs that it rests on, at most 30 */
  readonly costs: Column<Count>;
  /** that remain, by the schedule; unknown where it has none that is gone by */
  readonly firings: Column<Count>;
  /** 1 where a draw was cut at ten times the dearest run */
  readonly capped: Column<Count>;
  /** the part of earlier firings that did run */
  readonly kept: Column<Fraction>;
  /** of a run's cost, from run to run, below 0 for a fall; unknown where the costs make either less than 80 % likely, or have moved to another level */
  readonly climb: Column<Fraction>;
  /** since when those costs are on another level than before */
  readonly changedLevel: Column<Instant>;
}

export function readForecastJobs(r: WireReader): ForecastJobs {
  return {
    ids: r.textColumn(),
    names: r.textColumn(),
    methods: r.textColumn(),
    spent: r.column<Usd>(),
    p10: r.column<Usd>(),
    p50: r.column<Usd>(),
    p90: r.column<Usd>(),
    point: r.column<Usd>(),
    nominal: r.column<Usd>(),
    trend: r.column<Usd>(),
    changed: r.column<Usd>(),
    costs: r.column<Count>(),
    firings: r.column<Count>(),
    capped: r.column<Count>(),
    kept: r.column<Fraction>(),
    climb: r.column<Fraction>(),
    changedLevel: r.column<Instant>(),
  };
}

/** A forecast, and what a scenario makes of it. Jobs of which nothing can be said are left out. */
export interface ForecastAnswer {
  readonly since: Instant;
  readonly now: Instant;
  readonly until: Instant;
  readonly spent: DecideFigure;
  readonly expected: DecideFigure;
  readonly low: DecideFigure;
  readonly high: DecideFigure;
  readonly nominal: DecideFigure;
  readonly trend: DecideFigure;
  readonly path: CostPath;
  readonly jobs: ForecastJobs;
  /** jobs that are in by a point only */
  readonly withoutRange: Count;
  /** the scenario changes a job of these */
  readonly isChanged: boolean;
  /** p10 with the scenario */
  readonly changedLow: Usd;
  /** p50 with the scenario */
  readonly changedExpected: Usd;
  /** p90 with the scenario */
  readonly changedHigh: Usd;
  /** p50 with the scenario, by path.at */
  readonly changedPath: Column<Usd>;
  /** changed jobs without a figure for the change: they stay as they are */
  readonly changedUnknown: Count;
}

export function readForecastAnswer(r: WireReader): ForecastAnswer {
  return {
    since: r.quantity<Instant>(),
    now: r.quantity<Instant>(),
    until: r.quantity<Instant>(),
    spent: readDecideFigure(r),
    expected: readDecideFigure(r),
    low: readDecideFigure(r),
    high: readDecideFigure(r),
    nominal: readDecideFigure(r),
    trend: readDecideFigure(r),
    path: readCostPath(r),
    jobs: readForecastJobs(r),
    withoutRange: r.quantity<Count>(),
    isChanged: r.bool(),
    changedLow: r.quantity<Usd>(),
    changedExpected: r.quantity<Usd>(),
    changedHigh: r.quantity<Usd>(),
    changedPath: r.column<Usd>(),
    changedUnknown: r.quantity<Count>(),
  };
}

/** Forecasts of past months beside the truth. */
export interface BackTests {
  /** as 2026-07 */
  readonly months: TextColumn;
  /** what the month did cost */
  readonly truth: Column<Usd>;
  /** unknown where nothing could be said */
  readonly p10: Column<Usd>;
  readonly p50: Column<Usd>;
  readonly p90: Column<Usd>;
  /** 1 where the truth lies between p10 and p90 */
  readonly within: Column<Count>;
  /** the part of the months that did */
  readonly held: DecideFigure;
  /** the file knows no month before these, or they are 24 */
  readonly isWhole: boolean;
}

export function readBackTests(r: WireReader): BackTests {
  return {
    months: r.textColumn(),
    truth: r.column<Usd>(),
    p10: r.column<Usd>(),
    p50: r.column<Usd>(),
    p90: r.column<Usd>(),
    within: r.column<Count>(),
    held: readDecideFigure(r),
    isWhole: r.bool(),
  };
}

/** A budget.yaml. */
export interface BudgetText {
  readonly yaml: string;
}

export function readBudgetText(r: WireReader): BudgetText {
  return {
    yaml: r.text(),
  };
}

/** What a budget.yaml says: a row per limit, and one per member of a group. */
export interface BudgetLimits {
  /** global, cron_job, sender, profile or group */
  readonly scopes: TextColumn;
  /** '' is the scope's own limit */
  readonly ids: TextColumn;
  /** of jobs */
  readonly names: TextColumn;
  /** as in EditBudgetsRequest */
  readonly windows: TextColumn;
  /** unknown where it is no number; 0 and below are no limit */
  readonly usd: Column<Usd>;
  /** a name for each member */
  readonly groups: TextColumn;
  /** ids of jobs */
  readonly groupJobs: TextColumn;
  /** the part of a limit at which there is an early word */
  readonly notice: Fraction | undefined;
  /** the part at which it is near */
  readonly soft: Fraction;
  /** the part at which it is reached */
  readonly hard: Fraction;
  /** estimated costs reach a limit too; else they only come near it */
  readonly enforcesEstimates: boolean;
}

export function readBudgetLimits(r: WireReader): BudgetLimits {
  return {
    scopes: r.textColumn(),
    ids: r.textColumn(),
    names: r.textColumn(),
    windows: r.textColumn(),
    usd: r.column<Usd>(),
    groups: r.textColumn(),
    groupJobs: r.textColumn(),
    notice: r.maybe<Fraction>(),
    soft: r.quantity<Fraction>(),
    hard: r.quantity<Fraction>(),
    enforcesEstimates: r.bool(),
  };
}

/** Every limit that applies: those on all jobs, then the others, the worst first. */
export interface BudgetVerdicts {
  /** as in EditBudgetsRequest, or sender or profile */
  readonly scopes: TextColumn;
  readonly ids: TextColumn;
  /** of jobs */
  readonly names: TextColumn;
  /** as in EditBudgetsRequest */
  readonly windows: TextColumn;
  /** ok, notice, soft or hard */
  readonly levels: TextColumn;
  /** as 2026-07-20 or 2026-07 */
  readonly periods: TextColumn;
  /** known costs; per run the dearest */
  readonly spent: Column<Usd>;
  readonly limit: Column<Usd>;
  /** spent / limit */
  readonly share: Column<Fraction>;
  /** runs without a known cost: more was spent */
  readonly unknown: Column<Count>;
  /** 1 where a cost is an estimate */
  readonly estimated: Column<Count>;
  /** 1 where it is soft, and hard were the costs not estimates */
  readonly degraded: Column<Count>;
}

export function readBudgetVerdicts(r: WireReader): BudgetVerdicts {
  return {
    scopes: r.textColumn(),
    ids: r.textColumn(),
    names: r.textColumn(),
    windows: r.textColumn(),
    levels: r.textColumn(),
    periods: r.textColumn(),
    spent: r.column<Usd>(),
    limit: r.column<Usd>(),
    share: r.column<Fraction>(),
    unknown: r.column<Count>(),
    estimated: r.column<Count>(),
    degraded: r.column<Count>(),
  };
}

/** How a limit on the month will stand at its end. */
export interface BudgetOutlook {
  /** as in EditBudgetsRequest, or sender or profile */
  readonly scope: string;
  readonly id: string;
  /** of a job */
  readonly name: string;
  readonly limit: Usd;
  readonly path: CostPath;
  /** that the month ends above the limit */
  readonly chance: Fraction;
  /** the end of the first day whose p50 is above it */
  readonly crosses: Instant | undefined;
  /** whole days until then, 0 where it is reached; unknown = not this month */
  readonly daysLeft: Count | undefined;
  /** jobs that are in by a point only */
  readonly withoutRange: Count;
  /** jobs of which nothing can be said */
  readonly leftOut: Count;
  /** with the scenario */
  readonly changedChance: Fraction | undefined;
  /** p50 with the scenario, by path.at */
  readonly changedPath: Column<Usd>;
}

export function readBudgetOutlook(r: WireReader): BudgetOutlook {
  return {
    scope: r.text(),
    id: r.text(),
    name: r.text(),
    limit: r.quantity<Usd>(),
    path: readCostPath(r),
    chance: r.quantity<Fraction>(),
    crosses: r.maybe<Instant>(),
    daysLeft: r.maybe<Count>(),
    withoutRange: r.quantity<Count>(),
    leftOut: r.quantity<Count>(),
    changedChance: r.maybe<Fraction>(),
    changedPath: r.column<Usd>(),
  };
}

/** What would have been told had the limits held, the newest first. */
export interface BudgetCrossings {
  /** as in EditBudgetsRequest, or sender or profile */
  readonly scopes: TextColumn;
  readonly ids: TextColumn;
  /** of jobs */
  readonly names: TextColumn;
  /** as in EditBudgetsRequest */
  readonly windows: TextColumn;
  /** ok, notice, soft or hard */
  readonly levels: TextColumn;
  /** as 2026-07-20 or 2026-07 */
  readonly periods: TextColumn;
  /** the run that reached it */
  readonly at: Column<Instant>;
  readonly spent: Column<Usd>;
  readonly limit: Column<Usd>;
}

export function readBudgetCrossings(r: WireReader): BudgetCrossings {
  return {
    scopes: r.textColumn(),
    ids: r.textColumn(),
    names: r.textColumn(),
    windows: r.textColumn(),
    levels: r.textColumn(),
    periods: r.textColumn(),
    at: r.column<Instant>(),
    spent: r.column<Usd>(),
    limit: r.column<Usd>(),
  };
}

/** Limits: where they stand, where they go, and went. */
export interface BudgetAnswer {
  readonly limits: BudgetLimits;
  readonly reached: DecideFigure;
  readonly near: DecideFigure;
  readonly spent: DecideFigure;
  readonly expected: DecideFigure;
  readonly verdicts: BudgetVerdicts;
  /** those that are reached soonest first */
  readonly outlooks: readonly BudgetOutlook[];
  readonly crossings: BudgetCrossings;
  /** ids with limits that name no job */
  readonly unknownJobs: TextColumn;
  /** what in the file was passed over, and why */
  readonly notes: TextColumn;
  /** the scenario changes a job */
  readonly isChanged: boolean;
  /** the month of `now` */
  readonly monthSince: Instant;
  readonly now: Instant;
  readonly monthUntil: Instant;
  readonly replaySince: Instant;
  readonly replayUntil: Instant;
}

export function readBudgetAnswer(r: WireReader): BudgetAnswer {
  return {
    limits: readBudgetLimits(r),
    reached: readDecideFigure(r),
    near: readDecideFigure(r),
    spent: readDecideFigure(r),
    expected: readDecideFigure(r),
    verdicts: readBudgetVerdicts(r),
    outlooks: r.list(readBudgetOutlook),
    crossings: readBudgetCrossings(r),
    unknownJobs: r.textColumn(),
    notes: r.textColumn(),
    isChanged: r.bool(),
    monthSince: r.quantity<Instant>(),
    now: r.quantity<Instant>(),
    monthUntil: r.quantity<Instant>(),
    replaySince: r.quantity<Instant>(),
    replayUntil: r.quantity<Instant>(),
  };
}

/** Stretches of runs off a job's usual way; those that last first, then by what they cost more. */
export interface Departures {
  /** of the job */
  readonly ids: TextColumn;
  readonly names: TextColumn;
  /** '' is unknown */
  readonly usualModels: TextColumn;
  /** '' is unknown */
  readonly usualProviders: TextColumn;
  /** of the runs that were off */
  readonly models: TextColumn;
  readonly providers: TextColumn;
  /** 1 where the model is another */
  readonly otherModel: Column<Count>;
  /** 1 where the provider is another */
  readonly otherProvider: Column<Count>;
  /** 1 where the usual runs were free */
  readonly pays: Column<Count>;
  /** 1 where it has become the usual way */
  readonly settled: Column<Count>;
  /** that were off */
  readonly runs: Column<Count>;
  /** how often it left and came back */
  readonly times: Column<Count>;
  /** runs that were off whose cost is not known */
  readonly unknown: Column<Count>;
  /** the first run that was off */
  readonly since: Column<Instant>;
  /** the first that was not any more; unknown = still off */
  readonly until: Column<Instant>;
  /** known cost of the runs that were off */
  readonly spent: Column<Usd>;
  /** mean known cost of a run before it left */
  readonly usualRun: Column<Usd>;
  /** spent less what as many usual runs cost */
  readonly extra: Column<Usd>;
}

export function readDepartures(r: WireReader): Departures {
  return {
    ids: r.textColumn(),
    names: r.textColumn(),
    usualModels: r.textColumn(),
    usualProviders: r.textColumn(),
    models: r.textColumn(),
    providers: r.textColumn(),
    otherModel: r.column<Count>(),
    otherProvider: r.column<Count>(),
    pays: r.column<Count>(),
    settled: r.column<Count>(),
    runs: r.column<Count>(),
    times: r.column<Count>(),
    unknown: r.column<Count>(),
    since: r.column<Instant>(),
    until: r.column<Instant>(),
    spent: r.column<Usd>(),
    usualRun: r.column<Usd>(),
    extra: r.column<Usd>(),
  };
}

/** What left its usual way, since when, and what it cost. */
export interface UnexpectedAnswer {
  readonly lasting: DecideFigure;
  readonly extra: DecideFigure;
  readonly spent: DecideFigure;
  /** jobs with runs that could be told from usual ones */
  readonly judged: Count;
  /** jobs with runs, without a usual model so far */
  readonly unjudged: Count;
  readonly departures: Departures;
}

export function readUnexpectedAnswer(r: WireReader): UnexpectedAnswer {
  return {
    lasting: readDecideFigure(r),
    extra: readDecideFigure(r),
    spent: readDecideFigure(r),
    judged: r.quantity<Count>(),
    unjudged: r.quantity<Count>(),
    departures: readDepartures(r),
  };
}

/** Differs whenever a type, field or spelling above does. */
export const DECIDE_HASH = '875963ddb2c420c2';
