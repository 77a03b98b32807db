// Values on their way between SQLite and JavaScript, as sql.js converts them.
import type { SqlValue } from './api';
import { type Address, type SqlModule, TYPES } from './module';

export const CELL_BYTES = 32;

/** `cells`: engine/sql/host.hpp has their layout. */
export function readCell(
  module: SqlModule,
  cells: Address,
  index: number,
  bigints: boolean,
): SqlValue {
  const at = cells + index * CELL_BYTES;
  switch (module.words[(at >>> 2) + 4]) {
    case TYPES.integer:
      return bigints
        ? (module.longs[(at >>> 3) + 1] as bigint)
        : (module.doubles[at >>> 3] as number);
    case TYPES.float:
      return module.doubles[at >>> 3] as number;
    case TYPES.text:
      return module.text(module.words[(at >>> 2) + 6] as number, sizeAt(module, at));
    case TYPES.blob: {
      const begin = module.words[(at >>> 2) + 6] as number;
      return module.bytes.slice(begin, begin + sizeAt(module, at));
    }
    default:
      return null;
  }
}

function sizeAt(module: SqlModule, at: Address): number {
  return module.words[(at >>> 2) + 5] as number;
}

export function readRow(
  module: SqlModule,
  cells: Address,
  count: number,
  bigints: boolean,
): SqlValue[] {
  const row: SqlValue[] = new Array(count);
  for (let index = 0; index < count; index += 1) {
    row[index] = readCell(module, cells, index, bigints);
  }
  return row;
}

/** Returns SQLite's code. Throws: a string for a value that has no place in a database. */
export function bindValue(
  module: SqlModule,
  statement: Address,
  at: number,
  value: unknown,
): number {
  const { calls } = module;
  switch (typeof value) {
    case 'string':
      return bindText(module, statement, at, value);
    case 'bigint':
      return bindText(module, statement, at, value.toString());
    case 'number':
      return bindNumber(module, statement, at, value);
    case 'boolean':
      return calls.bindInteger(statement, at, value ? 1 : 0);
    case 'object':
      if (value === null) return calls.bindNull(statement, at);
      if (isList(value)) {
        return calls.bindBlob(statement, at, module.copyIn(value), value.length);
      }
  }
  // Not an Error: whoever comes from sql.js catches a string here.
  throw `Wrong API use : tried to bind a value of an unknown type (${value}).`;
}

function bindNumber(module: SqlModule, statement: Address, at: number, value: number): number {
  // What does not fit in 32 bits is a REAL, as in sql.js.
  const { calls } = module;
  if (value === (value | 0)) return calls.bindInteger(statement, at, value);
  return calls.bindNumber(statement, at, value);
}

function bindText(module: SqlModule, statement: Address, at: number, text: string): number {
  const { address, size } = module.textIn(text);
  return module.calls.bindText(statement, at, address, size);
}

export function isList(value: object): value is ArrayLike<number> {
  return (value as { length?: unknown }).length != null;
}
