import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff, pause } from '../../../web/src/live/wait';

test('each failure waits longer, up to half a minute, and not the same for everybody', () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map((failures) => backOff(failures, 1));
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  assert.equal(backOff(1, 0), 750);
});

test('a pause ends when it is woken, and fails when it is called off', async () => {
  const [stop, wake] = [new AbortController(), new AbortController()];
  const endless = pause(Number.POSITIVE_INFINITY, stop.signal, wake.signal);
  wake.abort();
  await endless;
  const other = pause(Number.POSITIVE_INFINITY, stop.signal);
  stop.abort(new Error('off'));
  await assert.rejects(other, /off/);
  await assert.rejects(pause(0, stop.signal), /off/);
});
