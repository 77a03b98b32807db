import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { JobTable } from '../contract/contract.gen';
import { usePrinting } from '../widgets/use_printing';
import { useSize } from '../widgets/use_size';
import { type OpenRow, type RowWindow, rowTop, windowRows } from '../widgets/window_rows';
import { useBoard } from './board_context';

export const ROW_HEIGHT = 45;
const DRAW_ALL_UP_TO = 60;
const OVERSCAN = 8;
const DETAIL_HEIGHT = 420;

export interface TableWindow {
  /** The rows to draw. */
  readonly rows: RowWindow;
  /** The rows that can be seen, roughly. */
  readonly seen: RowWindow;
  readonly reportHeight: (id: string, height: number) => void;
}

/** The rows of the jobs table that are worth drawing; all of them for paper. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, jobs: JobTable): TableWindow {
  const { expanded, wanted } = useBoard();
  const { height } = useSize(scroller);
  const scrollTop = useScrollTop(scroller);
  const printing = usePrinting();
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const open = useMemo(
    () => openRows(jobs, expanded.value, heights),
    [jobs, expanded.value, heights],
  );
  const base = { count: jobs.ids.length, rowHeight: ROW_HEIGHT, open, viewHeight: height || 800 };
  const seen = windowRows({ ...base, scrollTop, overscan: OVERSCAN });
  const all = { first: 0, end: jobs.ids.length, above: 0, below: 0 };
  useReveal(scroller, jobs, wanted.value, open, () => {
    wanted.value = undefined;
  });
  return {
    rows: printing || jobs.ids.length <= DRAW_ALL_UP_TO ? all : seen,
    seen,
    reportHeight: (id, value) =>
      setHeights((old) => (old.get(id) === value ? old : new Map(old).set(id, value))),
  };
}

function openRows(
  jobs: JobTable,
  ids: ReadonlySet<string>,
  heights: ReadonlyMap<string, number>,
): OpenRow[] {
  if (ids.size === 0) return [];
  return jobs.ids
    .toArray()
    .flatMap((id, index) =>
      ids.has(id) ? [{ index, extra: heights.get(id) ?? DETAIL_HEIGHT }] : [],
    );
}

function useScrollTop(scroller: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = () => setTop(Math.floor(element.scrollTop / ROW_HEIGHT) * ROW_HEIGHT);
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, []);
  return top;
}

function useReveal(
  scroller: RefObject<HTMLElement | null>,
  jobs: JobTable,
  id: string | undefined,
  open: readonly OpenRow[],
  done: () => void,
): void {
  useEffect(() => {
    if (id === undefined || scroller.current === null) return;
    const row = jobs.ids.toArray().indexOf(id);
    done();
    if (row < 0) return;
    scroller.current.scrollTop = rowTop(row, { rowHeight: ROW_HEIGHT, open });
    scroller.current.parentElement?.scrollIntoView({ block: 'start' });
    const find = () =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row="${row}"] button`)
        ?.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(find));
  }, [id]);
}
