// What engine/wasm/bindings.cpp exports; the bundler resolves the name to Emscripten's glue.
declare module 'engine-module' {
  type Slot = import('./question').Slot;
  type Question = import('./question').Question;

  /** Every view is on the engine's memory: valid until the next call. */
  export interface EngineModule {
    contractHash(): string;
    reserve(slot: Slot, size: number): Uint8Array | null;
    slotView(slot: Slot): Uint8Array;
    /** Opens the database of so many bytes that readSource gives. */
    open(size: number): Uint8Array;
    attachJobs(): Uint8Array;
    openSample(now: number): Uint8Array;
    ask(kind: Question, json: string): Uint8Array;
    askJson(kind: Question, json: string): string;
    reserveRequest(size: number): Uint8Array;
    /** Answers the CompareRequest written to the view of reserveRequest. */
    compare(): Uint8Array;
  }

  export interface ModuleOptions {
    readonly wasmBinary: ArrayBuffer | Uint8Array;
    /** Fills `into` with the database's bytes from `offset` on; false when it cannot. */
    readonly readSource: (offset: number, into: Uint8Array) => boolean;
  }

  const createModule: (options: ModuleOptions) => Promise<EngineModule>;
  export default createModule;
}
