// The page's side of the decide view: one worker per open file, and the price lists in it.
import { type ReadonlySignal, signal } from '@preact/signals';
import {
  type PriceList,
  type PriceOrigin,
  readPriceLists,
  writeAddPricesRequest,
  writeRemovePricesRequest,
} from '../contract/decide.gen';
import type { WireReader } from '../contract/wire';
import { WireWriter } from '../contract/wire_writer';
import type { Answer } from '../engine/engine';
import { EngineFault, makeError, readAnswer, toFault } from '../engine/faults';
import type { Task } from '../engine/protocol';
import type { DecideQuestion } from '../engine/question';
import { WorkerHost } from '../engine/worker_host';
import type { RowSource } from '../state/session';
import type { DecideSeat, OwnPrices } from './decide_start';
import { keepOwnPrices } from './prices/kept_prices';

export type DecidePhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string };

/** A list that was not taken. */
export interface PriceRefusal {
  readonly name: string;
  readonly message: string;
}

export class DecideHost {
  readonly phase: ReadonlySignal<DecidePhase>;
  readonly lists = signal<readonly PriceList[]>([]);
  readonly refusals = signal<readonly PriceRefusal[]>([]);
  /** The budget.yaml that was not taken last; without a message there is no limit in it. */
  readonly budgetRefusal = signal<Partial<PriceRefusal> | undefined>(undefined);
  /** Rises whenever the same question may have another answer. */
  readonly edition = signal(0);
  /** Settles when the file is open, or is refused. */
  readonly opened: Promise<void>;
  readonly #phase = signal<DecidePhase>({ kind: 'opening' });
  readonly #seat: DecideSeat;
  readonly #worker: WorkerHost;
  readonly #writer = new WireWriter();
  readonly #leaving = new AbortController();

  constructor(seat: DecideSeat, source: RowSource) {
    this.phase = this.#phase;
    this.#seat = seat;
    this.#worker = new WorkerHost(seat.startWorker(), seat.wasm);
    this.opened = this.#open(source);
  }

  /** Asks the worker; its answers come in the order of the questions. */
  async ask<Request, T>(
    question: DecideQuestion,
    write: (writer: WireWriter, request: Request) => void,
    request: Request,
    read: (reader: WireReader) => T,
    prices?: Blob,
  ): Promise<Answer<T>> {
    try {
      // A copy: the encoder writes the next question over this one.
      const bytes = this.#writer.encode((writer) => write(writer, request)).slice();
      const task: Task = { kind: 'ask', question, request: bytes, prices };
      return readAnswer(await this.#worker.run(task), read);
    } catch (reason) {
      const { code, message } = toFault(reason);
      return { ok: false, error: makeError(code, message) };
    }
  }

  async addPrices(files: readonly OwnPrices[]): Promise<void> {
    this.refusals.value = [];
    for (const { name, text } of files) {
      const error = await this.#add({ name, text }, 'reader');
      if (error !== undefined) this.#refuse(name, error);
      else this.#own([{ name, text: await copyOf(text) }, ...this.#ownBut(name)]);
    }
  }

  async removePrices(name: string): Promise<void> {
    this.#own(this.#ownBut(name));
    const answer = await this.ask(
      'removePrices',
      writeRemovePricesRequest,
      { name },
      readPriceLists,
    );
    if (answer.ok) this.#show(answer.value.lists);
  }

  close(): void {
    this.#leaving.abort();
    this.#worker.stop();
  }

  async #open(source: RowSource): Promise<void> {
    try {
      const opening = this.#worker.run(await taskOf(source, this.#leaving.signal));
      const bundled = pricesOf(this.#seat);
      // Said where it is awaited, below.
      bundled.catch(() => undefined);
      const opened = readAnswer(await opening, () => undefined);
      if (!opened.ok) throw new EngineFault(opened.error.code, opened.error.detail);
      const problem = await this.#add({ name: BUNDLED, text: await bundled }, 'page');
      if (problem !== undefined) throw new EngineFault('internal', problem);
      await keepOwnPrices(this.#seat);
      await this.#addOwn();
      this.#phase.value = { kind: 'ready' };
    } catch (reason) {
      this.#phase.value = { kind: 'refused', message: toFault(reason).message };
    }
  }

  /** The newest is to go first, so it comes last. */
  async #addOwn(): Promise<void> {
    for (const list of [...this.#seat.ownPrices.peek()].reverse()) {
      const error = await this.#add(list, 'reader');
      if (error === undefined) continue;
      this.#refuse(list.name, error);
      this.#own(this.#ownBut(list.name));
    }
  }

  #ownBut(name: string): readonly OwnPrices[] {
    return this.#seat.ownPrices.peek().filter((list) => list.name !== name);
  }

  #own(lists: readonly OwnPrices[]): void {
    this.#seat.ownPrices.value = lists;
  }

  #refuse(name: string, message: string): void {
    this.refusals.value = [...this.refusals.peek(), { name, message }];
  }

  /** Returns: why it was not taken. */
  async #add({ name, text }: OwnPrices, origin: PriceOrigin): Promise<string | undefined> {
    const answer = await this.ask(
      'addPrices',
      writeAddPricesRequest,
      { name, origin },
      readPriceLists,
      text,
    );
    if (!answer.ok) return answer.error.detail;
    this.#show(answer.value.lists);
    return undefined;
  }

  #show(lists: readonly PriceList[]): void {
    this.lists.value = lists;
    this.edition.value += 1;
  }
}

const BUNDLED = 'prices.json';

/** The file itself may be another one tomorrow, or gone. What cannot be read says so when it is. */
async function copyOf(text: Blob): Promise<Blob> {
  return text.arrayBuffer().then(
    (bytes) => new Blob([bytes]),
    () => text,
  );
}

async function taskOf(source: RowSource, signal: AbortSignal): Promise<Task> {
  if (source.kind === 'sample') return { kind: 'sample', now: source.now };
  if (source.kind === 'files') return { kind: 'open', files: source.files };
  if (source.kind === 'report') return { kind: 'open_report', data: source.data };
  const [database, jobs] = await Promise.all([source.copy(signal), source.jobs?.(signal)]);
  return { kind: 'open', files: { database, jobs } };
}

async function pricesOf({ prices }: DecideSeat): Promise<Blob> {
  return typeof prices === 'string' ? fetchBlob(prices) : prices;
}

/** Packed as gzip, which browsers unpack themselves; some servers have it unpacked on the way. */
async function fetchBlob(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new EngineFault('internal', `${address}: status ${response.status}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) return new Blob([bytes]);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).blob();
}
