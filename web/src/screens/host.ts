// What the screens share beside the session: settings of the reader and things the page can do.
import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Theme } from '../base/theme';
import type { Locale } from '../i18n/locale';
import type { Session } from '../state/session';

export interface Host {
  readonly session: Session;
  readonly theme: Signal<Theme>;
  readonly language: Signal<Locale>;
  readonly shortcuts: Signal<'on' | 'off'>;
  readonly isHelpOpen: Signal<boolean>;
  readonly isDragging: Signal<boolean>;
  chooseFiles(): void;
}

export const HostContext = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('a screen needs a host');
  return host;
}
