// The statements of a text, one after the other; each is freed when the next one is asked for.
import type { StatementIterator as Api, StatementIteratorResult } from './api';
import type { Database } from './database';
import type { Address, SqlModule } from './module';
import type { Statement } from './statement';

export class StatementIterator implements Api {
  readonly #module: SqlModule;
  readonly #db: Database;
  /** 0 when the iteration is over. */
  #text: Address;
  #next: Address;
  #remaining = '';
  #active: Statement | undefined;

  constructor(module: SqlModule, sql: string, db: Database) {
    this.#module = module;
    this.#db = db;
    this.#text = module.textIn(sql).address;
    this.#next = this.#text;
  }

  next(): StatementIteratorResult {
    if (this.#text === 0) return { done: true, value: undefined };
    this.#freeActive();
    if (!this.#db.isOpen) {
      this.#finish();
      throw new Error('Database closed');
    }
    try {
      const { statement, tail } = this.#db.prepareAt(this.#next);
      this.#next = tail;
      if (statement !== undefined) {
        this.#active = statement;
        return { done: false, value: statement };
      }
    } catch (reason) {
      this.#finish();
      throw reason;
    }
    return this.return();
  }

  /** Ends the iteration early; for...of calls it. */
  return(): StatementIteratorResult {
    this.#freeActive();
    this.#finish();
    return { done: true, value: undefined };
  }

  /** What has not been prepared; after an error, from the statement that has it. */
  getRemainingSQL(): string {
    return this.#text === 0 ? this.#remaining : this.#module.cText(this.#next);
  }

  [Symbol.iterator](): this {
    return this;
  }

  #freeActive(): void {
    this.#active?.free();
    this.#active = undefined;
  }

  #finish(): void {
    if (this.#text === 0) return;
    this.#remaining = this.#module.cText(this.#next);
    this.#module.calls.release(this.#text);
    this.#text = 0;
  }
}
