// The open file as the console's worker has it: read-only by SQLite's authorizer, read page by page
// where it lies, stopped when a statement takes too long or too much.
import type { ByteReader } from '../engine/byte_reader';
import type { SqlValue } from '../sql/api';
import { Database } from '../sql/database';
import { HostFunctions } from '../sql/functions';
import { type Address, CODES, SqlModule } from '../sql/module';
import { readRow } from '../sql/values';
import type { JobWords, Rows, SqlFault, TableInfo } from './protocol';

const DENIED = 23;
const INTERRUPTED = 9;
const NO_MEMORY = 7;
const IO_ERROR = 10;
const MOST_MEMORY_BYTES = 1_500_000_000;
const LONGEST_MS = 60_000;

export class Fault extends Error {
  readonly fault: SqlFault;

  constructor(fault: SqlFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export type Place =
  | { readonly kind: 'file'; readonly database: ByteReader; readonly wal: Uint8Array }
  | { readonly kind: 'sample'; readonly now: number };

export class GuardedDatabase {
  readonly #module: SqlModule;
  readonly #db: Address;
  /** The statement whose rows are being shown. */
  #statement: Address = 0;
  #tables: readonly TableInfo[] = [];
  readonly #limits: Limits;

  private constructor(module: SqlModule, db: Address, limits: Limits) {
    this.#module = module;
    this.#db = db;
    this.#limits = limits;
  }

  /** Throws: Fault when the file is none that can be read. */
  static async open(wasm: BufferSource, place: Place, jobs: JobWords): Promise<GuardedDatabase> {
    const limits = new Limits();
    const source = place.kind === 'file' ? place.database : undefined;
    const module = await SqlModule.load(wasm, {
      call: () => undefined,
      update: () => undefined,
      progress: () => limits.look(module),
      read: (offset, into) => source?.read(offset, into) ?? false,
    });
    const db = place.kind === 'file' ? openFile(module, place) : module.calls.openSample(place.now);
    if (db === 0) {
      const message = module.cText(module.calls.deniedAction());
      throw new Fault({ kind: 'file', message });
    }
    const opened = new GuardedDatabase(module, db, limits);
    opened.#prepareViews(jobs);
    return opened;
  }

  get tables(): readonly TableInfo[] {
    return this.#tables;
  }

  /** Runs every statement of the text; the first rows of the last one that has columns. */
  run(sql: string, limit: number): Rows {
    this.#finalize();
    this.#limits.start();
    const { address } = this.#module.textIn(sql);
    try {
      let rows: Rows | undefined;
      for (let next = address; ; ) {
        const { statement, tail } = this.#prepare(sql, address, next);
        if (statement === 0) {
          if (tail <= next || this.#module.bytes[tail] === 0) break;
        } else {
          this.#finalize();
          this.#statement = statement;
          rows = this.#fetch(limit, () => wordAt(this.#module, sql, address, next));
        }
        next = tail;
      }
      return rows ?? { columns: [], rows: [], isAll: true, milliseconds: 0 };
    } finally {
      this.#module.calls.release(address);
    }
  }

  more(limit: number): Rows {
    this.#limits.start();
    return this.#fetch(limit, () => undefined);
  }

  #fetch(limit: number, place: () => SqlFault['at']): Rows {
    const { calls } = this.#module;
    const columns = this.#columnNames();
    const cells = calls.cells() >>> 0;
    const rows: SqlValue[][] = [];
    while (this.#statement !== 0 && rows.length < limit) {
      const code = calls.stepRow(this.#statement);
      if (code === CODES.row) rows.push(readRow(this.#module, cells, columns.length, false));
      else if (code === CODES.done) this.#finalize();
      else this.#throw(code, place());
    }
    const isAll = this.#statement === 0;
    return { columns, rows, isAll, milliseconds: this.#limits.elapsed() };
  }

  #columnNames(): string[] {
    const { calls } = this.#module;
    return Array.from({ length: calls.columnCount(this.#statement) }, (_, at) =>
      this.#module.cText(calls.columnName(this.#statement, at)),
    );
  }

  #prepare(sql: string, text: Address, next: Address): { statement: Address; tail: Address } {
    const code = this.#module.calls.prepare(this.#db, next);
    const [statement, tail] = [this.#module.result(0), this.#module.result(1)];
    if (code === CODES.ok) return { statement, tail };
    const offset = this.#module.calls.errorOffset(this.#db);
    if (offset >= 0) return this.#throw(code, wordAt(this.#module, sql, text, next + offset));
    const message = this.#module.cText(this.#module.calls.errorMessage(this.#db));
    const start = wordAt(this.#module, sql, text, next);
    return this.#throw(code, namedIn(message, sql, start?.begin ?? 0) ?? start);
  }

  #throw(code: number, at: SqlFault['at']): never {
    const { calls } = this.#module;
    const message = this.#module.cText(calls.errorMessage(this.#db));
    this.#finalize();
    // A function that is refused is a plain error to SQLite.
    const isDenied = message.startsWith('not authorized');
    switch (isDenied ? DENIED : code & 0xff) {
      case DENIED:
        throw new Fault({ kind: 'denied', message: this.#module.cText(calls.deniedAction()), at });
      case INTERRUPTED:
        throw new Fault({ kind: this.#limits.reason ?? 'time', message, at });
      case NO_MEMORY:
        throw new Fault({ kind: 'memory', message, at });
      case IO_ERROR:
        throw new Fault({ kind: 'file', message, at });
      default:
        throw new Fault({ kind: 'sql', message, at });
    }
  }

  #finalize(): void {
    if (this.#statement !== 0) this.#module.calls.finalize(this.#statement);
    this.#statement = 0;
  }

  #prepareViews(jobs: JobWords): void {
    if (this.#module.calls.makeViews(this.#db) !== CODES.ok) this.#throw(1, undefined);
    const shared = { functions: new HostFunctions(), hooks: new Map(), legacyFunctions: false };
    const db = Database.around({ module: this.#module, ...shared }, this.#db);
    const insert = db.prepare('INSERT OR REPLACE INTO temp.job_names VALUES (?, ?, ?, ?)');
    for (const [at, id] of jobs.ids.entries()) {
      const words = [jobs.names[at], jobs.schedules[at], jobs.states[at]];
      insert.run([id, ...words.map((word) => word || null)]);
    }
    insert.free();
    this.#tables = readTables(db);
    this.#module.calls.guard(this.#db);
  }
}

const OURS = ['runs', 'jobs', 'daily', 'models'];

function readTables(db: Database): TableInfo[] {
  const [found] = db.exec(
    "SELECT name FROM pragma_table_list WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'" +
      " AND name <> 'job_names' ORDER BY schema = 'main', name",
  );
  const names = (found?.values ?? []).map(([name]) => String(name));
  const rest = names.filter((name) => !OURS.includes(name));
  return [...OURS, ...rest].map((name) => {
    const [columns] = db.exec('SELECT name FROM pragma_table_info(?)', [name]);
    const list = (columns?.values ?? []).map(([column]) => String(column));
    return { name, isOurs: OURS.includes(name), columns: list };
  });
}

function openFile(module: SqlModule, place: Extract<Place, { kind: 'file' }>): Address {
  const wal = module.copyIn(place.wal);
  try {
    return module.calls.openFile(place.database.size, wal, place.wal.length) >>> 0;
  } finally {
    module.calls.release(wal);
  }
}

/** The word that begins at an address within the text, in units of the text. */
function wordAt(module: SqlModule, sql: string, text: Address, at: Address): SqlFault['at'] {
  let begin = module.text(text, at - text).length;
  begin += /^(?:\s|--[^\n]*\n)*/.exec(sql.slice(begin))?.[0].length ?? 0;
  const word = /^(?:[\p{L}\p{N}_$.]+|"[^"]*"?|'[^']*'?|[^\s])/u.exec(sql.slice(begin))?.[0] ?? '';
  return { begin, end: begin + word.length };
}

/** SQLite tells no place of a missing table, but its name. */
function namedIn(message: string, sql: string, from: number): SqlFault['at'] {
  const name = /^no such \w+: (?:\w+\.)?(.+)$/.exec(message)?.[1];
  const begin = name === undefined ? -1 : sql.toLowerCase().indexOf(name.toLowerCase(), from);
  return begin < 0 ? undefined : { begin, end: begin + (name?.length ?? 0) };
}

/** SQLite asks every few thousand steps whether to go on. */
class Limits {
  reason: 'time' | 'memory' | undefined;
  #startedAt = 0;

  start(): void {
    this.reason = undefined;
    this.#startedAt = performance.now();
  }

  elapsed(): number {
    return performance.now() - this.#startedAt;
  }

  look(module: SqlModule): number {
    if (this.elapsed() > LONGEST_MS) this.reason = 'time';
    if (module.calls.memory.buffer.byteLength > MOST_MEMORY_BYTES) this.reason = 'memory';
    return this.reason === undefined ? 0 : 1;
  }
}
