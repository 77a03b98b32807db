// The page's side of the console: one worker per open file, and what came out of it, as signals.
// A file that grows is read anew by the first statement after it grew.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ConsoleStart } from './console_start';
import type {
  ConsoleSource,
  FromConsole,
  JobWords,
  Rows,
  SqlFault,
  TableInfo,
  ToConsole,
} from './protocol';

const FIRST_ROWS = 1000;
const MORE_ROWS = 10_000;
/** More rows than that are no table to look at; the tab would hold them all. */
export const MOST_ROWS = 200_000;

export type ConsolePhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'refused'; readonly message: string };

export interface Outcome {
  readonly sql: string;
  readonly rows: Rows | undefined;
  readonly fault: SqlFault | undefined;
}

export interface ConsoleFile {
  readonly source: ConsoleSource;
  readonly jobs: JobWords;
}

export interface ConsoleFiles {
  /** Another value: what take() gives is not what it gave before. */
  version(): unknown;
  take(signal: AbortSignal): Promise<ConsoleFile>;
}

export class ConsoleHost {
  readonly phase: ReadonlySignal<ConsolePhase>;
  readonly tables = signal<readonly TableInfo[]>([]);
  readonly outcome = signal<Outcome | undefined>(undefined);
  readonly #phase = signal<ConsolePhase>({ kind: 'opening' });
  readonly #start: ConsoleStart;
  readonly #files: ConsoleFiles;
  #file: { readonly version: unknown; readonly taken: ConsoleFile } | undefined;
  /** To be run once the file is open. */
  #wanted: string | undefined;
  readonly #closed = new AbortController();
  #worker: Worker | undefined;
  #id = 0;

  constructor(start: ConsoleStart, files: ConsoleFiles) {
    this.phase = this.#phase;
    this.#start = start;
    this.#files = files;
    void this.#open();
  }

  run(sql: string): void {
    if (this.#phase.peek().kind !== 'ready' || sql.trim() === '') return;
    if (this.#file?.version === this.#files.version()) {
      this.#ask(sql);
    } else {
      this.#wanted = sql;
      this.#restart();
    }
  }

  more(): void {
    const shown = this.outcome.peek()?.rows;
    if (this.#phase.peek().kind !== 'ready' || shown === undefined || shown.isAll) return;
    const limit = Math.min(MORE_ROWS, MOST_ROWS - shown.rows.length);
    if (limit > 0) this.#send({ kind: 'more', id: ++this.#id, limit });
  }

  /** Ends a statement that runs for too long: its worker is ended, and a new one opens the file. */
  cancel(): void {
    if (this.#phase.peek().kind !== 'running') return;
    this.#worker?.terminate();
    this.#keepRows();
    void this.#open();
  }

  close(): void {
    this.#closed.abort();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #open(): Promise<void> {
    this.#phase.value = { kind: 'opening' };
    this.#id += 1;
    const worker = this.#start.startWorker();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromConsole>) => {
      if (this.#worker === worker) this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#worker === worker) this.#fail(event.message);
    };
    try {
      const { source, jobs } = await this.#take();
      if (this.#worker !== worker) return;
      this.#post({ kind: 'open', wasm: this.#start.wasm, source, jobs });
    } catch (reason) {
      const message = reason instanceof Error ? reason.message : String(reason);
      if (this.#worker === worker) this.#receive({ kind: 'refused', message });
    }
  }

  async #take(): Promise<ConsoleFile> {
    const version = this.#files.version();
    if (this.#file === undefined || this.#file.version !== version) {
      this.#file = { version, taken: await this.#files.take(this.#closed.signal) };
    }
    return this.#file.taken;
  }

  #send(message: ToConsole): void {
    this.#phase.value = { kind: 'running', since: performance.now() };
    this.#post(message);
  }

  #post(message: ToConsole): void {
    this.#worker?.postMessage(message);
  }

  #receive(message: FromConsole): void {
    if (message.kind === 'opened') {
      this.tables.value = message.tables;
      this.#phase.value = { kind: 'ready' };
      this.#runWanted();
    } else if (message.kind === 'refused') {
      this.#phase.value = { kind: 'refused', message: message.message };
    } else if (message.id === this.#id) {
      if (message.kind === 'rows') this.#add(message.rows);
      else this.#show({ fault: message.fault });
      this.#phase.value = { kind: 'ready' };
      // A module that ran out of memory does not give it back.
      if (message.kind === 'fault' && message.fault.kind === 'memory') this.#restart();
    }
  }

  #add(rows: Rows): void {
    const before = this.outcome.peek()?.rows;
    const all = before === undefined ? rows.rows : [...before.rows, ...rows.rows];
    this.#show({ rows: { ...rows, rows: all } });
  }

  #show(part: Partial<Outcome>): void {
    const before = this.outcome.peek();
    if (before !== undefined) this.outcome.value = { ...before, ...part };
  }

  /** The statement behind the rows on screen is gone. */
  #keepRows(): void {
    const before = this.outcome.peek();
    if (before?.rows !== undefined) this.#show({ rows: { ...before.rows, isAll: true } });
    else this.outcome.value = undefined;
  }

  #restart(): void {
    this.#worker?.terminate();
    void this.#open();
  }

  /** On the file as it was opened for that: one that grows all the time is asked all the same. */
  #runWanted(): void {
    const sql = this.#wanted;
    this.#wanted = undefined;
    if (sql !== undefined) this.#ask(sql);
  }

  #ask(sql: string): void {
    this.outcome.value = { sql, rows: undefined, fault: undefined };
    this.#send({ kind: 'run', id: ++this.#id, sql, limit: FIRST_ROWS });
  }

  #fail(message: string): void {
    this.#show({ fault: { kind: 'memory', message } });
    this.#restart();
  }
}
