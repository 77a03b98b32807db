// The WebAssembly module of engine/sql: its functions, its memory, and what it asks of us.

/** An address in the module's memory; 0 is none. */
export type Address = number;

export const CODES = { ok: 0, row: 100, done: 101 } as const;
export const TYPES = { integer: 1, float: 2, text: 3, blob: 4, none: 5 } as const;
export const CALLS = { function: 0, step: 1, finalize: 2 } as const;

/** engine/sql/*.cpp: `SQL_EXPORT`. Addresses come back signed. */
export interface SqlCalls {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  start(): number;
  allocate(size: number): Address;
  release(memory: Address): void;
  results(): Address;
  cells(): Address;
  open(bytes: Address, size: number): number;
  close(database: Address): number;
  errorMessage(database: Address): Address;
  errorOffset(database: Address): number;
  changes(database: Address): number;
  isWriting(database: Address): number;
  serialize(database: Address): Address;
  execute(database: Address, text: Address): number;
  prepare(database: Address, text: Address): number;
  step(statement: Address): number;
  row(statement: Address): number;
  stepRow(statement: Address): number;
  batchBytes(): number;
  stepRows(statement: Address, batch: Address): number;
  columnCount(statement: Address): number;
  columnName(statement: Address, at: number): Address;
  statementText(statement: Address): Address;
  normalizedText(statement: Address): Address;
  reset(statement: Address): number;
  finalize(statement: Address): number;
  parameterIndex(statement: Address, name: Address): number;
  bindInteger(statement: Address, at: number, value: number): number;
  bindNumber(statement: Address, at: number, value: number): number;
  bindNull(statement: Address, at: number): number;
  bindText(statement: Address, at: number, text: Address, size: number): number;
  bindBlob(statement: Address, at: number, bytes: Address, size: number): number;
  createFunction(database: Address, name: Address, arity: number, id: number): number;
  createAggregate(database: Address, name: Address, arity: number, id: number): number;
  hookUpdates(database: Address, on: number): void;
  resultInteger(context: Address, value: number): void;
  resultNumber(context: Address, value: number): void;
  resultNull(context: Address): void;
  resultText(context: Address, text: Address, size: number): void;
  resultBlob(context: Address, bytes: Address, size: number): void;
  resultError(context: Address, text: Address, size: number): void;
  addLegacyFunctions(database: Address): number;
  openFile(size: number, wal: Address, walSize: number): Address;
  openSample(now: number): Address;
  closeFile(): void;
  makeViews(database: Address): number;
  guard(database: Address): void;
  deniedAction(): Address;
}

/** What the module asks for while it runs. */
export interface SqlHost {
  call(
    kind: number,
    id: number,
    context: Address,
    cells: Address,
    count: number,
    group: Address,
  ): void;
  update(database: Address, operation: number, schema: Address, table: Address, row: bigint): void;
  /** Not 0 stops the statement. */
  progress(): number;
  read(offset: number, into: Uint8Array): boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Calling the decoder costs more than it saves on less. */
const SHORT_TEXT = 24;

export class SqlModule {
  readonly calls: SqlCalls;
  bytes = new Uint8Array();
  words = new Uint32Array();
  doubles = new Float64Array();
  longs = new BigInt64Array();
  readonly #results: number;

  private constructor(instance: WebAssembly.Instance) {
    this.calls = instance.exports as unknown as SqlCalls;
    this.refresh();
    this.calls._initialize();
    if (this.calls.start() !== CODES.ok) throw new Error('SQLite does not start');
    this.#results = this.calls.results() >>> 2;
  }

  static async load(wasm: BufferSource, host: SqlHost): Promise<SqlModule> {
    let module: SqlModule | undefined;
    let memory: WebAssembly.Memory | undefined;
    const view = (address: Address, size: number) =>
      new Uint8Array((memory as WebAssembly.Memory).buffer, address >>> 0, size);
    const { instance } = await WebAssembly.instantiate(wasm, {
      host: importsOf(host, view),
      wasi_snapshot_preview1: WASI,
      env: { emscripten_notify_memory_growth: () => module?.refresh() },
    });
    memory = instance.exports.memory as WebAssembly.Memory;
    module = new SqlModule(instance);
    return module;
  }

  /** The memory has grown: views of it have died. */
  refresh(): void {
    const { buffer } = this.calls.memory;
    this.bytes = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.longs = new BigInt64Array(buffer);
  }

  result(index: 0 | 1): Address {
    return this.words[this.#results + index] ?? 0;
  }

  /** Throws: Error when the memory does not suffice. */
  allocate(size: number): Address {
    const address = this.calls.allocate(Math.max(size, 1)) >>> 0;
    if (address === 0) throw new Error('out of memory');
    return address;
  }

  copyIn(bytes: ArrayLike<number>): Address {
    const address = this.allocate(bytes.length);
    this.bytes.set(bytes, address);
    return address;
  }

  /** The text in UTF-8 with a 0 at its end; `size` is without it. To be released or given away. */
  textIn(text: string): { address: Address; size: number } {
    // Three bytes for each unit are always enough; for a long text that would be too much.
    if (text.length > 65_536) {
      const bytes = encoder.encode(text);
      const address = this.allocate(bytes.length + 1);
      this.bytes.set(bytes, address);
      this.bytes[address + bytes.length] = 0;
      return { address, size: bytes.length };
    }
    const room = text.length * 3 + 1;
    const address = this.allocate(room);
    const { written } = encoder.encodeInto(text, this.bytes.subarray(address, address + room));
    this.bytes[address + written] = 0;
    return { address, size: written };
  }

  /** Lends `use` the text as C knows it. */
  withText<T>(text: string, use: (address: Address) => T): T {
    const { address } = this.textIn(text);
    try {
      return use(address);
    } finally {
      this.calls.release(address);
    }
  }

  text(address: Address, size: number): string {
    const begin = address >>> 0;
    if (size <= SHORT_TEXT) {
      let text = '';
      for (let at = begin; at < begin + size; at += 1) {
        const byte = this.bytes[at] as number;
        if (byte >= 0x80) return decoder.decode(this.bytes.subarray(begin, begin + size));
        text += String.fromCharCode(byte);
      }
      return text;
    }
    return decoder.decode(this.bytes.subarray(begin, begin + size));
  }

  /** A text that ends with a 0; none at address 0. */
  cText(address: Address): string {
    const begin = address >>> 0;
    if (begin === 0) return '';
    return decoder.decode(this.bytes.subarray(begin, this.bytes.indexOf(0, begin)));
  }
}

/** The C++ library writes there before it ends the module; nothing here opens, reads or seeks. */
const WASI: WebAssembly.ModuleImports = {
  fd_write: () => 8,
  fd_read: () => 8,
  fd_close: () => 8,
  fd_seek: () => 8,
  proc_exit: (code: number) => {
    throw new Error(`SQLite ended with ${code}`);
  },
};

function importsOf(
  host: SqlHost,
  view: (address: Address, size: number) => Uint8Array,
): WebAssembly.ModuleImports {
  return {
    now: () => Date.now(),
    random: (into: Address, size: number) => {
      crypto.getRandomValues(view(into, size));
    },
    zoneOffset: (seconds: number) => -60 * new Date(seconds * 1000).getTimezoneOffset(),
    call: host.call,
    update: host.update,
    progress: host.progress,
    read: (offset: number, into: Address, size: number) =>
      host.read(offset, view(into, size)) ? 1 : 0,
  };
}
