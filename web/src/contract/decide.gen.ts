// Generated from engine/include/cronlens/contract/decide by scripts/build. Do not edit.
import type {
  Count,
  Fraction,
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
  /** the columns of the matrix; none asks for those that suit */
  readonly candidateModels: readonly string[];
}

export function writeWhatIfRequest(w: WireWriter, value: WhatIfRequest): void {
  writeQuery(w, value.query);
  writeScenario(w, value.scenario);
  w.textColumn(value.candidateProviders);
  w.textColumn(value.candidateModels);
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
  /** the candidate that costs least, takes what is needed and saves; -1 = none does */
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

/** Differs whenever a type, field or spelling above does. */
export const DECIDE_HASH = '5ccd43e47f844c31';
