// The page's side of the console: one worker per open file, and what came out of it, as signals.
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

export class ConsoleHost {
  readonly phase: ReadonlySignal<ConsolePhase>;
  readonly tables = signal<readonly TableInfo[]>([]);
  readonly outcome = signal<Outcome | undefined>(undefined);
  readonly #phase = signal<ConsolePhase>({ kind: 'opening' });
  readonly #start: ConsoleStart;
  readonly #source: ConsoleSource;
  readonly #jobs: JobWords;
  #worker: Worker | undefined;
  #id = 0;

  constructor(start: ConsoleStart, source: ConsoleSource, jobs: JobWords) {
    this.phase = this.#phase;
    this.#start = start;
    this.#source = source;
    this.#jobs = jobs;
    this.#open();
  }

  run(sql: string): void {
    if (this.#phase.peek().kind !== 'ready' || sql.trim() === '') return;
    this.outcome.value = { sql, rows: undefined, fault: undefined };
    this.#send({ kind: 'run', id: ++this.#id, sql, limit: FIRST_ROWS });
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
    this.#open();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #open(): void {
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
    this.#post({ kind: 'open', wasm: this.#start.wasm, source: this.#source, jobs: this.#jobs });
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
    this.#open();
  }

  #fail(message: string): void {
    this.#show({ fault: { kind: 'memory', message } });
    this.#restart();
  }
}
