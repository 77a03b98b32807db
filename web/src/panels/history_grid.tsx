// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out rows and keep its layout
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import type { JSX, RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Run, RunSort } from '../contract/contract.gen';
import type { RunHistory } from '../state/session';
import { SortButton } from '../widgets/sort_header';
import { useSize } from '../widgets/use_size';
import { scrollToRow, virtualRows } from '../widgets/virtual_rows';
import { useBoard, useWords } from './board_context';
import { cellClass, HistoryRow } from './history_row';
import { RUN_COLUMNS } from './run_columns';
import { type RunPages, useRunPages } from './use_run_pages';

const RUN_HEIGHT = 36;
const HEAD_HEIGHT = 36;

interface HistoryGridProps {
  readonly history: RunHistory;
  readonly chosen: Run | undefined;
  readonly onChoose: (run: Run | undefined) => void;
  readonly onTotal: (total: number) => void;
}

/** All runs of a job: only the rows on screen exist, and only their pages are fetched. */
export function HistoryGrid(props: HistoryGridProps): JSX.Element {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { rows, pages, total, active, setActive, setScrollTop, onKeyDown } = useHistoryRows(
    props,
    scroller,
  );
  if (pages.problem !== undefined) {
    const detail = pages.problem;
    return (
      <p class="cl-note">{total === 0 ? t('history.none') : t('common.failed', { detail })}</p>
    );
  }
  return (
    <div
      ref={scroller}
      class="cl-runs"
      role="grid"
      tabIndex={0}
      data-autofocus
      aria-label={t('history.grid')}
      aria-rowcount={total + 1}
      aria-activedescendant={`${id}-${active}`}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <Head history={props.history} />
      <div class="cl-runs__canvas" role="rowgroup" style={{ height: `${rows.height}px` }}>
        <div
          class="cl-runs__rows"
          role="presentation"
          style={{ transform: `translateY(${rows.top}px)` }}
        >
          <Rows
            id={id}
            first={rows.first}
            end={pages.total === undefined ? rows.end : Math.min(rows.end, total)}
            pages={pages}
            active={active}
            chosen={props.chosen}
            onPick={(row) => {
              setActive(row);
              props.onChoose(pages.run(row));
            }}
          />
        </div>
      </div>
    </div>
  );
}

/** Which rows are on screen, which one is active, and the keys that move it. */
function useHistoryRows(
  { history, onChoose, onTotal }: HistoryGridProps,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const { height } = useSize(scroller);
  const [scrollTop, setScrollTop] = useState(0);
  const [known, setKnown] = useState(1);
  const [active, setActive] = useState(0);
  const input = {
    count: known,
    rowHeight: RUN_HEIGHT,
    viewHeight: Math.max(height - HEAD_HEIGHT, RUN_HEIGHT),
    scrollTop,
    overscan: 6,
  };
  const rows = virtualRows(input);
  const pages = useRunPages(history, rows.first, rows.end);
  const total = pages.total ?? 0;
  useEffect(() => {
    setKnown(Math.max(1, total));
    if (pages.total !== undefined) onTotal(total);
  }, [pages.total]);
  const go = (row: number) => {
    const to = Math.max(0, Math.min(total - 1, row));
    setActive(to);
    const top = scrollToRow(to, input);
    if (top !== undefined && scroller.current) scroller.current.scrollTop = top;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const target = targetRow(event.key, active, rows.fitting, total);
    if (target !== undefined) go(target);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(pages.run(active));
    else return;
    event.preventDefault();
  };
  return { rows, pages, total, active, setActive, setScrollTop, onKeyDown };
}

function targetRow(key: string, at: number, page: number, total: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  };
  return moves[key];
}

interface RowsProps {
  readonly id: string;
  readonly first: number;
  readonly end: number;
  readonly pages: RunPages;
  readonly active: number;
  readonly chosen: Run | undefined;
  readonly onPick: (row: number) => void;
}

function Rows({ id, first, end, pages, active, chosen, onPick }: RowsProps): JSX.Element {
  return (
    <>
      {Array.from({ length: Math.max(0, end - first) }, (_, offset) => {
        const row = first + offset;
        const run = pages.run(row);
        return (
          <HistoryRow
            key={row}
            id={`${id}-${row}`}
            row={row}
            run={run}
            active={row === active}
            chosen={run !== undefined && run === chosen}
            onPick={() => onPick(row)}
          />
        );
      })}
    </>
  );
}

function Head({ history }: { readonly history: RunHistory }): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const sort = (by: RunSort) => {
    const turned = history.direction === 'ascending' ? 'descending' : 'ascending';
    session.openHistory({
      ...history,
      sort: by,
      direction: history.sort === by ? turned : 'descending',
    });
  };
  return (
    <div class="cl-run cl-run--head" role="row" aria-rowindex={1}>
      {RUN_COLUMNS.map((column) => {
        const sorted = history.sort === column.sort ? history.direction : undefined;
        const text = t(`history.${column.key}`);
        return (
          <div
            key={column.key}
            role="columnheader"
            class={cellClass(column)}
            aria-sort={sorted ?? 'none'}
          >
            <SortButton
              text={text}
              label={t('jobs.sort_by', { column: text })}
              sorted={sorted}
              onSort={() => sort(column.sort)}
            />
          </div>
        );
      })}
    </div>
  );
}
