// The API as its callers see it: dist/engine/sql.d.ts is made from this file and sql_js.ts.

export type SqlValue = number | string | Uint8Array | bigint | null;
/** An array of bytes is a blob; a bigint is bound as its text. */
export type BindValue = SqlValue | boolean | readonly number[];
/** By place, or by name with its prefix: `{ ':name': 1, $other: 2 }`. */
export type BindParams = readonly BindValue[] | Readonly<Record<string, BindValue>> | null;
export type RowObject = Record<string, SqlValue>;

export interface QueryConfig {
  /** Integers as bigint, exact also beyond 2^53. */
  readonly useBigInt?: boolean;
}

export interface QueryExecResult {
  columns: string[];
  values: SqlValue[][];
}

export interface Aggregate<State> {
  /** The state before the first row; null without it. */
  init?(): State;
  // biome-ignore lint/suspicious/noExplicitAny: what a function takes is its own affair
  step(state: State, ...values: any[]): State;
  finalize?(state: State): unknown;
}

export type UpdateHook = (
  operation: 'insert' | 'update' | 'delete',
  database: string,
  table: string,
  rowId: number,
) => void;

export interface Statement {
  /** Resets, then binds. */
  bind(values?: BindParams): boolean;
  /** True: there is a row. */
  step(): boolean;
  /** The row that step() went to; with parameters, the first row for them. */
  get(params?: BindParams, config?: QueryConfig): SqlValue[];
  getAsObject(params?: BindParams, config?: QueryConfig): RowObject;
  getColumnNames(): string[];
  getSQL(): string;
  getNormalizedSQL(): string;
  /** bind, step and reset; rows are ignored. */
  run(values?: BindParams): boolean;
  /** Ready to run again, with nothing bound. */
  reset(): boolean;
  freemem(): void;
  free(): boolean;
}

export type StatementIteratorResult = IteratorResult<Statement, undefined>;

export interface StatementIterator extends IterableIterator<Statement, undefined> {
  next(): StatementIteratorResult;
  /** Ends the iteration early; for...of calls it. */
  return(): StatementIteratorResult;
  /** What has not been prepared; after an error, from the statement that has it. */
  getRemainingSQL(): string;
}

export interface Database {
  /** Runs all statements, or one with parameters. */
  run(sql: string, params?: BindParams): this;
  /** The rows of each statement that has any. */
  exec(sql: string, params?: BindParams, config?: QueryConfig): QueryExecResult[];
  each(
    sql: string,
    params: BindParams,
    callback: (row: RowObject) => void,
    done?: () => unknown,
    config?: QueryConfig,
  ): unknown;
  each(sql: string, callback: (row: RowObject) => void, done?: () => unknown): unknown;
  /** The first statement of the text. */
  prepare(sql: string, params?: BindParams): Statement;
  iterateStatements(sql: string): StatementIterator;
  /** The database as the bytes of a file; it stays open. */
  export(): Uint8Array;
  /** Frees its statements too. Without it the memory stays taken. */
  close(): void;
  /** Throws what SQLite says about a code that is not 0. */
  handleError(code: number): null;
  /** Rows changed by the last INSERT, UPDATE or DELETE. */
  getRowsModified(): number;
  // biome-ignore lint/suspicious/noExplicitAny: what a function takes is its own affair
  create_function(name: string, func: (...values: any[]) => unknown): this;
  create_aggregate<State>(name: string, parts: Aggregate<State>): this;
  /** Hears of every changed row; null ends it. It must not use the database. */
  updateHook(callback: UpdateHook | null): this;
}

export interface SqlJsStatic {
  /** The bytes of a database file, which are copied; without them it is empty. */
  readonly Database: new (
    data?: ArrayLike<number> | null,
  ) => Database;
}

export interface SqlJsConfig {
  /** Where sql.wasm is; `prefix` is the folder of this file. */
  readonly locateFile?: (file: string, prefix: string) => string;
  /** The bytes of sql.wasm, already there. */
  readonly wasmBinary?: ArrayBuffer | Uint8Array;
  /** false: without the old mathematical and string functions. */
  readonly useOldExtensionFunctions?: boolean;
}
