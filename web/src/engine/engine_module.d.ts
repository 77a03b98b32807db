// What engine/wasm/bindings.cpp exports; the bundler resolves the name to Emscripten's glue.
declare module 'engine-module' {
  type Slot = import('./question').Slot;
  type Question = import('./question').Question | import('./question').DecideQuestion;

  /** Every view is on the engine's memory: valid until the next call. */
  export interface EngineModule {
    contractHash(): string;
    /** In engine_decide.mjs and engine_offline.mjs only, and there are its questions. */
    decideHash?(): string;
    reserve(slot: Slot, size: number): Uint8Array | null;
    slotView(slot: Slot): Uint8Array;
    /** Opens the database of so many bytes that readSource gives. */
    open(size: number): Uint8Array;
    /** Of that database only the last days before `now`; refused where that is no quicker. */
    openNewest(size: number, now: number, days: number): Uint8Array;
    attachJobs(): Uint8Array;
    /** Adds the runs of the database in the slot `rows`. */
    append(): Uint8Array;
    /** Goes on with a later copy of the open file, of so many bytes that readSource gives now. */
    grow(size: number): Uint8Array;
    openSample(now: number): Uint8Array;
    reserveRequest(size: number): Uint8Array;
    /** Answers the request written to the view of reserveRequest. */
    ask(kind: Question): Uint8Array;
    /** In engine.mjs only: for the query written to the view of reserveRequest; `redact` is the sum
     * of 1 names, 2 ids, 4 costs. */
    packRuns(days: number, redact: number): Uint8Array;
    /** In engine_offline.mjs only, and there is nothing that opens files: opens the data in the slot
     * `rows`. */
    openReport(): Uint8Array;
    reportSummary(title: string, days: number, redact: number, leftOut: number): Uint8Array;
    /** In engine_with_json.mjs only. */
    askJson(kind: Question | 'snapshot', json: string): string;
  }

  export interface ModuleOptions {
    readonly wasmBinary: ArrayBuffer | Uint8Array;
    /** Fills `into` with the database's bytes from `offset` on; false when it cannot. */
    readonly readSource: (offset: number, into: Uint8Array) => boolean;
    /** YAML as the tree that engine/src/yaml reads, in JSON; without it YAML is refused. */
    readonly yamlTree?: ((text: string) => string) | undefined;
  }

  const createModule: (options: ModuleOptions) => Promise<EngineModule>;
  export default createModule;
}
