// Messages between the page and its engine worker.
import type { ErrorCode } from '../contract/contract.gen';
import type { NewestDays, Progress, SourceFiles } from './engine';
import type { DecideQuestion, Question } from './question';
import type { Redaction } from './report_request';

export type Task =
  | { readonly kind: 'open'; readonly files: SourceFiles }
  | { readonly kind: 'grow'; readonly files: SourceFiles }
  | { readonly kind: 'newest'; readonly files: SourceFiles; readonly window: NewestDays }
  | { readonly kind: 'sample'; readonly now: number }
  | { readonly kind: 'jobs'; readonly jobs: Blob }
  | { readonly kind: 'append'; readonly rows: Blob }
  | { readonly kind: 'open_report'; readonly data: Blob }
  | ({ readonly kind: 'pack' } & ReportWish)
  | SummaryTask
  | {
      readonly kind: 'ask';
      readonly question: Question | DecideQuestion;
      readonly request: Uint8Array;
      /** A price list that the question is about. */
      readonly prices?: Blob | undefined;
    };

export interface ReportWish {
  /** In the wire format. */
  readonly query: Uint8Array;
  readonly days: number;
  readonly redact: Redaction;
}

export interface SummaryTask extends ReportWish {
  readonly kind: 'summary';
  readonly title: string;
  readonly leftOut: number;
}

export type ToWorker =
  | { readonly kind: 'start'; readonly wasm: string | ArrayBuffer }
  | { readonly kind: 'task'; readonly id: number; readonly task: Task };

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly buffer: ArrayBuffer }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly code: ErrorCode;
      readonly detail: string;
      /** The engine is in an unknown state: the page must start a fresh worker. */
      readonly fatal: boolean;
    };
