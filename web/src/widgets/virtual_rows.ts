// Which rows of a long list are on screen. Browsers cap the height of an element, so very long
// lists are squeezed: the scrollbar then moves further than one row per row height.
const TALLEST = 10_000_000;

export interface VirtualRows {
  /** Height of the whole list. */
  readonly height: number;
  readonly first: number;
  /** One past the last row to draw. */
  readonly end: number;
  /** Where the first drawn row begins. */
  readonly top: number;
  /** Rows that fit on the screen. */
  readonly fitting: number;
}

interface VirtualInput {
  readonly count: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
  readonly scrollTop: number;
  readonly overscan: number;
}

export function virtualRows(input: VirtualInput): VirtualRows {
  const { count, rowHeight, viewHeight, scrollTop, overscan } = input;
  const height = Math.min(count * rowHeight, TALLEST);
  const at = scrollTop * squeeze(count * rowHeight, height, viewHeight);
  const first = Math.max(0, Math.min(Math.floor(at / rowHeight) - overscan, count - 1));
  const fitting = Math.max(1, Math.floor(viewHeight / rowHeight));
  const end = Math.min(count, Math.ceil((at + viewHeight) / rowHeight) + overscan);
  return { height, first, end, top: scrollTop - (at - first * rowHeight), fitting };
}

/** The scroll position that shows `row`, or undefined where it is on screen already. */
export function scrollToRow(row: number, input: VirtualInput): number | undefined {
  const { count, rowHeight, viewHeight, scrollTop } = input;
  const full = count * rowHeight;
  const ratio = squeeze(full, Math.min(full, TALLEST), viewHeight);
  const at = scrollTop * ratio;
  if (row * rowHeight < at) return (row * rowHeight) / ratio;
  const bottom = (row + 1) * rowHeight - viewHeight;
  return bottom > at ? bottom / ratio : undefined;
}

function squeeze(full: number, height: number, view: number): number {
  return height > view && full > height ? (full - view) / (height - view) : 1;
}
