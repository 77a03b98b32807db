// The module behind a plain, synchronous surface. The worker of the page and the library share it;
// answers are copies, so nothing outside ever holds a view on the engine's memory.
import createModule, { type EngineModule } from 'engine-module';
import { CONTRACT_HASH } from '../contract/contract.gen';
import { DIFFERENT_BUILDS, EngineFault } from './faults';
import type { Question, Slot } from './question';

export class EngineCore {
  readonly #module: EngineModule;

  private constructor(module: EngineModule) {
    this.#module = module;
  }

  static async load(wasmBinary: ArrayBuffer | Uint8Array): Promise<EngineCore> {
    const module = await createModule({ wasmBinary });
    if (module.contractHash() !== CONTRACT_HASH) {
      throw new EngineFault('internal', DIFFERENT_BUILDS);
    }
    return new EngineCore(module);
  }

  /** Makes room for a file. Requires: every slot is reserved before the first write. */
  reserve(slot: Slot, size: number): void {
    if (this.#module.reserve(slot, size) === null) {
      throw new EngineFault('too_large', `no memory for ${size} bytes`);
    }
  }

  write(slot: Slot, bytes: Uint8Array, offset: number): void {
    this.#module.slotView(slot).set(bytes, offset);
  }

  open(): ArrayBuffer {
    return copy(this.#module.open());
  }

  attachJobs(): ArrayBuffer {
    return copy(this.#module.attachJobs());
  }

  openSample(now: number): ArrayBuffer {
    return copy(this.#module.openSample(now));
  }

  ask(question: Question, request: string): ArrayBuffer {
    return copy(this.#module.ask(question, request));
  }

  /** `request` in the wire format; it is asked too often for JSON. */
  compare(request: Uint8Array): ArrayBuffer {
    this.#module.reserveRequest(request.length).set(request);
    return copy(this.#module.compare());
  }

  askJson(question: Question, request: string): string {
    return this.#module.askJson(question, request);
  }
}

function copy(view: Uint8Array): ArrayBuffer {
  const bytes = new Uint8Array(view.length);
  bytes.set(view);
  return bytes.buffer;
}
