// What the console and its worker say to each other.
import type { SqlValue } from '../sql/api';

/** Where the rows are: files of the reader, or the sample as the engine makes it. */
export type ConsoleSource =
  | { readonly kind: 'files'; readonly database: Blob; readonly wal?: Blob | undefined }
  | { readonly kind: 'sample'; readonly now: number };

/** What jobs.json says, one entry per job. */
export interface JobWords {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly schedules: readonly string[];
  readonly states: readonly string[];
}

export interface TableInfo {
  readonly name: string;
  /** One that the console adds; the others are of the file. */
  readonly isOurs: boolean;
  readonly columns: readonly string[];
}

export interface SqlFault {
  /** `sql`: SQLite's words; `denied`: it would not only read; the others: what ended the statement. */
  readonly kind: 'sql' | 'denied' | 'memory' | 'time' | 'file';
  readonly message: string;
  /** Where in the text, in its own units. */
  readonly at?: { readonly begin: number; readonly end: number } | undefined;
}

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  /** False: there are more. */
  readonly isAll: boolean;
  readonly milliseconds: number;
}

export type ToConsole =
  | {
      readonly kind: 'open';
      readonly wasm: string;
      readonly source: ConsoleSource;
      readonly jobs: JobWords;
    }
  | { readonly kind: 'run'; readonly id: number; readonly sql: string; readonly limit: number }
  | { readonly kind: 'more'; readonly id: number; readonly limit: number };

export type FromConsole =
  | { readonly kind: 'opened'; readonly tables: readonly TableInfo[] }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: Rows }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: SqlFault };
