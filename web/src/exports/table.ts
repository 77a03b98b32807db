// A table to hand out: names, units, and the rows as the engine gave them, not rounded.

/** A number is a quantity as it came; undefined is what the file does not say. */
export type Cell = string | number | undefined;
export type Row = readonly Cell[];

export type CellUnit =
  | 'text'
  | 'usd'
  | 'tokens'
  | 'count'
  | 'seconds'
  | 'instant'
  | 'fraction'
  | 'multiple'
  | 'measured';

export interface TableField {
  /** snake_case, with its unit; the same in every language. */
  readonly name: string;
  readonly unit: CellUnit;
}

export interface ExportTable {
  /** A word for file names: `jobs`. */
  readonly name: string;
  readonly title: string;
  readonly fields: readonly TableField[];
  readonly count: number | undefined;
  /** In pieces: a history may have millions. Throws: ExportFault. */
  rows(): AsyncIterable<readonly Row[]>;
}

/** Why there is no file after all; `detail` for people. */
export class ExportFault extends Error {}

export function field(name: string, unit: CellUnit = 'text'): TableField {
  return { name, unit };
}

/** A table whose rows are at hand. */
export function tableOf(
  name: string,
  title: string,
  fields: readonly TableField[],
  rows: readonly Row[],
): ExportTable {
  return {
    name,
    title,
    fields,
    count: rows.length,
    async *rows() {
      yield rows;
    },
  };
}

/** A moment for people beside the exact one: to the second, in UTC. */
export function utc(seconds: number | undefined): string | undefined {
  if (seconds === undefined || !(Math.abs(seconds) < 8.64e12)) return undefined;
  return `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, -5)}Z`;
}
