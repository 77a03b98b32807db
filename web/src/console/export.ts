// The rows on screen as a file: CSV for spreadsheets, JSON for programs.
import type { SqlValue } from '../sql/api';
import type { Rows } from './protocol';

/** RFC 4180, with a byte order mark, without which spreadsheets guess the encoding. */
export function toCsv({ columns, rows }: Pick<Rows, 'columns' | 'rows'>): string {
  const lines = [columns, ...rows].map((row) => row.map(csvField).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvField(value: SqlValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = typeof value === 'string' ? harmless(value) : toHex(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run a text that begins like this as a formula. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
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
