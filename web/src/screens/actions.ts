// Everything that has a key: the one table that drives the shortcuts and the help.
import { targetOf } from '../base/dom';
import { ThemeValues } from '../base/theme';
import type { MessageKey } from '../i18n/words';
import type { Host } from './host';

export interface Action {
  readonly id: string;
  readonly label: MessageKey;
  /** A character of `event.key`. */
  readonly key: string;
  /** Needs Ctrl or Cmd: works with single-key shortcuts switched off, too. */
  readonly withModifier?: boolean;
  run(host: Host): void;
}

export const ACTIONS: readonly Action[] = [
  { id: 'open', label: 'app.open_another', key: 'o', run: (host) => host.chooseFiles?.() },
  { id: 'search', label: 'help.search', key: '/', run: focusSearch },
  {
    id: 'undo',
    label: 'help.undo',
    key: 'z',
    withModifier: true,
    run: ({ session }) => session.undo(),
  },
  { id: 'reset', label: 'help.reset', key: 'c', run: ({ session }) => session.resetFilters() },
  { id: 'theme', label: 'help.theme', key: 't', run: nextTheme },
  { id: 'dismiss', label: 'help.dismiss', key: 'x', run: dismissAll },
  { id: 'console', label: 'app.console', key: 's', run: openConsole },
  {
    id: 'help',
    label: 'help.help',
    key: '?',
    run: ({ isHelpOpen }) => {
      isHelpOpen.value = true;
    },
  },
];

/** Keys that the browser and the dialogs handle; listed in the help only. */
export const FIXED_KEYS: readonly { readonly key: string; readonly label: MessageKey }[] = [
  { key: 'Tab', label: 'help.tab' },
  { key: 'Esc', label: 'help.escape' },
];

/** `scope` is where keys are listened to. Returns: a function that stops listening. */
export function listenForKeys(host: Host, scope: Document | HTMLElement): () => void {
  const onKeyDown = (event: Event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const action = ACTIONS.find((candidate) => matches(candidate, event));
    if (action === undefined || event.defaultPrevented || isBlocked(host, event)) return;
    if (action.withModifier !== true && host.shortcuts.value === 'off') return;
    event.preventDefault();
    action.run(host);
  };
  scope.addEventListener('keydown', onKeyDown);
  return () => scope.removeEventListener('keydown', onKeyDown);
}

function matches(action: Action, event: KeyboardEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey;
  if (event.altKey || hasModifier !== (action.withModifier ?? false)) return false;
  if (hasModifier && event.shiftKey) return false;
  return event.key.toLowerCase() === action.key;
}

/** Letters belong to the field that is being typed in, and to an open dialog. */
function isBlocked({ root }: Host, event: KeyboardEvent): boolean {
  const target = targetOf(event);
  if (root.querySelector('dialog[open]') !== null) return true;
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function openConsole({ session, isConsoleOpen }: Host): void {
  if (isConsoleOpen && session.file.peek()?.source) isConsoleOpen.value = true;
}

function focusSearch({ root }: Host): void {
  const field = root.querySelector<HTMLInputElement>('input[type="search"]');
  field?.select();
  field?.focus();
}

function nextTheme({ theme }: Host): void {
  if (theme === undefined) return;
  const at = ThemeValues.indexOf(theme.value);
  theme.value = ThemeValues[(at + 1) % ThemeValues.length] ?? 'system';
}

function dismissAll({ session }: Host): void {
  for (const refusal of session.refusals.value) session.dismissRefusal(refusal);
}
