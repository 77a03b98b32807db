// Comma-separated values as RFC 4180 has them, so that SQLite and every spreadsheet read the same
// rows: a line of names, then the rows, and nothing else. Comment lines and extra rows would be
// read as data, so the query and the date of the data are in the name of the file, and whole in
// the JSON of the same table.
import type { Cell, Row } from './table';

/** SQLite's integers are larger than a number holds. */
type CsvCell = Cell | bigint;

/** Spreadsheets take text for the local encoding without it; SQLite passes over it. */
const BYTE_ORDER_MARK = '\ufeff';

export function csvHead(names: readonly string[]): string {
  return BYTE_ORDER_MARK + csvRows([names]);
}

export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = guarded(cell);
  // Semicolons and tabs separate elsewhere.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** To be pasted into a spreadsheet: it has no way to quote, so breaks become spaces. */
export function pasteRows(rows: readonly Row[]): string {
  const text = (cell: Cell) =>
    typeof cell === 'string' ? guarded(cell).replace(/[\t\r\n]+/g, ' ') : String(cell ?? '');
  return rows.map((row) => `${row.map(text).join('\t')}\n`).join('');
}

/** What a spreadsheet may run: a sign, also a full-width one, behind anything that it passes over;
 * and an apostrophe, so that taking one away always gives the text back. */
const DANGEROUS =
  /^(?:[\p{White_Space}\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n'])/u;

/** Texts only: a negative number is a number. A text cannot hold U+0000 in most readers. */
export function guarded(text: string): string {
  const whole = text.replaceAll('\0', '\ufffd');
  return DANGEROUS.test(whole) ? `'${whole}` : whole;
}
