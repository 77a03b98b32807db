// What may come next in a text of SQL: tables, the columns of the tables in it, words, functions.
import type { TableInfo } from './protocol';

export interface Completion {
  readonly word: string;
  readonly kind: 'table' | 'column' | 'keyword' | 'function';
}
export interface Completions {
  /** What is being typed: it is replaced. */
  readonly begin: number;
  readonly list: readonly Completion[];
}

const MOST = 8;
const KEYWORDS =
  'SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT OFFSET JOIN LEFT INNER ON USING AS AND OR NOT NULL IS IN LIKE BETWEEN CASE WHEN THEN ELSE END DISTINCT UNION ALL EXCEPT INTERSECT WITH RECURSIVE VALUES DESC ASC OVER PARTITION FILTER EXISTS CAST EXPLAIN'.split(
    ' ',
  );
const FUNCTIONS =
  'count sum avg min max total round abs coalesce ifnull nullif iif date datetime time strftime unixepoch substr length lower upper trim replace instr group_concat json_extract row_number rank lag lead ntile printf typeof sqrt pow'.split(
    ' ',
  );

/** `forced`: asked for, so that everything is offered where no letter stands yet. */
export function complete(
  text: string,
  cursor: number,
  tables: readonly TableInfo[],
  forced = false,
): Completions {
  const before = text.slice(0, cursor);
  if (isInText(before)) return { begin: cursor, list: [] };
  const typed = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const begin = cursor - typed.length;
  const owner = /([\p{L}_][\p{L}\p{N}_]*)\.$/u.exec(before.slice(0, begin))?.[1];
  if (typed === '' && owner === undefined && !forced) return { begin, list: [] };
  const all =
    owner === undefined ? candidates(text, before, tables) : columnsOf(owner, text, tables);
  const wanted = typed.toLowerCase();
  const list = all.filter(
    ({ word }) => word.toLowerCase().startsWith(wanted) && word.toLowerCase() !== wanted,
  );
  return { begin, list: list.slice(0, MOST) };
}

/** Within a text, a quoted name or a comment nothing is completed. */
function isInText(before: string): boolean {
  const rest = before.replace(/'[^']*'|"[^"]*"|--[^\n]*\n|\/\*.*?\*\//gs, ' ');
  return /['"]|--|\/\*/.test(rest);
}

function candidates(text: string, before: string, tables: readonly TableInfo[]): Completion[] {
  const names = tables.map(({ name }): Completion => ({ word: name, kind: 'table' }));
  const words = KEYWORDS.map((word): Completion => ({ word, kind: 'keyword' }));
  if (/\b(?:from|join)\s+[\p{L}\p{N}_]*$/iu.test(before)) return [...names, ...words];
  const used = tables.filter(({ name }) => new RegExp(`\\b${name}\\b`, 'i').test(text));
  const columns = unique(
    (used.length > 0 ? used : tables.slice(0, 1)).flatMap(({ columns: c }) => c),
  );
  const functions = FUNCTIONS.map((word): Completion => ({ word, kind: 'function' }));
  return [
    ...columns.map((word): Completion => ({ word, kind: 'column' })),
    ...words,
    ...functions,
    ...names,
  ];
}

/** Of a table, or of what stands for it: `FROM runs r` makes `r.` that table. */
function columnsOf(owner: string, text: string, tables: readonly TableInfo[]): Completion[] {
  const alias = new RegExp(`\\b([\\p{L}\\p{N}_]+)\\s+(?:as\\s+)?${owner}\\b`, 'giu');
  const names = [owner, ...[...text.matchAll(alias)].map((match) => match[1] ?? '')];
  const table = tables.find(({ name }) =>
    names.some((n) => n.toLowerCase() === name.toLowerCase()),
  );
  return (table?.columns ?? []).map((word) => ({ word, kind: 'column' }));
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
