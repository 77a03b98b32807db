// SQLite's own WebAssembly build, with facts.db opened in memory without a further copy.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';

export function bootSqlite(asset) {
  const quiet = () => undefined;
  return sqlite3InitModule({
    locateFile: () => asset('sqlite3.wasm'),
    print: quiet,
    printErr: quiet,
  });
}

export function openBytes({ oo1, wasm, capi }, bytes) {
  const database = new oo1.DB(':memory:');
  const at = wasm.alloc(bytes.length);
  wasm.heap8u().set(bytes, at);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const { pointer } = database;
  const size = bytes.length;
  database.checkRc(capi.sqlite3_deserialize(pointer, 'main', at, size, size, flags));
  return database;
}
