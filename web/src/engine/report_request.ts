// What is asked for a report, and what it is made of. Only shells that save reports know of it.
import type { Query } from '../contract/contract.gen';

export interface ReportRequest {
  /** What the first figures answer. */
  readonly query: Query;
  readonly title: string;
  readonly days: number;
  readonly redact: Redaction;
  readonly maker: ReportMaker;
}

/** The engine of reports: it tells what the first figures of one are. */
export interface ReportMaker {
  startWorker(): Worker;
  readonly wasm: ArrayBuffer;
}

export interface Redaction {
  readonly names: boolean;
  readonly ids: boolean;
  readonly costs: boolean;
}

export interface ReportContent {
  readonly runs: number;
  /** Runs of the file before the days. */
  readonly leftOut: number;
  /** The first figures, as HTML. */
  readonly summary: string;
  readonly data: Uint8Array;
}
