// sql.js's API on SQLite as Cronlens builds it: the entry of dist/engine/sql.mjs and sql.cjs.
import type { SqlJsConfig, SqlJsStatic } from './api';
import { Database as BoundDatabase, type Shared } from './database';
import { HostFunctions } from './functions';
import { type Address, SqlModule } from './module';

export type * from './api';

const FILE = 'sql.wasm';
let once: Promise<SqlJsStatic> | undefined;

/** One module for all callers, as the first one configured it. */
export function initSqlJs(config: SqlJsConfig = {}): Promise<SqlJsStatic> {
  once ??= loadSqlJs(config).catch((reason) => {
    once = undefined;
    throw reason;
  });
  return once;
}

export async function loadSqlJs(config: SqlJsConfig = {}): Promise<SqlJsStatic> {
  const functions = new HostFunctions();
  const hooks: Shared['hooks'] = new Map();
  const wasm = config.wasmBinary ?? (await fetchWasm(config.locateFile));
  const module: SqlModule = await SqlModule.load(wasm as BufferSource, {
    call: (...call) => functions.call(module, ...call),
    update: (database: Address, operation, ...place) =>
      hooks.get(database >>> 0)?.(operation, ...place),
    progress: () => 0,
    read: () => false,
  });
  const legacyFunctions = config.useOldExtensionFunctions !== false;
  const shared: Shared = { module, functions, hooks, legacyFunctions };
  class Database extends BoundDatabase {
    constructor(data?: ArrayLike<number> | null) {
      super(shared, data);
    }
  }
  return { Database };
}

async function fetchWasm(locateFile: SqlJsConfig['locateFile']): Promise<ArrayBuffer | Uint8Array> {
  const here = new URL('.', import.meta.url).href;
  const address = locateFile ? locateFile(FILE, here) : new URL(FILE, here).href;
  if (isNode() && !/^(https?|blob|data):/.test(address)) {
    const { readFile } = await import('node:fs/promises');
    return readFile(address.startsWith('file:') ? new URL(address) : address);
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
  return response.arrayBuffer();
}

function isNode(): boolean {
  return typeof process === 'object' && typeof process.versions?.node === 'string';
}

// biome-ignore lint/style/noDefaultExport: sql.js is imported by its default export
export default initSqlJs;
