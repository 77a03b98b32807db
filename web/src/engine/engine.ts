// The port to the engine. The page knows this interface and nothing of what is behind it.
import type {
  Dashboard,
  EngineError,
  JobDetail,
  JobRequest,
  Query,
  RunPage,
  RunsRequest,
  Snapshot,
  Sparklines,
  SparklinesRequest,
} from '../contract/contract.gen';
import type { ReportContent, ReportRequest } from './report_request';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: EngineError };

/** The files of one snapshot. Blobs are read in chunks inside the worker, never copied whole. */
export interface SourceFiles {
  readonly database: Blob;
  readonly wal?: Blob | undefined;
  readonly jobs?: Blob | undefined;
}

export interface Progress {
  readonly phase: 'reading' | 'analysing';
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/** The last so many days before `now` (epoch seconds), or before the last run of an old file. */
export interface NewestDays {
  readonly now: number;
  readonly days: number;
}

/** A first look: the newest days, while the rest of the file is still being read. */
export interface FirstLook extends NewestDays {
  /** From then on questions are answered from these days, until the opening ends. Comes at most once,
   * and never where the file has no such end or is open before. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
}

export interface Engine {
  open(
    files: SourceFiles,
    onProgress?: (progress: Progress) => void,
    firstLook?: FirstLook,
  ): Promise<Answer<Snapshot>>;
  /** A generated sample: about 40 jobs over 120 days that end at `now` (epoch seconds). */
  openSample(now: number): Promise<Answer<Snapshot>>;
  attachJobs(jobs: Blob): Promise<Answer<Snapshot>>;
  /** Adds the runs of a database whose row ids come after those of the open one. */
  append(rows: Blob): Promise<Answer<Snapshot>>;
  dashboard(query: Query): Promise<Answer<Dashboard>>;
  job(request: JobRequest): Promise<Answer<JobDetail>>;
  sparklines(request: SparklinesRequest): Promise<Answer<Sparklines>>;
  runs(request: RunsRequest): Promise<Answer<RunPage>>;
  /** Stops what is being opened or attached; what was open before stays. Where there is no such
   * thing, stops whatever runs and frees the memory. The engine can be opened again afterwards. */
  cancel(): void;
  /** The data of a report, reduced to the last days (0: all) and redacted. Refused while a file is
   * still being read. */
  report(request: ReportRequest): Promise<Answer<ReportContent>>;
  /** Opens such data, where this is the engine of a report. */
  openReport(data: Blob): Promise<Answer<Snapshot>>;
}
