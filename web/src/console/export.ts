// The rows on screen as a file: CSV for spreadsheets, JSON for programs.
import { csvHead, csvRows } from '../exports/csv';
import type { SqlValue } from '../sql/api';
import type { Rows } from './protocol';

export function toCsv({ columns, rows }: Pick<Rows, 'columns' | 'rows'>): string {
  return csvHead(columns) + csvRows(rows.map((row) => row.map(csvValue)));
}

function csvValue(value: SqlValue) {
  return value instanceof Uint8Array ? toHex(value) : (value ?? undefined);
}

export function toJson({ columns, rows }: Pick<Rows, 'columns' | 'rows'>): string {
  const names = uniqueNames(columns);
  const objects = rows.map((row) =>
    Object.fromEntries(names.map((name, at) => [name, jsonValue(row[at] ?? null)])),
  );
  return `${JSON.stringify(objects, null, 1)}\n`;
}

function jsonValue(value: SqlValue): unknown {
  if (value instanceof Uint8Array) return toHex(value);
  return typeof value === 'bigint' ? value.toString() : value;
}

/** Columns of one name are told apart by a number. */
function uniqueNames(columns: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}_${times}`;
  });
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
