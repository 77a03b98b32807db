// Where a reader is: everything that a link keeps. No figure and no run is in it.
import type { Direction, RunSort } from '../contract/contract.gen';
import type { View } from '../state/session';

export interface OpenRuns {
  readonly job: string;
  readonly sort: RunSort;
  readonly direction: Direction;
}

export interface Place {
  readonly view: View;
  /** False: the age of the file decides which clock it is seen by. */
  readonly choseClock: boolean;
  /** The bundled sample is what is looked at. */
  readonly sample: boolean;
  /** The run history that is open. */
  readonly runs: OpenRuns | undefined;
  /** Ids of the jobs whose details are open. */
  readonly details: readonly string[];
}

/** What of a link was not taken, and why. */
export type LinkProblem =
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unknown'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly value: string }
  | { readonly kind: 'missing'; readonly field: NamedField; readonly names: readonly string[] };

export type NamedField = 'job' | 'model' | 'provider';
