// Steps back through earlier states.
import { computed, type ReadonlySignal, signal } from '@preact/signals';

const STEPS = 100;

export interface UndoStack<T> {
  readonly canUndo: ReadonlySignal<boolean>;
  push(state: T): void;
  pop(): T | undefined;
}

export function makeUndoStack<T>(): UndoStack<T> {
  const states = signal<readonly T[]>([]);
  return {
    canUndo: computed(() => states.value.length > 0),
    push(state) {
      states.value = [...states.peek(), state].slice(-STEPS);
    },
    pop() {
      const last = states.peek().at(-1);
      states.value = states.peek().slice(0, -1);
      return last;
    },
  };
}
