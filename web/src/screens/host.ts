// What the screens share beside the session: settings of the reader and things the page can do.
import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext, type FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import type { Root } from '../base/dom';
import type { Theme } from '../base/theme';
import type { Locale } from '../i18n/locale';
import type { LoadWords } from '../i18n/words';
import type { Links } from '../links/links';
import type { SavedViews } from '../links/saved_views';
import type { LiveFeed } from '../live/feed';
import type { ReportSeat } from '../report/report_seat';
import type { BudgetAlert, Session } from '../state/session';

export interface Host {
  readonly session: Session;
  /** Where there is a server with data. */
  readonly live?: LiveFeed | undefined;
  /** A page of its own, or a tab in a page of somebody else: that has a title and a theme. */
  readonly frame: 'page' | 'tab';
  /** Where everything is rendered. */
  readonly root: Root;
  /** Absent where the page has no address of its own. */
  readonly links?: (Links & { readonly saved: SavedViews }) | undefined;
  /** Absent where no report can be saved. */
  readonly reports?: ReportSeat | undefined;
  /** Undefined where the page around decides. */
  readonly theme: Signal<Theme> | undefined;
  readonly language: Signal<Locale>;
  readonly loadWords: LoadWords;
  /** Hears the tag of the language whose words are on screen. */
  readonly onSpeak: (tag: string) => void;
  readonly shortcuts: Signal<'on' | 'off'>;
  readonly isHelpOpen: Signal<boolean>;
  /** Without these there is no SQL console. */
  readonly isConsoleOpen?: Signal<boolean>;
  readonly Console?: FunctionComponent;
  /** The view that helps to decide; without it there are the panels alone. */
  readonly Decide?: FunctionComponent;
  /** How the reader's limits stand, once that is known. */
  readonly budgetAlert?: ReadonlySignal<BudgetAlert | undefined>;
  readonly isDragging: Signal<boolean>;
  /** Absent where no other file can be opened: in a report. */
  readonly chooseFiles?: (() => void) | undefined;
  /** Shown while nothing is open, in the place of the page's own. */
  readonly Home?: FunctionComponent;
  /** Shown above everything that is open. */
  readonly Notice?: FunctionComponent;
}

export const HostContext = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('a screen needs a host');
  return host;
}
