// Which rows of a table are on screen when some of them are open and taller than the others.

export interface OpenRow {
  readonly index: number;
  readonly extra: number;
}

export interface RowWindow {
  readonly first: number;
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

interface RowInput {
  readonly count: number;
  readonly rowHeight: number;
  /** In rising order of index. */
  readonly open: readonly OpenRow[];
  readonly scrollTop: number;
  readonly viewHeight: number;
  readonly overscan: number;
}

export function windowRows(input: RowInput): RowWindow {
  const { count, scrollTop, viewHeight, overscan } = input;
  const top = (row: number) => rowTop(row, input);
  const first = Math.max(0, rowAt(scrollTop, count, top) - overscan);
  const end = Math.min(count, rowAt(scrollTop + viewHeight, count, top) + 1 + overscan);
  return { first, end, above: top(first), below: top(count) - top(end) };
}

export function rowTop(
  row: number,
  { rowHeight, open }: Pick<RowInput, 'rowHeight' | 'open'>,
): number {
  let top = row * rowHeight;
  for (const { index, extra } of open) if (index < row) top += extra;
  return top;
}

function rowAt(y: number, count: number, top: (row: number) => number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (top(middle) <= y) low = middle;
    else high = middle;
  }
  return low;
}
