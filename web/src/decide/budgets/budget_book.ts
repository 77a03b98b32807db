// The reader's limits: a budget.yaml, kept in this browser, with the changes to it.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { TextStore } from '../../base/storage';

const KEY = 'cronlens:budget.yaml';
const MOST_STEPS = 50;

export class BudgetBook {
  /** '' where there are no limits. */
  readonly text: ReadonlySignal<string>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly #text;
  readonly #canUndo = signal(false);
  readonly #store: TextStore;
  #past: string[] = [];

  constructor(store: TextStore) {
    this.#store = store;
    this.#text = signal(store.read(KEY) ?? '');
    this.text = this.#text;
    this.canUndo = this.#canUndo;
  }

  change(text: string): void {
    if (text === this.#text.peek()) return;
    this.#past = [...this.#past, this.#text.peek()].slice(-MOST_STEPS);
    this.#show(text);
  }

  undo(): void {
    const before = this.#past.pop();
    if (before !== undefined) this.#show(before);
  }

  #show(text: string): void {
    this.#text.value = text;
    this.#canUndo.value = this.#past.length > 0;
    this.#store.write(KEY, text);
  }
}
