// The reader's own settings: theme, language, single-key shortcuts. Each is kept between visits.
import { effect, type Signal, signal } from '@preact/signals';
import type { TextStore } from './storage';
import { markTheme, type Theme } from './theme';

/** A signal that starts from the store and writes back; a value that is not allowed is ignored. */
export function makePreference<T extends string>(
  store: TextStore,
  key: string,
  allowed: readonly T[],
  otherwise: T,
): Signal<T> {
  const stored = store.read(key);
  const initial = allowed.find((value) => value === stored) ?? otherwise;
  const preference = signal<T>(initial);
  preference.subscribe((value) => {
    if (value !== (store.read(key) ?? otherwise)) store.write(key, value);
  });
  return preference;
}

export function applyTheme(theme: Signal<Theme>, root: HTMLElement): () => void {
  return effect(() => markTheme(theme.value, root));
}
