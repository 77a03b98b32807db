// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out rows and keep its layout
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are read, the scroller has the focus
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling place needs the keyboard
import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { SqlValue } from '../sql/api';
import { useSize } from '../widgets/use_size';
import { virtualRows } from '../widgets/virtual_rows';
import { useConsole } from './console_context';
import { toHex } from './export';
import type { Rows } from './protocol';

const ROW_HEIGHT = 28;
const LONGEST_SHOWN = 300;

/** All rows, of which only those on screen exist. */
export function ResultGrid({ rows }: { readonly rows: Rows }): JSX.Element {
  const { words } = useConsole();
  const scroller = useRef<HTMLDivElement>(null);
  const { height } = useSize(scroller);
  const [scrollTop, setScrollTop] = useState(0);
  const widths = useMemo(() => widthsOf(rows), [rows.columns, rows.rows[0]]);
  const shown = virtualRows({
    count: rows.rows.length,
    rowHeight: ROW_HEIGHT,
    viewHeight: Math.max(height - ROW_HEIGHT, ROW_HEIGHT),
    scrollTop,
    overscan: 8,
  });
  const grid = { gridTemplateColumns: `${widths.map((ch) => `${ch}ch`).join(' ')} 1fr` };
  return (
    <div
      ref={scroller}
      class="cl-sql__grid"
      role="table"
      tabIndex={0}
      aria-label={words.t('result')}
      aria-rowcount={rows.rows.length + 1}
      onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
    >
      <div class="cl-sql__row cl-sql__row--head" role="row" style={grid}>
        {rows.columns.map((name, at) => (
          <span
            key={at}
            role="columnheader"
            class={`cl-sql__cell cl-sql__cell--${isNumeric(rows, at) ? 'number' : 'text'}`}
            title={name}
          >
            {name}
          </span>
        ))}
      </div>
      <div role="rowgroup" class="cl-sql__canvas" style={{ height: `${shown.height}px` }}>
        <div
          role="presentation"
          class="cl-sql__rows"
          style={{ transform: `translateY(${shown.top}px)` }}
        >
          {rows.rows.slice(shown.first, shown.end).map((row, offset) => (
            <div
              key={shown.first + offset}
              class="cl-sql__row"
              role="row"
              aria-rowindex={shown.first + offset + 2}
              style={grid}
            >
              {row.map((value, at) => (
                <Cell key={at} value={value} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Cell({ value }: { readonly value: SqlValue }): JSX.Element {
  const { words } = useConsole();
  if (value === null) {
    return (
      <span role="cell" class="cl-sql__cell cl-sql__cell--null">
        NULL
      </span>
    );
  }
  if (value instanceof Uint8Array) {
    const size = words.t('blob', { count: value.length });
    return (
      <span role="cell" class="cl-sql__cell cl-sql__cell--blob" title={size}>
        {toHex(value.subarray(0, 32))}
      </span>
    );
  }
  const kind = typeof value === 'string' ? 'text' : 'number';
  const text = String(value);
  return (
    <span role="cell" class={`cl-sql__cell cl-sql__cell--${kind}`} title={text.slice(0, 2000)}>
      {kind === 'text' ? <bdi>{text.slice(0, LONGEST_SHOWN)}</bdi> : text}
    </span>
  );
}

/** As the first row that has a value. */
function isNumeric({ rows }: Rows, at: number): boolean {
  return typeof rows.find((row) => row[at] !== null)?.[at] === 'number';
}

/** In characters, from what the first rows need. */
function widthsOf({ columns, rows }: Rows): number[] {
  return columns.map((name, at) => {
    const longest = rows.slice(0, 200).reduce((most, row) => {
      return Math.max(most, String(row[at] ?? 'NULL').length);
    }, name.length);
    return Math.min(Math.max(longest + 2, 7), 42);
  });
}
