// What a shell gives to those who save reports.

export interface ReportSeat {
  /** Of the engine of reports. */
  startWorker(): Worker;
  /** The template, as the build packed it. */
  fetchTemplate(): Promise<Response>;
}
