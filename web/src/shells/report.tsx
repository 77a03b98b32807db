// An offline report: the page, its engine and its data are in the file that it was opened from.
import { makeLocalStore, makeMemoryStore } from '../base/storage';
import { makeWorkerEngine } from '../engine/worker_engine';
import { WINDOW_BROWSER } from '../links/browser';
import { makeLinks } from '../links/links';
import { type EmbeddedReport, embeddedReport } from '../report/embedded';
import { makeSession } from '../state/make_session';
import { BROWSER_TIME } from '../state/query_of';
import { makeHost, show } from './own_page';
import { ReportNotice } from './report_notice';

async function start(root: HTMLElement, report: EmbeddedReport): Promise<void> {
  const { meta } = report;
  const engine = makeWorkerEngine({ startWorker: report.startWorker, wasm: report.engine });
  // It opens as it was saved, whatever this reader looked at elsewhere. Windows end when it was made,
  // to the second: its first figures say the same.
  const time = { ...BROWSER_TIME, now: () => meta.made, isFixed: true };
  const session = makeSession(engine, makeMemoryStore(), time);
  const links = makeLinks(session, WINDOW_BROWSER, meta.link);
  const host = makeHost(session, links, makeLocalStore(), {
    Notice: () => <ReportNotice session={session} meta={meta} />,
  });
  links.start();
  // The first figures stay until the engine has its own.
  await session.openReport(await report.data(), meta.title);
  show(host, root);
}

const root = document.querySelector<HTMLElement>('#app');
const report = embeddedReport();
if (root !== null && report !== undefined) void start(root, report);
