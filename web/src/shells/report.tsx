// An offline report: the page, its engine and its data are in the file that it was opened from. It
// opens no other file: its engine has nothing that reads one.
import { makeLocalStore, makeMemoryStore } from '../base/storage';
import { watchBudgets } from '../decide/budgets/watch_budgets';
import { DecideGate } from '../decide/decide_gate';
import { makeWorkerEngine } from '../engine/worker_engine';
import type { Take } from '../intake/window_intake';
import { WINDOW_BROWSER } from '../links/browser';
import { makeLinks } from '../links/links';
import { type EmbeddedReport, embeddedReport } from '../report/embedded';
import type { Host } from '../screens/host';
import { makeSession } from '../state/make_session';
import { BROWSER_TIME } from '../state/query_of';
import { makeDecideSeat, takeForDecide } from './decide_seat';
import { makeHost, show } from './own_page';
import { ReportNotice } from './report_notice';

async function start(root: HTMLElement, report: EmbeddedReport): Promise<void> {
  const { meta } = report;
  const given = { startWorker: report.startWorker, wasm: report.engine };
  const engine = makeWorkerEngine(given);
  // It opens as it was saved, whatever this reader looked at elsewhere. Windows end when it was made,
  // to the second: its first figures say the same.
  const time = { ...BROWSER_TIME, now: () => meta.made, isFixed: true };
  const session = makeSession(engine, makeMemoryStore(), time);
  const links = makeLinks(session, WINDOW_BROWSER, meta.link);
  const store = makeLocalStore();
  const decide = makeDecideSeat(store, { ...given, prices: report.prices });
  // What was taken out is not to be worked out again from tokens and prices.
  const isPriced = !meta.redacted.includes('costs');
  const refuse: Take = (files) => session.refuseFiles(files, { kind: 'in_report' });
  const take = isPriced ? takeForDecide(session, decide, refuse) : refuse;
  const more: Partial<Host> = {
    chooseFiles: undefined,
    Home: () => null,
    Notice: () => <ReportNotice session={session} meta={meta} />,
  };
  const priced: Partial<Host> = {
    Decide: () => <DecideGate session={session} seat={decide} />,
    budgetAlert: decide.alert,
  };
  const host = makeHost(session, links, store, { ...more, ...(isPriced ? priced : {}) }, take);
  links.start();
  // The first figures stay until the engine has its own.
  await session.openReport(await report.data(), meta.title);
  show(host, root);
  if (isPriced) watchBudgets(session, decide);
}

const root = document.querySelector<HTMLElement>('#app');
const report = embeddedReport();
if (root !== null && report !== undefined) void start(root, report);
