import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZone } from '../../web/src/base/time_zone';

const at = (text: string) => Date.parse(text) / 1000;

test('the two changes of a summer time are found to the second', () => {
  const { since, offset } = timeZone(
    'Europe/Madrid',
    at('2026-01-01T00:00Z'),
    at('2026-12-31T00:00Z'),
  );
  assert.deepEqual(since, [
    at('2026-01-01T00:00Z'),
    at('2026-03-29T01:00Z'),
    at('2026-10-25T01:00Z'),
  ]);
  assert.deepEqual(offset, [3600, 7200, 3600]);
});

test('a zone without changes has one offset', () => {
  const { since, offset } = timeZone('Asia/Kolkata', 0, 86_400 * 365);
  assert.equal(since.length, 1);
  assert.deepEqual(offset, [19_800]);
});

test('a half-hour summer time is found', () => {
  const { offset } = timeZone(
    'Australia/Lord_Howe',
    at('2026-01-01T00:00Z'),
    at('2026-12-01T00:00Z'),
  );
  assert.deepEqual(offset, [39_600, 37_800, 39_600]);
});
