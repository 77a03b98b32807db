// A prepared statement, as sql.js has it.
import type { Statement as Api, BindParams, QueryConfig, RowObject, SqlValue } from './api';
import type { Database } from './database';
import { type Address, CODES, type SqlModule } from './module';
import { readAll } from './row_batch';
import { bindValue, readRow } from './values';

const CLOSED = 'Statement closed';

export class Statement implements Api {
  /** SQLite's own handle; 0 when it is closed. */
  stmt: Address;
  readonly db: Database;
  readonly #module: SqlModule;
  readonly #parameters = new Map<string, number>();

  /** Made by Database.prepare and iterateStatements. */
  constructor(module: SqlModule, stmt: Address, db: Database) {
    this.#module = module;
    this.stmt = stmt;
    this.db = db;
  }

  /** Resets, then binds by place (array) or by name with its prefix (object). */
  bind(values?: BindParams): boolean {
    // Strings are thrown where sql.js throws strings: who catches them compares them.
    if (this.stmt === 0) throw CLOSED;
    this.reset();
    if (Array.isArray(values)) {
      for (let at = 0; at < values.length; at += 1) this.#bindAt(at + 1, values[at]);
    } else if (values !== null && typeof values === 'object') {
      for (const [name, value] of Object.entries(values)) {
        const at = this.#placeOf(name);
        if (at !== 0) this.#bindAt(at, value);
      }
    }
    return true;
  }

  /** True: there is a row. */
  step(): boolean {
    if (this.stmt === 0) throw CLOSED;
    const code = this.#module.calls.step(this.stmt);
    this.db.throwPending();
    if (code === CODES.row) return true;
    if (code !== CODES.done) this.db.handleError(code);
    return false;
  }

  /** The row that step() went to; with parameters, the first row for them. */
  get(params?: BindParams, config?: QueryConfig): SqlValue[] {
    if (params != null && this.bind(params)) this.step();
    const { calls } = this.#module;
    const count = this.stmt === 0 ? 0 : calls.row(this.stmt);
    return readRow(this.#module, calls.cells() >>> 0, count, config?.useBigInt === true);
  }

  getAsObject(params?: BindParams, config?: QueryConfig): RowObject {
    const values = this.get(params, config);
    const names = this.getColumnNames();
    return Object.fromEntries(names.map((name, at) => [name, values[at] as SqlValue]));
  }

  getColumnNames(): string[] {
    if (this.stmt === 0) return [];
    const { calls } = this.#module;
    return Array.from({ length: calls.columnCount(this.stmt) }, (_, at) =>
      this.#module.cText(calls.columnName(this.stmt, at)),
    );
  }

  getSQL(): string {
    return this.stmt === 0 ? '' : this.#module.cText(this.#module.calls.statementText(this.stmt));
  }

  getNormalizedSQL(): string {
    return this.stmt === 0 ? '' : this.#module.cText(this.#module.calls.normalizedText(this.stmt));
  }

  /** bind, step and reset; rows are ignored. */
  run(values?: BindParams): boolean {
    if (values != null) this.bind(values);
    this.step();
    return this.reset();
  }

  /** Ready to run again, with nothing bound. */
  reset(): boolean {
    return this.stmt === 0 || this.#module.calls.reset(this.stmt) === CODES.ok;
  }

  /** Nothing to do: SQLite frees what was bound when it is bound anew. */
  freemem(): undefined {
    return undefined;
  }

  free(): boolean {
    const { stmt } = this;
    if (stmt === 0) return true;
    this.stmt = 0;
    this.db.forget(stmt);
    return this.#module.calls.finalize(stmt) === CODES.ok;
  }

  /** Steps through all rows that are left. */
  rest(config?: QueryConfig): SqlValue[][] {
    const rows: SqlValue[][] = [];
    const code = readAll(this.#module, this.stmt, rows, config?.useBigInt === true);
    this.db.throwPending();
    if (code !== CODES.done) this.db.handleError(code);
    return rows;
  }

  #bindAt(at: number, value: unknown): void {
    this.db.handleError(bindValue(this.#module, this.stmt, at, value));
  }

  #placeOf(name: string): number {
    const known = this.#parameters.get(name);
    if (known !== undefined) return known;
    const at = this.#module.withText(name, (address) =>
      this.#module.calls.parameterIndex(this.stmt, address),
    );
    this.#parameters.set(name, at);
    return at;
  }
}
