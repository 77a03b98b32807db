// The module behind a plain, synchronous surface. The worker of the page and the library share it;
// answers are copies, so nothing outside ever holds a view on the engine's memory.
import createModule, { type EngineModule } from 'engine-module';
import { CONTRACT_HASH } from '../contract/contract.gen';
import type { ByteReader } from './byte_reader';
import type { NewestDays } from './engine';
import { DIFFERENT_BUILDS, EngineFault, readAnswer } from './faults';
import type { ReportWish, SummaryTask } from './protocol';
import type { DecideQuestion, Question, Slot } from './question';
import type { Redaction } from './report_request';

export class EngineCore {
  readonly #module: EngineModule;
  readonly #source: SourceSlot;

  private constructor(module: EngineModule, source: SourceSlot) {
    this.#module = module;
    this.#source = source;
  }

  static async load(
    wasmBinary: ArrayBuffer | Uint8Array,
    { decideHash, yamlTree }: DecideOptions = {},
  ): Promise<EngineCore> {
    const source: SourceSlot = { reader: undefined };
    const module = await createModule({
      wasmBinary,
      readSource: (offset, into) => source.reader?.read(offset, into) ?? false,
      yamlTree,
    });
    const isOfDecide = decideHash === undefined || module.decideHash?.() === decideHash;
    if (module.contractHash() !== CONTRACT_HASH || !isOfDecide) {
      throw new EngineFault('internal', DIFFERENT_BUILDS);
    }
    return new EngineCore(module, source);
  }

  /** Makes room for a file. */
  reserve(slot: Slot, size: number): void {
    if (this.#module.reserve(slot, size) === null) {
      throw new EngineFault('too_large', `no memory for ${size} bytes`);
    }
  }

  write(slot: Slot, bytes: Uint8Array): void {
    this.#module.slotView(slot).set(bytes);
  }

  /** The database is read now, and again when rows are shown. */
  open(database: ByteReader): ArrayBuffer {
    this.#source.reader = database;
    return copy(this.#module.open(database.size));
  }

  /** Of the database only its last days; refused where that is no quicker than all of it. */
  openNewest(database: ByteReader, { now, days }: NewestDays): ArrayBuffer {
    this.#source.reader = database;
    return copy(this.#module.openNewest(database.size, now, days));
  }

  attachJobs(): ArrayBuffer {
    return copy(this.#module.attachJobs());
  }

  /** Adds the runs of the database in the slot `rows`. */
  append(): ArrayBuffer {
    return copy(this.#module.append());
  }

  /** Goes on with a later copy of the open file; where it is none, that one stays open. */
  grow(database: ByteReader): ArrayBuffer {
    const { reader } = this.#source;
    this.#source.reader = database;
    const answer = copy(this.#module.grow(database.size));
    if (!readAnswer(answer, () => undefined).ok) this.#source.reader = reader;
    return answer;
  }

  openSample(now: number): ArrayBuffer {
    return copy(this.#module.openSample(now));
  }

  /** `request` in the wire format: engine/encode.ts. */
  ask(question: Question | DecideQuestion, request: Uint8Array): ArrayBuffer {
    this.#module.reserveRequest(request.length).set(request);
    return copy(this.#module.ask(question));
  }

  /** The runs of the open file for a report: in the module of the page. */
  packRuns({ query, days, redact }: ReportWish): ArrayBuffer {
    this.#module.reserveRequest(query.length).set(query);
    return copy(this.#module.packRuns(days, bitsOf(redact)));
  }

  /** The first figures of the open report: in the module of reports, as opening one. */
  reportSummary({ query, title, days, redact, leftOut }: SummaryTask): ArrayBuffer {
    this.#module.reserveRequest(query.length).set(query);
    return copy(this.#module.reportSummary(title, days, bitsOf(redact), leftOut));
  }

  /** The data is in the slot `rows`. */
  openReport(): ArrayBuffer {
    return copy(this.#module.openReport());
  }

  /** In the module of the library only. */
  askJson(question: Question | DecideQuestion | 'snapshot', request: string): string {
    return this.#module.askJson(question, request);
  }
}

/** For the module of the decide view. */
export interface DecideOptions {
  readonly decideHash?: string;
  readonly yamlTree?: (text: string) => string;
}

function bitsOf({ names, ids, costs }: Redaction): number {
  return (names ? 1 : 0) + (ids ? 2 : 0) + (costs ? 4 : 0);
}

/** Where the open database is read from. */
interface SourceSlot {
  reader: ByteReader | undefined;
}

function copy({ buffer, byteOffset, length }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
}
