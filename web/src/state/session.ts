// What the page knows and can do: the seam between the shells and the panels. A session is made
// per mount (two may share one page); panels read its signals and call its actions.
import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  Dashboard,
  Direction,
  EngineError,
  JobDetail,
  JobSort,
  JobTable,
  ModeFilter,
  OutcomeFilter,
  Query,
  RunPage,
  RunSort,
  Snapshot,
  Sparklines,
  Window,
} from '../contract/contract.gen';
import type { Answer, Progress, SourceFiles } from '../engine/engine';
import type { ReportContent, ReportRequest } from '../engine/report_request';

/** Which clock `now` comes from: an old snapshot is best seen from its newest run. */
export type Clock = 'wall' | 'newest';

/** What is on screen of a file: its panels, or one of those that help to decide. */
export const PartValues = [
  'overview',
  'what_if',
  'forecast',
  'budgets',
  'prices',
  'unexpected',
] as const;
export type Part = (typeof PartValues)[number];

/** What the cheapest model has to be, beside cheap. */
export const PickRuleValues = ['same_maker', 'at_high'] as const;
export type PickRule = (typeof PickRuleValues)[number];

/** How many of the reader's limits are reached, and near, in the file that is open. */
export interface BudgetAlert {
  readonly reached: number;
  readonly near: number;
}

/** Everything the user chose. It survives a reload. */
export interface View {
  readonly window: Window;
  readonly clock: Clock;
  readonly outcome: OutcomeFilter;
  readonly mode: ModeFilter;
  readonly jobs: readonly string[];
  readonly models: readonly string[];
  readonly providers: readonly string[];
  readonly text: string;
  readonly jobSort: JobSort;
  readonly jobDirection: Direction;
  readonly part: Part;
  /** What is changed in the what-if, the models that it compares, and the scenarios kept by name; as
   * decide/what_if/scenario.ts writes them. */
  readonly changes: readonly string[];
  readonly candidates: readonly string[];
  readonly picks: readonly PickRule[];
  readonly scenarios: readonly string[];
}

/** What the page itself found out about a file before the engine saw it. */
export type IntakeReason =
  | { readonly kind: 'in_report' }
  | { readonly kind: 'bare_folder' }
  | { readonly kind: 'lone_wal' }
  | { readonly kind: 'needs_wal' }
  | { readonly kind: 'lone_jobs' }
  | { readonly kind: 'one_at_a_time'; readonly opened: string }
  | { readonly kind: 'other_format'; readonly format: FileFormat };

export type FileFormat =
  | 'image'
  | 'pdf'
  | 'zip'
  | 'compressed'
  | 'html'
  | 'csv'
  | 'sql'
  | 'text'
  | 'unknown';

/** A file that was not taken, and why; shown beside the data, which stays. */
export interface Refusal {
  readonly file: string;
  readonly error: EngineError;
  readonly reason?: IntakeReason | undefined;
}

export type Phase =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'loading';
      readonly files: readonly string[];
      readonly progress: Progress;
      /** What is on screen are the newest days of that file; the older runs are being read. */
      readonly newestDays?: number | undefined;
    }
  | { readonly kind: 'ready' };

/** Where the rows of an open file are, for whoever reads them a second time. */
export type RowSource =
  | { readonly kind: 'files'; readonly files: SourceFiles }
  | { readonly kind: 'sample'; readonly now: number }
  /** What a report holds. */
  | { readonly kind: 'report'; readonly data: Blob }
  /** A file that grows: each copy is of the moment it is asked for. */
  | { readonly kind: 'live'; readonly copy: TakeCopy; readonly jobs?: TakeJobs | undefined };

export type TakeCopy = (signal: AbortSignal) => Promise<Blob>;
/** Its jobs.json, where there is one. */
export type TakeJobs = (signal: AbortSignal) => Promise<Blob | undefined>;

export interface OpenedFile {
  readonly name: string;
  readonly modified: number | undefined;
  readonly sample: boolean;
  /** It grows while it is watched: web/src/live/. */
  readonly live?: boolean;
  /** The page itself is in the file. */
  readonly report?: boolean;
  readonly source?: RowSource | undefined;
}

export interface RunHistory {
  readonly job: string;
  readonly name: string;
  readonly sort: RunSort;
  readonly direction: Direction;
}

export interface Session {
  readonly phase: ReadonlySignal<Phase>;
  readonly refusals: ReadonlySignal<readonly Refusal[]>;
  readonly file: ReadonlySignal<OpenedFile | undefined>;
  readonly snapshot: ReadonlySignal<Snapshot | undefined>;
  readonly view: ReadonlySignal<View>;
  /** The query that `dashboard` answers. */
  readonly query: ReadonlySignal<Query | undefined>;
  readonly dashboard: ReadonlySignal<Dashboard | undefined>;
  /** True while a newer answer is being computed; the old one stays on screen. */
  readonly busy: ReadonlySignal<boolean>;
  /** The run history that is open, if any. */
  readonly history: ReadonlySignal<RunHistory | undefined>;
  /** Ids of the jobs whose details are open. */
  readonly details: Signal<ReadonlySet<string>>;

  /** `bareFolder` names a folder that had nothing to open, where there are no files. */
  openFiles(files: readonly File[], bareFolder?: string): Promise<void>;
  openSample(): Promise<void>;
  /** Opens a file that grows. Where it is on screen already, it is shown anew in its place, and
   * filters, dialogs and scrolling stay as they are. Undefined: another file was opened meanwhile.
   * `copy` and `jobs` are for whoever reads them a second time. */
  openLive(
    name: string,
    files: SourceFiles,
    copy?: TakeCopy,
    jobs?: TakeJobs,
  ): Promise<Answer<Snapshot> | undefined>;
  /** Adds rows, or another jobs.json, to the live file on screen; or shows it as of the present
   * time. Undefined: not now, for another file is on screen or being opened. */
  appendRows(rows: Blob): Promise<Answer<Snapshot> | undefined>;
  replaceJobs(jobs: Blob): Promise<Answer<Snapshot> | undefined>;
  passTime(): Promise<void>;
  /** Opens what a report holds, under that name. */
  openReport(data: Blob, name: string): Promise<void>;
  /** Says of files why they are not opened here. */
  refuseFiles(files: readonly File[], reason: IntakeReason): void;
  cancel(): void;
  close(): void;
  dismissRefusal(refusal: Refusal): void;

  /** Changes what is looked at. Each call is one step of `undo`; calls in a row that belong to
   * the same `edit`, an object of the caller's, are one step together. */
  change(part: Partial<View>, edit?: object): void;
  undo(): void;
  readonly canUndo: ReadonlySignal<boolean>;
  /** How many changes lie behind the view. */
  readonly step: ReadonlySignal<number>;
  /** False until the reader picks a clock: then the age of the file decides. */
  readonly choseClock: ReadonlySignal<boolean>;
  /** Goes to a view that another history keeps, as that step; it is no new change. */
  travel(to: { readonly view: View; readonly choseClock: boolean }, step: number): void;
  resetFilters(): void;

  openHistory(history: RunHistory): void;
  closeHistory(): void;

  /** What a report of the open file holds; its first figures answer the query on screen. */
  makeReport(request: Omit<ReportRequest, 'query'>): Promise<Answer<ReportContent>>;
  fetchJob(job: string): Promise<Answer<JobDetail>>;
  /** Every job of the file, whatever is being looked at. */
  fetchJobs(): Promise<Answer<JobTable>>;
  fetchSparklines(jobs: readonly string[], steps: number): Promise<Answer<Sparklines>>;
  fetchRuns(history: RunHistory, offset: number, limit: number): Promise<Answer<RunPage>>;
}
