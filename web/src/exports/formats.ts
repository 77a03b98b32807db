// A table in one of the formats, in parts as they come.
import type { Words } from '../view_model/words';
import { type About, aboutJson, aboutLines } from './about';
import { csvHead, csvRows, pasteRows } from './csv';
import type { Cell, ExportTable, Row, TableField } from './table';

export const TABLE_SCHEMA = 'cronlens.table/1';

export const TEXT_TYPES = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  md: 'text/markdown;charset=utf-8',
  tsv: 'text/tab-separated-values',
} as const;
export type TextFormat = keyof typeof TEXT_TYPES;

interface Writer {
  head(table: ExportTable, about: About, words: Words): string;
  rows(rows: readonly Row[], table: ExportTable, isFirst: boolean): string;
  readonly end: string;
}

export async function* textParts(
  format: TextFormat,
  table: ExportTable,
  about: About,
  words: Words,
): AsyncGenerator<string> {
  const writer = WRITERS[format];
  yield writer.head(table, about, words);
  let isFirst = true;
  for await (const rows of table.rows()) {
    if (rows.length === 0) continue;
    yield writer.rows(rows, table, isFirst);
    isFirst = false;
  }
  yield writer.end;
}

const names = (fields: readonly TableField[]) => fields.map(({ name }) => name);

const WRITERS: Readonly<Record<TextFormat, Writer>> = {
  csv: { head: ({ fields }) => csvHead(names(fields)), rows: csvRows, end: '' },
  tsv: { head: ({ fields }) => pasteRows([names(fields)]), rows: pasteRows, end: '' },
  json: { head: jsonHead, rows: jsonRows, end: '\n]}\n' },
  md: { head: markdownHead, rows: (rows) => rows.map(markdownRow).join(''), end: '' },
};

function jsonHead({ name, fields }: ExportTable, about: About): string {
  const whole = { schema: TABLE_SCHEMA, table: name, ...aboutJson(about), columns: fields };
  return `${JSON.stringify(whole, null, 1).slice(0, -2)},\n "rows": [`;
}

function jsonRows(rows: readonly Row[], { fields }: ExportTable, isFirst: boolean): string {
  const texts = rows.map((row) => {
    const cells = fields.map(({ name }, at) => [name, row[at] ?? null] as const);
    return JSON.stringify(Object.fromEntries(cells));
  });
  return `${isFirst ? '' : ','}\n${texts.join(',\n')}`;
}

function markdownHead({ title, fields }: ExportTable, about: About, words: Words): string {
  const lines = aboutLines(about, words).map((line) => `${markdownText(line)}  \n`);
  const rule = fields.map(({ unit }) => (unit === 'text' ? '---' : '--:'));
  const head = `${markdownRow(names(fields))}| ${rule.join(' | ')} |\n`;
  return `**${markdownText(title)}**\n\n${lines.join('')}\n${head}`;
}

function markdownRow(row: Row): string {
  return `| ${row.map((cell) => markdownText(cellText(cell))).join(' | ')} |\n`;
}

const cellText = (cell: Cell): string => (cell === undefined ? '' : String(cell));

/** Names are anybody's: no markup of theirs, and no second line. */
function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~>#!]/g, '\\$&');
}
