// The engine behind a worker. A new file is opened in a worker of its own, which takes over only
// when that succeeded: a bad file, a crash or a cancel never costs the snapshot on screen.
import {
  type Dashboard,
  type JobDetail,
  type JobRequest,
  type Query,
  type RunPage,
  type RunsRequest,
  readDashboard,
  readJobDetail,
  readRunPage,
  readSnapshot,
  readSparklines,
  type Snapshot,
  type Sparklines,
  type SparklinesRequest,
} from '../contract/contract.gen';
import type { WireReader } from '../contract/wire';
import { encode } from './encode';
import type { Answer, Engine, FirstLook, Progress, SourceFiles } from './engine';
import { CANCELLED, EngineFault, makeError, readAnswer, toFault } from './faults';
import type { ReportWish, Task } from './protocol';
import type { Question } from './question';
import type { ReportContent, ReportRequest } from './report_request';
import { type EngineSource, WorkerHost } from './worker_host';

/** Larger files do not fit into the memory of a tab beside what is read from them. */
const FILE_LIMIT_BYTES = 2_000_000_000;

/** Beyond this the runs of both copies together may not fit: each is opened in memory of its own. */
const GROWN_LIMIT_BYTES = 500_000_000;

export interface WorkerEngineOptions {
  readonly startWorker: () => Worker;
  readonly wasm: EngineSource;
}

export interface WorkerEngine extends Engine {
  /** Loads the engine ahead of the first file. */
  warm(): void;
  /** Stops every worker, for good. */
  stop(): void;
}

export function makeWorkerEngine(options: WorkerEngineOptions): WorkerEngine {
  return new HostedEngine(options);
}

const STILL_READING = 'The file is still being read.';

class HostedEngine implements WorkerEngine {
  readonly #options: WorkerEngineOptions;
  /** Holds the snapshot on screen. */
  #active: WorkerHost | undefined;
  /** Loaded ahead, holds nothing. */
  #spare: WorkerHost | undefined;
  /** Reads a new file. */
  #opening: WorkerHost | undefined;
  /** Reads the newest days of that file, and answers until all of it is read. */
  #firstLook: { readonly host: WorkerHost; isOpen: boolean } | undefined;
  /** A later copy of the file on screen is being read by the worker that holds it. */
  #growing: { isCancelled: boolean } | undefined;
  /** Is being added to the snapshot on screen. */
  #attaching: Task | undefined;
  /** Stopped while others go on: questions they still owed go to the next worker. */
  readonly #superseded = new WeakSet<WorkerHost>();
  /** What led to the snapshot on screen; a fresh worker repeats it after a crash. */
  #source: readonly Task[] = [];
  #isStopped = false;

  constructor(options: WorkerEngineOptions) {
    this.#options = options;
  }

  warm = (): void => {
    const isNeeded = this.#active === undefined && this.#opening === undefined;
    if (isNeeded && !this.#isStopped) this.#spare ??= this.#start();
  };

  stop = (): void => {
    this.#isStopped = true;
    this.#source = [];
    this.#attaching = undefined;
    this.#stopFirstLook();
    for (const host of [this.#opening, this.#active, this.#spare]) host?.stop();
  };

  async open(files: SourceFiles, onProgress?: (progress: Progress) => void, firstLook?: FirstLook) {
    const size = files.database.size + (files.wal?.size ?? 0);
    if (size > FILE_LIMIT_BYTES) return tooLarge(size);
    if (this.#isStopped) return cancelled();
    this.#stopFirstLook();
    const grown = await this.#grow(files);
    if (grown !== undefined) return grown;
    if (firstLook !== undefined) void this.#look(files, firstLook);
    return this.#openWith({ kind: 'open', files }, onProgress);
  }

  /** Goes on with a later copy of the open file; undefined where this is none. */
  async #grow(files: SourceFiles): Promise<Answer<Snapshot> | undefined> {
    const host = this.#active;
    if (host?.isAlive !== true || !this.#mayHaveGrown(files.database)) return undefined;
    const growing = { isCancelled: false };
    this.#growing = growing;
    const answer = await guarded(() => host.run({ kind: 'grow', files }), readSnapshot);
    if (this.#growing === growing) this.#growing = undefined;
    if (answer.ok) this.#source = [{ kind: 'open', files }];
    if (growing.isCancelled) return cancelled();
    return answer.ok ? answer : undefined;
  }

  #mayHaveGrown(later: Blob): boolean {
    const [opened] = this.#source;
    if (opened?.kind !== 'open' || later.size > GROWN_LIMIT_BYTES) return false;
    const { database } = opened.files;
    return nameOf(database) === nameOf(later) && later.size >= database.size;
  }

  openSample(now: number): Promise<Answer<Snapshot>> {
    return this.#openWith({ kind: 'sample', now });
  }

  async attachJobs(jobs: Blob): Promise<Answer<Snapshot>> {
    const task: Task = { kind: 'jobs', jobs };
    this.#attaching = task;
    const answer = await guarded(async () => (await this.#revive()).run(task), readSnapshot);
    if (this.#attaching === task) this.#attaching = undefined;
    if (answer.ok) this.#source = [...this.#source.filter(({ kind }) => kind !== 'jobs'), task];
    return answer;
  }

  async append(rows: Blob): Promise<Answer<Snapshot>> {
    const task: Task = { kind: 'append', rows };
    const answer = await guarded(async () => (await this.#revive()).run(task), readSnapshot);
    if (answer.ok) this.#source = [...this.#source, task];
    return answer;
  }

  dashboard(query: Query): Promise<Answer<Dashboard>> {
    return this.#ask('dashboard', () => encode.dashboard(query), readDashboard);
  }

  job(request: JobRequest): Promise<Answer<JobDetail>> {
    return this.#ask('job', () => encode.job(request), readJobDetail);
  }

  sparklines(request: SparklinesRequest): Promise<Answer<Sparklines>> {
    return this.#ask('sparklines', () => encode.sparklines(request), readSparklines);
  }

  runs(request: RunsRequest): Promise<Answer<RunPage>> {
    return this.#ask('runs', () => encode.runs(request), readRunPage);
  }

  report(request: ReportRequest): Promise<Answer<ReportContent>> {
    const query = encode.dashboard(request.query).slice();
    const wish = { query, days: request.days, redact: request.redact };
    return attempted(async () => {
      if (this.#opening !== undefined) throw new EngineFault('bad_query', STILL_READING);
      const engine = await this.#revive();
      const packed = valueIn(await engine.run({ kind: 'pack', ...wish }), readPacked);
      const summary = await summaryOf(request, wish, packed);
      return { ...packed, summary };
    });
  }

  openReport(data: Blob): Promise<Answer<Snapshot>> {
    return this.#openWith({ kind: 'open_report', data });
  }

  cancel(): void {
    if (this.#growing !== undefined) {
      // Stopping that worker would cost the file on screen. It is done soon.
      this.#growing.isCancelled = true;
      this.#growing = undefined;
      return;
    }
    if (this.#opening !== undefined) {
      this.#opening.stop();
      this.#opening = undefined;
      this.#stopFirstLook();
      return;
    }
    this.#active?.stop();
    if (this.#attaching === undefined) {
      this.#source = [];
      return;
    }
    this.#attaching = undefined;
    if (this.#active !== undefined) this.#superseded.add(this.#active);
    this.#revive().catch(() => undefined); // the next question reports it
  }

  #start(): WorkerHost {
    return new WorkerHost(this.#options.startWorker(), this.#options.wasm);
  }

  #takeSpare(): WorkerHost {
    const host = this.#spare?.isAlive ? this.#spare : this.#start();
    this.#spare = undefined;
    return host;
  }

  async #openWith(
    task: Task,
    onProgress?: (progress: Progress) => void,
  ): Promise<Answer<Snapshot>> {
    if (this.#isStopped) return cancelled();
    this.#opening?.stop();
    const host = this.#takeSpare();
    this.#opening = host;
    const answer = await guarded(() => host.run(task, onProgress), readSnapshot);
    if (this.#opening === host) {
      this.#opening = undefined;
      this.#stopFirstLook();
    }
    if (!answer.ok) {
      host.stop();
      return answer;
    }
    this.#active?.stop();
    this.#active = host;
    this.#source = [task];
    return answer;
  }

  /** In a worker of its own: the file is being read whole in another. */
  async #look(files: SourceFiles, { now, days, onSnapshot }: FirstLook): Promise<void> {
    const look = { host: this.#start(), isOpen: false };
    this.#firstLook = look;
    const task: Task = { kind: 'newest', files, window: { now, days } };
    const answer = await guarded(() => look.host.run(task), readSnapshot);
    if (this.#firstLook !== look) return;
    if (!answer.ok) return this.#stopFirstLook();
    look.isOpen = true;
    onSnapshot(answer.value);
  }

  #stopFirstLook(): void {
    const look = this.#firstLook;
    if (look === undefined) return;
    this.#firstLook = undefined;
    this.#superseded.add(look.host);
    look.host.stop();
  }

  /** The worker that holds the snapshot; after a crash a fresh one that reads the files again. */
  async #revive(): Promise<WorkerHost> {
    if (this.#active?.isAlive) return this.#active;
    if (this.#source.length === 0) throw new EngineFault('internal', 'no file is open');
    const host = this.#takeSpare();
    this.#active = host;
    // All at once: no question of another caller gets in between.
    await Promise.all(this.#source.map((task) => host.run(task)));
    return host;
  }

  async #send(task: Task): Promise<ArrayBuffer> {
    const look = this.#firstLook;
    const host = look?.isOpen ? look.host : await this.#revive();
    return host.run(task).catch((reason) => {
      if (this.#superseded.has(host)) return this.#send(task);
      if (host === look?.host) this.#stopFirstLook();
      throw reason;
    });
  }

  #ask<T>(
    question: Question,
    request: () => Uint8Array,
    read: (reader: WireReader) => T,
  ): Promise<Answer<T>> {
    // A copy: the encoder writes the next question over this one.
    const send = () => this.#send({ kind: 'ask', question, request: request().slice() });
    return guarded(async () => send(), read);
  }
}

function nameOf(file: Blob): string | undefined {
  return file instanceof File ? file.name : undefined;
}

type Packed = Omit<ReportContent, 'summary'>;

function readPacked(reader: WireReader): Packed {
  const runs = reader.quantity();
  const leftOut = reader.quantity();
  return { runs, leftOut, data: reader.bytes() };
}

/** By the engine of reports, of what is packed: it cannot tell more than the report does. */
async function summaryOf(
  { maker, title }: ReportRequest,
  wish: ReportWish,
  { data, leftOut }: Packed,
): Promise<string> {
  const host = new WorkerHost(maker.startWorker(), maker.wasm);
  try {
    valueIn(
      await host.run({ kind: 'open_report', data: new Blob([data as BlobPart]) }),
      readSnapshot,
    );
    const task: Task = { kind: 'summary', title, leftOut, ...wish };
    return valueIn(await host.run(task), (reader) => reader.text());
  } finally {
    host.stop();
  }
}

/** Throws: an EngineFault where the answer is an error. */
function valueIn<T>(buffer: ArrayBuffer, read: (reader: WireReader) => T): T {
  const answer = readAnswer(buffer, read);
  if (!answer.ok) throw new EngineFault(answer.error.code, answer.error.detail);
  return answer.value;
}

async function attempted<T>(make: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await make() };
  } catch (reason) {
    const { code, message } = toFault(reason);
    return { ok: false, error: makeError(code, message) };
  }
}

async function guarded<T>(
  send: () => Promise<ArrayBuffer>,
  read: (reader: WireReader) => T,
): Promise<Answer<T>> {
  const answer = await attempted(async () => readAnswer(await send(), read));
  return answer.ok ? answer.value : answer;
}

function cancelled(): Answer<never> {
  return { ok: false, error: makeError('internal', CANCELLED) };
}

function tooLarge(size: number): Answer<never> {
  const detail = `${size} bytes; at most ${FILE_LIMIT_BYTES} can be read`;
  return { ok: false, error: makeError('too_large', detail) };
}
