// What every page of its own has, wherever its files come from: its settings, its address, its window.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { App } from '../app';
import { applyTheme, makePreference } from '../base/preferences';
import type { TextStore } from '../base/storage';
import { THEME_KEY, ThemeValues } from '../base/theme';
import { loadWords } from '../i18n/load_words';
import { LocaleValues, matchLocale } from '../i18n/locale';
import { listenForFiles, makeFilePicker, type Take } from '../intake/window_intake';
import type { Links } from '../links/links';
import { makeSavedViews } from '../links/saved_views';
import { listenForKeys } from '../screens/actions';
import type { Host } from '../screens/host';
import type { Session } from '../state/session';

/** `more` is what this page has beside that; `take` where files go that are dropped or picked. */
export function makeHost(
  session: Session,
  links: Links,
  store: TextStore,
  more: Partial<Host>,
  take: Take = (files, bareFolder) => void session.openFiles(files, bareFolder),
): Host {
  const theme = makePreference(store, THEME_KEY, ThemeValues, 'system');
  const languages = matchLocale(navigator.languages);
  const host = {
    session,
    links: Object.assign(links, { saved: makeSavedViews(store) }),
    frame: 'page' as const,
    root: document,
    theme,
    language: makePreference(store, 'cronlens:language', LocaleValues, languages),
    loadWords,
    onSpeak: (tag: string) => {
      document.documentElement.lang = tag;
    },
    shortcuts: makePreference(store, 'cronlens:shortcuts', ['on', 'off'] as const, 'on'),
    isHelpOpen: signal(false),
    isDragging: signal(false),
    chooseFiles: makeFilePicker(take),
    ...more,
  };
  applyTheme(theme, document.documentElement);
  listenForFiles(take, host.isDragging);
  listenForKeys(host, document);
  return host;
}

export function show(host: Host, place: HTMLElement): void {
  place.replaceChildren();
  render(<App host={host} />, place);
}
