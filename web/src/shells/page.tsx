// The standalone page: a worker beside this script is the engine, files come from the reader.
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { App } from '../app';
import { applyTheme, makePreference } from '../base/preferences';
import { makeLocalStore } from '../base/storage';
import { THEME_KEY, ThemeValues } from '../base/theme';
import { ConsoleGate } from '../console/console_gate';
import type { ConsoleSeat } from '../console/console_start';
import { makeWorkerEngine } from '../engine/worker_engine';
import { LOCALE_TAGS, LocaleValues, matchLocale } from '../i18n/locale';
import { listenForFiles, makeFilePicker, type Take } from '../intake/window_intake';
import { WINDOW_BROWSER } from '../links/browser';
import { asksForSample } from '../links/link_text';
import { makeLinks } from '../links/links';
import { makeSavedViews } from '../links/saved_views';
import { startPageFeed } from '../live/page_feed';
import { listenForKeys } from '../screens/actions';
import type { Host } from '../screens/host';
import { makeSession } from '../state/make_session';
import { BROWSER_TIME } from '../state/query_of';

const beside = (name: string) => new URL(name, import.meta.url).href;

function start(root: HTMLElement): void {
  const store = makeLocalStore();
  const engine = makeWorkerEngine({
    startWorker: () => new Worker(beside(ENGINE_WORKER_FILE)),
    wasm: beside(ENGINE_WASM_FILE),
  });
  const session = makeSession(engine, store, BROWSER_TIME);
  const take: Take = (files, bareFolder) => void session.openFiles(files, bareFolder);
  const links = makeLinks(session, WINDOW_BROWSER);
  const live = startPageFeed(session, asksForSample(location.hash));
  const theme = makePreference(store, THEME_KEY, ThemeValues, 'system');
  const seat: ConsoleSeat = {
    startWorker: () => new Worker(beside(CONSOLE_WORKER_FILE)),
    wasm: beside(CONSOLE_WASM_FILE),
    isOpen: signal(false),
    store,
  };
  const host: Host = {
    session,
    links: Object.assign(links, { saved: makeSavedViews(store) }),
    live,
    frame: 'page',
    root: document,
    theme,
    language: makePreference(
      store,
      'cronlens:language',
      LocaleValues,
      matchLocale(navigator.languages),
    ),
    shortcuts: makePreference(store, 'cronlens:shortcuts', ['on', 'off'], 'on'),
    isHelpOpen: signal(false),
    isConsoleOpen: seat.isOpen,
    Console: () => <ConsoleGate session={session} seat={seat} />,
    isDragging: signal(false),
    chooseFiles: makeFilePicker(take),
  };
  applyTheme(theme, document.documentElement);
  effect(() => {
    document.documentElement.lang = LOCALE_TAGS[host.language.value];
  });
  listenForFiles(take, host.isDragging);
  listenForKeys(host, document);
  root.replaceChildren();
  render(<App host={host} />, root);
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
