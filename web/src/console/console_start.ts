// What a shell gives the console to run on.
import type { Signal } from '@preact/signals';
import type { TextStore } from '../base/storage';

export interface ConsoleStart {
  startWorker(): Worker;
  /** The address of the WebAssembly module. */
  readonly wasm: string;
}

export interface ConsoleSeat extends ConsoleStart {
  readonly isOpen: Signal<boolean>;
  /** Where questions are kept. */
  readonly store: TextStore;
}
