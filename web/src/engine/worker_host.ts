// One worker and the tasks it still owes. When it dies, every open task fails at once.
import type { Progress } from './engine';
import { CANCELLED, EngineFault, toFault } from './faults';
import type { FromWorker, Task, ToWorker } from './protocol';

/** An address, or the bytes, or how to get them. */
export type EngineSource = string | ArrayBuffer | (() => Promise<ArrayBuffer>);

interface Pending {
  readonly resolve: (buffer: ArrayBuffer) => void;
  readonly reject: (fault: EngineFault) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export class WorkerHost {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #fault: EngineFault | undefined;
  /** The worker has been told where its engine is. */
  readonly #started: Promise<void>;

  constructor(worker: Worker, wasm: EngineSource) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(new EngineFault('internal', event.message || 'the worker stopped'));
    };
    this.#started = this.#start(wasm);
  }

  get isAlive(): boolean {
    return this.#fault === undefined;
  }

  run(task: Task, onProgress?: (progress: Progress) => void): Promise<ArrayBuffer> {
    if (this.#fault !== undefined) return Promise.reject(this.#fault);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress });
      void this.#started.then(() => {
        if (this.#pending.has(id)) this.#post({ kind: 'task', id, task });
      });
    });
  }

  stop(): void {
    this.#die(new EngineFault('internal', CANCELLED));
  }

  async #start(wasm: EngineSource): Promise<void> {
    try {
      this.#post({ kind: 'start', wasm: typeof wasm === 'function' ? await wasm() : wasm });
    } catch (reason) {
      this.#die(toFault(reason));
    }
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.kind === 'progress') {
      pending.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if (message.kind === 'answer') {
      pending.resolve(message.buffer);
      return;
    }
    const fault = new EngineFault(message.code, message.detail);
    pending.reject(fault);
    if (message.fatal) this.#die(fault);
  }

  #die(fault: EngineFault): void {
    this.#fault ??= fault;
    this.#worker.terminate();
    for (const pending of this.#pending.values()) pending.reject(fault);
    this.#pending.clear();
  }
}
