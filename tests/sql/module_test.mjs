// The module itself: how it is imported and where it finds its WebAssembly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const at = (name) => new URL(`../../dist/engine/${name}`, import.meta.url);
/** A copy of its own: the module keeps what it was initialised with. */
let copies = 0;
const fresh = async () => (await import(`${at('sql.mjs').href}?copy=${copies++}`)).default;

const answers = (SQL) =>
  assert.deepEqual(new SQL.Database().exec('SELECT 1 AS a'), [{ columns: ['a'], values: [[1]] }]);

test('it finds sql.wasm beside itself', async () => answers(await (await fresh())()));
test('wasmBinary is taken, as bytes and as buffer', async () => {
  const bytes = readFileSync(at('sql.wasm'));
  answers(await (await fresh())({ wasmBinary: bytes }));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  answers(await (await fresh())({ wasmBinary: buffer }));
});
test('locateFile is asked for sql.wasm', async () => {
  const asked = [];
  const locateFile = (file, prefix) => {
    asked.push([file, prefix.endsWith('/dist/engine/')]);
    return fileURLToPath(at(file));
  };
  answers(await (await fresh())({ locateFile }));
  assert.deepEqual(asked, [['sql.wasm', true]]);
});
test('it is initialised once', async () => {
  const init = await fresh();
  assert.equal(await init(), await init());
});
test('a failed start can be repeated', async () => {
  const init = await fresh();
  await assert.rejects(init({ wasmBinary: new Uint8Array(8) }));
  answers(await init());
});
test('it can be required', async () => {
  const init = createRequire(import.meta.url)(fileURLToPath(at('sql.cjs')));
  assert.equal(init, init.default);
  answers(await init());
});
test('useOldExtensionFunctions: false leaves them out', async () => {
  const SQL = await (await fresh())({ useOldExtensionFunctions: false });
  assert.throws(() => new SQL.Database().exec("SELECT reverse('a')"), /no such function: reverse/);
});
test('opening and closing many databases does not take more and more memory', async () => {
  const SQL = await (await fresh())();
  const bytes = new Uint8Array(
    new SQL.Database().run('CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(4000000))').export(),
  );
  for (let turn = 0; turn < 1500; turn += 1) new SQL.Database(bytes).close();
});
test('a value of 100 MB goes in and out', async () => {
  const SQL = await (await fresh())();
  const blob = new Uint8Array(100_000_000).fill(7);
  const [[back]] = new SQL.Database().exec('SELECT ?', [blob])[0].values;
  assert.equal(Buffer.compare(back, blob), 0);
});
