// Steps back through earlier states.
import { computed, type ReadonlySignal, signal } from '@preact/signals';

const STEPS = 100;

export interface UndoStack<T> {
  readonly canUndo: ReadonlySignal<boolean>;
  /** How many steps lie behind the present state, also those that are too old to be kept. */
  readonly depth: ReadonlySignal<number>;
  push(state: T): void;
  pop(): T | undefined;
  /** Goes to another depth; `left` is the state that is left, and lies behind when going on. */
  moveTo(depth: number, left: T): void;
}

export function makeUndoStack<T>(): UndoStack<T> {
  const states = signal<readonly T[]>([]);
  const depth = signal(0);
  const push = (state: T) => {
    states.value = [...states.peek(), state].slice(-STEPS);
    depth.value += 1;
  };
  const pop = () => {
    const last = states.peek().at(-1);
    states.value = states.peek().slice(0, -1);
    depth.value = Math.max(0, depth.peek() - 1);
    return last;
  };
  const moveTo = (wanted: number, left: T) => {
    while (depth.peek() < wanted) push(left);
    while (depth.peek() > wanted) pop();
  };
  return { canUndo: computed(() => states.value.length > 0), depth, push, pop, moveTo };
}
