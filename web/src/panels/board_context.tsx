import { type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useI18n } from '../i18n/i18n';
import type { Links } from '../links/links';
import type { SavedViews } from '../links/saved_views';
import type { ReportSeat } from '../report/report_seat';
import type { Session } from '../state/session';
import { makeWords, type Words } from '../view_model/words';

/** Where the page has an address of its own. */
export interface BoardLinks extends Pick<Links, 'link' | 'follow'> {
  readonly saved: SavedViews;
}

/** What the panels of one board share. */
export interface BoardState {
  readonly session: Session;
  readonly links: BoardLinks | undefined;
  /** Absent where no report can be saved. */
  readonly reports: ReportSeat | undefined;
  /** Ids of the jobs whose details are open. */
  readonly expanded: Signal<ReadonlySet<string>>;
  /** The job that the table is to scroll to. */
  readonly wanted: Signal<string | undefined>;
}

export function makeBoardState(
  session: Session,
  links: BoardLinks | undefined,
  reports: BoardState['reports'],
): BoardState {
  return { session, links, reports, expanded: session.details, wanted: signal(undefined) };
}

export const BoardContext = createContext<BoardState | undefined>(undefined);

export function useBoard(): BoardState {
  const board = useContext(BoardContext);
  if (board === undefined) throw new Error('a panel is used outside a board');
  return board;
}

export function useWords(): Words {
  return makeWords(useI18n());
}

export function toggleJob({ expanded }: BoardState, id: string): void {
  const next = new Set(expanded.peek());
  if (!next.delete(id)) next.add(id);
  expanded.value = next;
}

/** Opens the details of a job and brings them on screen. */
export function revealJob({ expanded, wanted }: BoardState, id: string): void {
  expanded.value = new Set(expanded.peek()).add(id);
  wanted.value = id;
}
