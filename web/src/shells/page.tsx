// The standalone page: a worker beside this script is the engine, files come from the reader.
import { signal } from '@preact/signals';
import { makeLocalStore } from '../base/storage';
import { ConsoleGate } from '../console/console_gate';
import type { ConsoleSeat } from '../console/console_start';
import { watchBudgets } from '../decide/budgets/watch_budgets';
import { DecideGate } from '../decide/decide_gate';
import { makeWorkerEngine } from '../engine/worker_engine';
import { WINDOW_BROWSER } from '../links/browser';
import { asksForSample } from '../links/link_text';
import { makeLinks } from '../links/links';
import { fetchFromServer, startPageFeed } from '../live/page_feed';
import { isLivePage } from '../live/sign_in';
import type { Host } from '../screens/host';
import { makeSession } from '../state/make_session';
import { BROWSER_TIME } from '../state/query_of';
import { makeDecideSeat, takeForDecide } from './decide_seat';
import { makeHost, show } from './own_page';

const beside = (name: string) => new URL(name, import.meta.url).href;

function start(root: HTMLElement): void {
  const store = makeLocalStore();
  const engine = makeWorkerEngine({
    startWorker: () => new Worker(beside(ENGINE_WORKER_FILE)),
    wasm: beside(ENGINE_WASM_FILE),
  });
  const session = makeSession(engine, store, BROWSER_TIME);
  const decide = makeDecideSeat(store, {
    startWorker: () => new Worker(beside(DECIDE_WORKER_FILE)),
    wasm: beside(DECIDE_WASM_FILE),
    prices: beside(DECIDE_PRICES_FILE),
    style: beside(DECIDE_STYLE_FILE),
    fetchBudget: isLivePage() ? () => fetchFromServer('/budget.yaml') : undefined,
  });
  const take = takeForDecide(
    session,
    decide,
    (files, bareFolder) => void session.openFiles(files, bareFolder),
  );
  const links = makeLinks(session, WINDOW_BROWSER);
  const live = startPageFeed(session, asksForSample(location.hash));
  const seat: ConsoleSeat = {
    startWorker: () => new Worker(beside(CONSOLE_WORKER_FILE)),
    wasm: beside(CONSOLE_WASM_FILE),
    isOpen: signal(false),
    store,
  };
  const more: Partial<Host> = {
    live,
    isConsoleOpen: seat.isOpen,
    Console: () => <ConsoleGate session={session} seat={seat} />,
    Decide: () => <DecideGate session={session} seat={decide} />,
    budgetAlert: decide.alert,
    reports: {
      startWorker: () => new Worker(beside(REPORT_WORKER_FILE)),
      fetchTemplate: () => fetch(beside(REPORT_FILE)),
    },
  };
  const host = makeHost(session, links, store, more, take);
  show(host, root);
  watchBudgets(session, decide);
  links.start();
  if (live !== undefined) engine.warm();
  else if (session.phase.peek().kind === 'empty') whenIdle(engine.warm);
}

function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 1000 });
  else setTimeout(run, 200);
}

const root = document.querySelector<HTMLElement>('#app');
if (root !== null) start(root);
