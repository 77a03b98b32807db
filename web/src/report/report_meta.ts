// What a report says of itself, and where its parts are in the file.

export const REPORT_SCHEMA = 'cronlens.report/1';

export const IDS = { app: 'cl-report-app', engine: 'cl-report-engine', data: 'cl-report-data' };

export const REDACTIONS = ['names', 'ids', 'costs'] as const;

export interface ReportMeta {
  readonly schema: typeof REPORT_SCHEMA;
  readonly title: string;
  /** The moment that windows end at, epoch seconds. */
  readonly made: number;
  /** Only runs of the last days before; absent where there are all. */
  readonly days?: number | undefined;
  /** Runs that are not in it because of that. */
  readonly leftOut: number;
  /** What was taken out. */
  readonly redacted: readonly (typeof REDACTIONS)[number][];
  /** The view that it opens with. */
  readonly link: string;
}
