// Functions of SQL that are written in JavaScript, of all databases of a module.
import type { Aggregate, SqlValue } from './api';
import { type Address, CALLS, type SqlModule } from './module';
import { isList, readRow } from './values';

type Scalar = (...values: SqlValue[]) => unknown;

interface Entry {
  readonly scalar?: Scalar;
  readonly aggregate?: Aggregate<unknown>;
  /** By the address that SQLite gives each group. */
  readonly groups: Map<Address, unknown>;
}

export class HostFunctions {
  readonly #entries = new Map<number, Entry>();
  #nextId = 1;

  add(entry: { scalar: Scalar } | { aggregate: Aggregate<unknown> }): number {
    const id = this.#nextId++;
    this.#entries.set(id, { ...entry, groups: new Map() });
    return id;
  }

  remove(id: number): void {
    this.#entries.delete(id);
  }

  call(
    module: SqlModule,
    kind: number,
    id: number,
    context: Address,
    cells: Address,
    count: number,
    group: Address,
  ): void {
    const entry = this.#entries.get(id);
    try {
      const values = readRow(module, cells >>> 0, count, false);
      if (entry?.scalar) giveBack(module, context, entry.scalar.apply(null, values));
      else if (entry?.aggregate) aggregate(module, entry, kind, context, values, group);
      else module.calls.resultNull(context);
    } catch (reason) {
      entry?.groups.delete(group);
      fail(module, context, reason instanceof Error ? reason.message : String(reason));
    }
  }
}

function aggregate(
  module: SqlModule,
  { aggregate: parts, groups }: Entry,
  kind: number,
  context: Address,
  values: SqlValue[],
  group: Address,
): void {
  if (!parts) return;
  if (!groups.has(group)) groups.set(group, parts.init ? parts.init() : null);
  const state = groups.get(group);
  if (kind === CALLS.step) {
    groups.set(group, parts.step.call(null, state, ...values));
    return;
  }
  groups.delete(group);
  giveBack(module, context, parts.finalize ? parts.finalize(state) : state);
}

function giveBack(module: SqlModule, context: Address, value: unknown): void {
  const { calls } = module;
  if (typeof value === 'boolean') calls.resultInteger(context, value ? 1 : 0);
  else if (typeof value === 'number') calls.resultNumber(context, value);
  else if (typeof value === 'string') {
    const { address, size } = module.textIn(value);
    calls.resultText(context, address, size);
  } else if (typeof value !== 'object' || value === null) calls.resultNull(context);
  else if (isList(value)) calls.resultBlob(context, module.copyIn(value), value.length);
  else
    fail(module, context, `Wrong API use : tried to return a value of an unknown type (${value}).`);
}

function fail(module: SqlModule, context: Address, message: string): void {
  const { address, size } = module.textIn(message);
  module.calls.resultError(context, address, size);
  module.calls.release(address);
}
