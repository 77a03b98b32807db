// One mount of the tab: everything it starts is in here, and ends with it.
import { signal } from '@preact/signals';
import { Component, type ComponentChildren, render } from 'preact';
import { App } from '../app';
import { makePreference } from '../base/preferences';
import { makeLocalStore } from '../base/storage';
import { makeWorkerEngine } from '../engine/worker_engine';
import { LocaleValues, matchLocale } from '../i18n/locale';
import { listenForFiles, makeFilePicker, type Take } from '../intake/window_intake';
import type { ReportSeat } from '../report/report_seat';
import { listenForKeys } from '../screens/actions';
import type { Host } from '../screens/host';
import { makeSession } from '../state/make_session';
import { BROWSER_TIME } from '../state/query_of';
import { type Connection, makeConnection } from './connection';
import { fetchEngine } from './engine_bytes';
import { fetchWords } from './fetch_words';
import { Home } from './home';
import { followTheme } from './host_theme';
import { NoSync } from './notice';
import { fetchOf, type HermesSdk } from './sdk';

/** Returns: what ends it. */
export function mount(place: HTMLElement, sdk: HermesSdk, base: string): () => void {
  const ends: (() => void)[] = [];
  const stopped = new AbortController();
  ends.push(() => stopped.abort());

  // A shadow root: the host's resets and themes, which may hold any CSS, do not reach in, none of
  // ours reaches out, and the style goes with the element. Custom properties are inherited.
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'open' });
  const app = document.createElement('div');
  app.className = 'cl-app';
  place.append(element);
  ends.push(() => element.remove());

  const authedFetch = fetchOf(sdk);
  const engine = makeEngine(authedFetch, base, stopped.signal);
  ends.push(engine.stop);
  const store = makeLocalStore();
  const session = makeSession(engine, store, BROWSER_TIME);
  const connection = makeConnection(authedFetch, session);
  ends.push(connection.stop);

  const take: Take = (files, bareFolder) => void session.openFiles(files, bareFolder);
  const languages = matchLocale(navigator.languages);
  const host: Host = {
    session,
    get live() {
      return connection.health.value?.kind === 'there' ? connection.feed : undefined;
    },
    frame: 'tab',
    root,
    theme: undefined,
    language: makePreference(store, 'cronlens:language', LocaleValues, languages),
    loadWords: (wanted) => fetchWords(wanted, base),
    onSpeak: (tag) => {
      app.lang = tag;
    },
    shortcuts: makePreference(store, 'cronlens:shortcuts', ['on', 'off'], 'on'),
    isHelpOpen: signal(false),
    isDragging: signal(false),
    chooseFiles: makeFilePicker(take, () => app),
    reports: reportsFrom(base),
    Home: () => <Home connection={connection} />,
    Notice: () => <NoSync connection={connection} />,
  };
  ends.push(listenForFiles(take, host.isDragging, app), listenForKeys(host, app));
  ends.push(
    whenStyled(root, base, () => {
      ends.push(followTheme(element, root));
      show(host, root, app);
    }),
  );
  ends.push(() => render(null, app));
  ends.push(followProfile(sdk, connection));
  return () => {
    for (const end of ends.reverse()) end();
  };
}

function reportsFrom(base: string): ReportSeat {
  const beside = (name: string) => new URL(`${name}?v=${APP_VERSION}`, base);
  return {
    startWorker: () => new Worker(beside('report_worker.js')),
    fetchTemplate: () => fetch(beside('report.map'), { credentials: 'same-origin' }),
  };
}

function makeEngine(authedFetch: ReturnType<typeof fetchOf>, base: string, signal: AbortSignal) {
  let bytes: Promise<ArrayBuffer> | undefined;
  const get = () => {
    bytes ??= fetchEngine({ authedFetch, base, version: ENGINE_VERSION, signal });
    // What failed is tried again with the next file.
    bytes.catch(() => {
      bytes = undefined;
    });
    return bytes;
  };
  return makeWorkerEngine({
    startWorker: () => new Worker(new URL(`worker.js?v=${APP_VERSION}`, base).href),
    wasm: get,
  });
}

/** Nothing is drawn before its style is there. */
function whenStyled(root: ShadowRoot, base: string, draw: () => void): () => void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`style.css?v=${APP_VERSION}`, base).href;
  link.onload = draw;
  link.onerror = draw;
  root.append(link);
  return () => {
    link.onload = null;
    link.onerror = null;
  };
}

function show(host: Host, root: ShadowRoot, app: HTMLElement): void {
  root.append(app);
  render(
    <Boundary>
      <App host={host} />
    </Boundary>,
    app,
  );
}

/** A fault of a component takes this tab down, not the dashboard. */
class Boundary extends Component<{ readonly children: ComponentChildren }, { fault?: string }> {
  override componentDidCatch(reason: unknown): void {
    this.setState({ fault: reason instanceof Error ? reason.message : String(reason) });
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return (
      <p class="cl-hermes" role="alert">
        Cronlens: {fault}
      </p>
    );
  }
}

function followProfile({ profileScope }: HermesSdk, connection: Connection): () => void {
  const use = () => connection.use(profileScope?.profile ?? '');
  use();
  return profileScope?.subscribe(use) ?? (() => undefined);
}
