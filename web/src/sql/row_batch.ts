// All rows of a statement, many with each call: their texts lie side by side and are decoded at once.
import type { SqlValue } from './api';
import { type Address, CODES, type SqlModule, TYPES } from './module';
import { CELL_BYTES, readCell } from './values';

/** engine/sql/rows.cpp: `Batch`. */
const HEAD_BYTES = 16;
const CELLS = 2048;
const TEXT_AT = HEAD_BYTES + CELLS * CELL_BYTES;

/** Returns SQLite's last code; `rows` gets what there is. */
export function readAll(
  module: SqlModule,
  statement: Address,
  rows: SqlValue[][],
  bigints: boolean,
): number {
  const batch = module.allocate(module.calls.batchBytes());
  try {
    let code: number;
    do {
      code = module.calls.stepRows(statement, batch);
      readBatch(module, batch, rows, bigints);
    } while (code === CODES.row);
    return code;
  } finally {
    module.calls.release(batch);
  }
}

function readBatch(module: SqlModule, batch: Address, rows: SqlValue[][], bigints: boolean): void {
  const { words } = module;
  const [count, columns, size] = words.subarray(batch >>> 2) as unknown as [number, number, number];
  const begin = batch + TEXT_AT;
  const texts = size === 0 ? '' : module.text(begin, size);
  // Where each byte is one unit, a text is the part at its bytes' place.
  const arePlain = texts.length === size;
  let cell = batch + HEAD_BYTES;
  for (let at = 0; at < count; at += 1) {
    const row: SqlValue[] = new Array(columns);
    for (let column = 0; column < columns; column += 1, cell += CELL_BYTES) {
      const from = (words[(cell >>> 2) + 6] as number) - begin;
      const isThere = words[(cell >>> 2) + 4] === TYPES.text && from >= 0 && from <= size;
      row[column] =
        isThere && arePlain
          ? texts.slice(from, from + (words[(cell >>> 2) + 5] as number))
          : readCell(module, cell, 0, bigints);
    }
    rows.push(row);
  }
}
