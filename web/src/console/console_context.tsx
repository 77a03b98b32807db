// What the parts of the console share.
import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext, type RefObject } from 'preact';
import { useContext } from 'preact/hooks';
import type { TextStore } from '../base/storage';
import type { ConsoleHost } from './console_host';
import type { SqlFault } from './protocol';
import type { SavedQuery } from './saved';
import type { ConsoleWords } from './words';

export interface ConsoleView {
  readonly host: ConsoleHost;
  readonly store: TextStore;
  readonly words: ConsoleWords;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly text: Signal<string>;
  /** What is wrong with the text as it stands. */
  readonly fault: ReadonlySignal<SqlFault | undefined>;
  /** The newest first. */
  readonly recent: Signal<readonly string[]>;
  readonly saved: Signal<readonly SavedQuery[]>;
  /** Runs a text, which becomes the one in the editor; without one, that. */
  readonly run: (sql?: string) => void;
}

export const ConsoleContext = createContext<ConsoleView | undefined>(undefined);

export function useConsole(): ConsoleView {
  const view = useContext(ConsoleContext);
  if (view === undefined) throw new Error('a part of the console needs the console');
  return view;
}
