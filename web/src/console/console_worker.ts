// The worker behind the console. It has the file to itself: a statement that runs for ever is ended
// by ending the worker, and the page does not notice.
import { blobReader } from '../engine/blob_reader';
import { Fault, GuardedDatabase, type Place } from './guarded_database';
import type { ConsoleSource, FromConsole, SqlFault, ToConsole } from './protocol';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToConsole>) => void) | null;
  postMessage(message: FromConsole): void;
}

const scope = self as unknown as WorkerScope;
let database: GuardedDatabase | undefined;

scope.onmessage = ({ data }) => {
  if (data.kind === 'open') {
    void open(data);
    return;
  }
  const { id } = data;
  try {
    if (database === undefined) throw new Error('no file is open');
    const rows =
      data.kind === 'run' ? database.run(data.sql, data.limit) : database.more(data.limit);
    scope.postMessage({ kind: 'rows', id, rows });
  } catch (reason) {
    scope.postMessage({ kind: 'fault', id, fault: toFault(reason) });
  }
};

async function open({ wasm, source, jobs }: Extract<ToConsole, { kind: 'open' }>): Promise<void> {
  try {
    const [bytes, place] = await Promise.all([fetchWasm(wasm), placeOf(source)]);
    database = await GuardedDatabase.open(bytes, place, jobs);
    scope.postMessage({ kind: 'opened', tables: database.tables });
  } catch (reason) {
    scope.postMessage({ kind: 'refused', message: toFault(reason).message });
  }
}

async function placeOf(source: ConsoleSource): Promise<Place> {
  if (source.kind === 'sample') return source;
  const wal = new Uint8Array((await source.wal?.arrayBuffer()) ?? new ArrayBuffer(0));
  return { kind: 'file', database: blobReader(source.database, () => undefined), wal };
}

/** Packed as gzip, which browsers unpack themselves; some servers have it unpacked on the way. */
async function fetchWasm(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).arrayBuffer();
}

function toFault(reason: unknown): SqlFault {
  if (reason instanceof Fault) return reason.fault;
  const message = reason instanceof Error ? reason.message : String(reason);
  const outOfMemory = reason instanceof RangeError || message === 'out of memory';
  return { kind: outOfMemory ? 'memory' : 'sql', message };
}
