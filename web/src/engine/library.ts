// The engine as a library: bytes in, typed results out, in the calling thread. Node >= 20 and any page.
import {
  type CompareRequest,
  type Comparison,
  type Dashboard,
  type JobDetail,
  type JobRequest,
  type Query,
  type RunPage,
  type RunsRequest,
  readComparison,
  readDashboard,
  readJobDetail,
  readRunPage,
  readSnapshot,
  readSparklines,
  type Snapshot,
  type Sparklines,
  type SparklinesRequest,
} from '../contract/contract.gen';
import {
  type BackTestRequest,
  type BackTests,
  type ForecastAnswer,
  type ForecastRequest,
  type PriceChoices,
  type PriceChoicesRequest,
  type PriceLists,
  type PriceReport,
  type PricesRequest,
  readBackTests,
  readForecastAnswer,
  readPriceChoices,
  readPriceLists,
  readPriceReport,
  readUnexpectedAnswer,
  readWhatIfAnswer,
  type UnexpectedAnswer,
  type UnexpectedRequest,
  type WhatIfAnswer,
  type WhatIfRequest,
} from '../contract/decide.gen';
import { type ByteReader, bytesReader } from './byte_reader';
import { encode } from './encode';
import { encodeDecide } from './encode_decide';
import type { Answer, NewestDays } from './engine';
import { EngineCore } from './engine_core';
import { makeError, readAnswer, toFault } from './faults';
import type { DecideQuestion, Question, Slot } from './question';

export { timeZone } from '../base/time_zone';
export * from '../contract/contract.gen';
export * from '../contract/decide.gen';
export type { Column, TextColumn, Unit } from '../contract/wire';
export { defaultQuery } from './default_query';
export type { Answer, DecideQuestion, NewestDays, Question };

export interface SourceBytes {
  /** Read where it lies, also later when runs are asked for: leave it unchanged while it is open. */
  readonly database: Uint8Array | ArrayBuffer;
  readonly wal?: Uint8Array | ArrayBuffer | undefined;
  readonly jobs?: string | Uint8Array | ArrayBuffer | undefined;
}

export interface EngineLibrary {
  open(source: SourceBytes): Answer<Snapshot>;
  /** Only the last days before `now`, or before the last run of an old file: a first look, in a time
   * that does not grow with the file. Refused where all of it would have to be read for that. */
  openNewest(source: SourceBytes, window: NewestDays): Answer<Snapshot>;
  openSample(now: number): Answer<Snapshot>;
  attachJobs(jobs: string | Uint8Array | ArrayBuffer): Answer<Snapshot>;
  /** Adds the runs of a database whose row ids come after those of the open one. */
  append(rows: Uint8Array | ArrayBuffer): Answer<Snapshot>;
  /** Goes on with a later copy of the open file: it is read whole, and what was prepared of the runs
   * known is kept. Refused, and the open one stays, where a run is not what it was. */
  grow(source: SourceBytes): Answer<Snapshot>;
  dashboard(query: Query): Answer<Dashboard>;
  job(request: JobRequest): Answer<JobDetail>;
  sparklines(request: SparklinesRequest): Answer<Sparklines>;
  runs(request: RunsRequest): Answer<RunPage>;
  /** Plain sums and what-if costs: made to be asked at every step of a slider. */
  compare(request: CompareRequest): Answer<Comparison>;
  /** Takes up a price list: LiteLLM, OpenRouter, models.dev or genai-prices JSON, or CSV. The newest
   * counts most. Prices are of the open file: add them after it. */
  addPrices(name: string, list: string | Uint8Array | ArrayBuffer): Answer<PriceLists>;
  prices(request: PricesRequest): Answer<PriceReport>;
  /** Other models, cache shares and schedules: made to be asked at every step of a slider. */
  whatIf(request: WhatIfRequest): Answer<WhatIfAnswer>;
  priceChoices(request: PriceChoicesRequest): Answer<PriceChoices>;
  /** What the month, or the next 30 days, will cost, with how sure that is. */
  forecast(request: ForecastRequest): Answer<ForecastAnswer>;
  /** What would have been said of past months, beside the truth. */
  backTest(request: BackTestRequest): Answer<BackTests>;
  /** Jobs that left their usual model or provider, or began to pay. */
  unexpected(request: UnexpectedRequest): Answer<UnexpectedAnswer>;
  /** The answer as JSON text, byte for byte what the native engine writes. */
  json(question: Question | DecideQuestion | 'snapshot', request: object): string;
}

export interface EngineOptions {
  /** The bytes of cronlens.wasm; without them they are read from beside this file. */
  readonly wasm?: ArrayBuffer | Uint8Array;
}

export async function createEngine(options: EngineOptions = {}): Promise<EngineLibrary> {
  const core = await EngineCore.load(options.wasm ?? (await readBeside('cronlens.wasm')));
  return {
    open: (source) => guarded(() => core.open(takeSource(core, source)), readSnapshot),
    openNewest: (source, window) =>
      guarded(() => core.openNewest(takeSource(core, source), window), readSnapshot),
    openSample: (now) => guarded(() => core.openSample(now), readSnapshot),
    attachJobs: (jobs) => guarded(() => attachBytes(core, jobs), readSnapshot),
    append: (rows) => guarded(() => appendBytes(core, rows), readSnapshot),
    grow: (source) => guarded(() => core.grow(takeSource(core, source)), readSnapshot),
    dashboard: (query) =>
      guarded(() => core.ask('dashboard', encode.dashboard(query)), readDashboard),
    job: (request) => guarded(() => core.ask('job', encode.job(request)), readJobDetail),
    sparklines: (request) =>
      guarded(() => core.ask('sparklines', encode.sparklines(request)), readSparklines),
    runs: (request) => guarded(() => core.ask('runs', encode.runs(request)), readRunPage),
    compare: (request) =>
      guarded(() => core.ask('compare', encode.compare(request)), readComparison),
    addPrices: (name, list) =>
      guarded(() => {
        fill(core, 'prices', list);
        return core.ask('addPrices', encodeDecide.addPrices({ name, origin: 'reader' }));
      }, readPriceLists),
    prices: (request) =>
      guarded(() => core.ask('prices', encodeDecide.prices(request)), readPriceReport),
    whatIf: (request) =>
      guarded(() => core.ask('whatIf', encodeDecide.whatIf(request)), readWhatIfAnswer),
    priceChoices: (request) =>
      guarded(() => core.ask('priceChoices', encodeDecide.priceChoices(request)), readPriceChoices),
    forecast: (request) =>
      guarded(() => core.ask('forecast', encodeDecide.forecast(request)), readForecastAnswer),
    backTest: (request) =>
      guarded(() => core.ask('backTest', encodeDecide.backTest(request)), readBackTests),
    unexpected: (request) =>
      guarded(() => core.ask('unexpected', encodeDecide.unexpected(request)), readUnexpectedAnswer),
    json: (question, request) => core.askJson(question, JSON.stringify(request)),
  };
}

function takeSource(core: EngineCore, source: SourceBytes): ByteReader {
  fill(core, 'jobs', source.jobs ?? '');
  fill(core, 'wal', source.wal ?? '');
  return bytesReader(toBytes(source.database));
}

function fill(core: EngineCore, slot: Slot, data: string | Uint8Array | ArrayBuffer): void {
  const bytes = toBytes(data);
  core.reserve(slot, bytes.length);
  core.write(slot, bytes);
}

function attachBytes(core: EngineCore, jobs: string | Uint8Array | ArrayBuffer): ArrayBuffer {
  fill(core, 'jobs', jobs);
  return core.attachJobs();
}

function appendBytes(core: EngineCore, rows: Uint8Array | ArrayBuffer): ArrayBuffer {
  fill(core, 'rows', rows);
  return core.append();
}

function toBytes(data: string | Uint8Array | ArrayBuffer): Uint8Array {
  if (typeof data === 'string') return new TextEncoder().encode(data);
  return data instanceof Uint8Array ? data : new Uint8Array(data);
}

function guarded<T>(call: () => ArrayBuffer, read: Parameters<typeof readAnswer<T>>[1]): Answer<T> {
  try {
    return readAnswer(call(), read);
  } catch (reason) {
    const { code, message } = toFault(reason);
    return { ok: false, error: makeError(code, message) };
  }
}

async function readBeside(name: string): Promise<ArrayBuffer | Uint8Array> {
  const address = new URL(name, import.meta.url);
  if (address.protocol === 'file:' && typeof process !== 'undefined') {
    const { readFile } = await import('node:fs/promises');
    return readFile(address);
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return response.arrayBuffer();
}
