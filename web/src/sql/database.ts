// A database in memory, as sql.js has it.
import type {
  Aggregate,
  Database as Api,
  BindParams,
  QueryConfig,
  QueryExecResult,
  RowObject,
  UpdateHook,
} from './api';
import type { HostFunctions } from './functions';
import { type Address, CODES, type SqlModule } from './module';
import { Statement } from './statement';
import { StatementIterator } from './statement_iterator';

/** What all databases of one module share. */
export interface Shared {
  readonly module: SqlModule;
  readonly functions: HostFunctions;
  /** By SQLite's handle. */
  readonly hooks: Map<Address, (operation: number, ...place: [Address, Address, bigint]) => void>;
  readonly legacyFunctions: boolean;
}

const CLOSED = 'Database closed';
const OPERATIONS = { 9: 'delete', 18: 'insert', 23: 'update' } as const;

export class Database implements Api {
  /** SQLite's own handle; 0 when it is closed. */
  db: Address = 0;
  readonly #shared: Shared;
  readonly #module: SqlModule;
  readonly #statements = new Map<Address, Statement>();
  /** By name and number of arguments, as SQLite tells functions apart. */
  readonly #functions = new Map<string, number>();
  #pending: { reason: unknown } | undefined;

  /** The bytes of a database file, which are copied; without them it is empty. */
  constructor(shared: Shared, data?: ArrayLike<number> | null, opened: Address = 0) {
    this.#shared = shared;
    this.#module = shared.module;
    this.db = opened;
    if (opened === 0) this.#open(data);
  }

  /** A database that is open already. */
  static around(shared: Shared, opened: Address): Database {
    return new Database(shared, null, opened);
  }

  #open(data: ArrayLike<number> | null | undefined): void {
    const size = data?.length ?? 0;
    const bytes = data && size > 0 ? this.#module.copyIn(data) : 0;
    const code = this.#module.calls.open(bytes, size);
    this.db = this.#module.result(0);
    this.handleError(code);
    if (this.#shared.legacyFunctions) this.#module.calls.addLegacyFunctions(this.db);
  }

  get isOpen(): boolean {
    return this.db !== 0;
  }

  /** Runs all statements, or one with parameters. */
  run(sql: string, params?: BindParams): this {
    if (!this.isOpen) throw CLOSED;
    if (params) {
      const statement = this.prepare(sql, params);
      try {
        statement.step();
      } finally {
        statement.free();
      }
      return this;
    }
    const code = this.#module.withText(sql, (text) => this.#module.calls.execute(this.db, text));
    this.throwPending();
    this.handleError(code);
    return this;
  }

  /** The rows of each statement that has any. */
  exec(sql: string, params?: BindParams, config?: QueryConfig): QueryExecResult[] {
    if (!this.isOpen) throw CLOSED;
    return this.#module.withText(sql, (text) => {
      const found: QueryExecResult[] = [];
      for (let next = text; this.#module.bytes[next] !== 0; ) {
        const { statement, tail } = this.prepareAt(next);
        next = tail;
        try {
          if (params != null) statement?.bind(params);
          const values = statement?.rest(config) ?? [];
          if (values.length > 0) found.push({ columns: statement?.getColumnNames() ?? [], values });
        } finally {
          statement?.free();
        }
      }
      return found;
    });
  }

  each(
    sql: string,
    params: BindParams | ((row: RowObject) => void) | undefined,
    callback?: ((row: RowObject) => void) | (() => void),
    done?: () => unknown,
    config?: QueryConfig,
  ): unknown {
    if (typeof params === 'function') {
      return this.each(sql, undefined, params, callback as () => void, config);
    }
    const statement = this.prepare(sql, params);
    try {
      while (statement.step()) callback?.(statement.getAsObject(null, config));
    } finally {
      statement.free();
    }
    return typeof done === 'function' ? done() : undefined;
  }

  /** The first statement of the text. */
  prepare(sql: string, params?: BindParams): Statement {
    if (!this.isOpen) throw CLOSED;
    const { statement } = this.#module.withText(sql, (text) => this.prepareAt(text));
    if (statement === undefined) throw 'Nothing to prepare';
    if (params != null) statement.bind(params);
    return statement;
  }

  iterateStatements(sql: string): StatementIterator {
    return new StatementIterator(this.#module, sql, this);
  }

  /** The database as the bytes of a file; it stays open. */
  export(): Uint8Array {
    if (!this.isOpen) throw new Error(CLOSED);
    const { calls } = this.#module;
    if (calls.isWriting(this.db)) {
      throw new Error(
        'Unable to export: SQLite is busy or locked. Finish active write transactions before exporting.',
      );
    }
    const bytes = calls.serialize(this.db) >>> 0;
    const size = this.#module.result(0);
    // An empty database has no page yet, and its file no bytes.
    if (bytes === 0 && size > 0) throw new Error('out of memory');
    const copy = this.#module.bytes.slice(bytes, bytes + size);
    calls.release(bytes);
    return copy;
  }

  /** Frees its statements too. Without it the memory stays taken. */
  close(): void {
    if (!this.isOpen) return;
    for (const statement of [...this.#statements.values()]) statement.free();
    for (const id of this.#functions.values()) this.#shared.functions.remove(id);
    this.#functions.clear();
    this.#shared.hooks.delete(this.db);
    this.handleError(this.#module.calls.close(this.db));
    this.db = 0;
  }

  handleError(code: number): null {
    if (code === CODES.ok) return null;
    throw new Error(this.#module.cText(this.#module.calls.errorMessage(this.db)));
  }

  /** Rows changed by the last INSERT, UPDATE or DELETE. */
  getRowsModified(): number {
    return this.isOpen ? this.#module.calls.changes(this.db) : 0;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a function takes is its own affair
  create_function(name: string, func: (...values: any[]) => unknown): this {
    const id = this.#shared.functions.add({ scalar: func });
    this.#keep(name, func.length, id);
    const { calls } = this.#module;
    const code = this.#module.withText(name, (text) =>
      calls.createFunction(this.db, text, func.length, id),
    );
    this.handleError(code);
    return this;
  }

  create_aggregate<State>(name: string, parts: Aggregate<State>): this {
    if (!parts.step) throw `An aggregate function must have a step function in ${name}`;
    const id = this.#shared.functions.add({ aggregate: parts as Aggregate<unknown> });
    const arity = parts.step.length - 1;
    this.#keep(name, arity, id);
    const { calls } = this.#module;
    const code = this.#module.withText(name, (text) =>
      calls.createAggregate(this.db, text, arity, id),
    );
    this.handleError(code);
    return this;
  }

  /** Hears of every changed row; null ends it. It must not use the database. */
  updateHook(callback: UpdateHook | null): this {
    this.#module.calls.hookUpdates(this.db, callback ? 1 : 0);
    this.#shared.hooks.delete(this.db);
    if (!callback) return this;
    this.#shared.hooks.set(this.db, (operation, schema, table, row) => {
      try {
        if (row > Number.MAX_SAFE_INTEGER) throw 'rowId too big to fit inside a Number';
        const word = OPERATIONS[operation as keyof typeof OPERATIONS];
        callback(word, this.#module.cText(schema), this.#module.cText(table), Number(row));
      } catch (reason) {
        this.#pending ??= { reason };
      }
    });
    return this;
  }

  /** What a hook threw must not unwind SQLite: it is thrown when the statement has come back. */
  throwPending(): void {
    if (this.#pending === undefined) return;
    const { reason } = this.#pending;
    this.#pending = undefined;
    throw reason;
  }

  /** Nothing but space: no statement. */
  prepareAt(text: Address): { statement: Statement | undefined; tail: Address } {
    const { calls } = this.#module;
    const code = calls.prepare(this.db, text);
    const handle = this.#module.result(0);
    const tail = this.#module.result(1);
    this.handleError(code);
    if (handle === 0) return { statement: undefined, tail };
    const statement = new Statement(this.#module, handle, this);
    this.#statements.set(handle, statement);
    return { statement, tail };
  }

  forget(statement: Address): void {
    this.#statements.delete(statement);
  }

  #keep(name: string, arity: number, id: number): void {
    const key = `${name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}:${arity}`;
    const before = this.#functions.get(key);
    if (before !== undefined) this.#shared.functions.remove(before);
    this.#functions.set(key, id);
  }
}
