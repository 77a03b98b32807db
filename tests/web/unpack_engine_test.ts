import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { unpackEngine } from '../../web/src/engine/unpack_engine';

const WASM = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...new Array(5000).fill(7)]);
const packed = () =>
  new Uint8Array(execFileSync('zstd', ['--ultra', '-22', '--stdout'], { input: WASM }));

test('a packed engine is unpacked, a plain one is left as it is', () => {
  assert.deepEqual(unpackEngine(packed()), WASM);
  assert.deepEqual(unpackEngine(WASM), WASM);
  assert.deepEqual(unpackEngine(WASM.buffer), WASM);
});

test('a damaged one is a fault, never half an engine', () => {
  const bytes = packed();
  assert.throws(() => unpackEngine(bytes.subarray(0, 9)), /the engine could not be loaded/);
});
