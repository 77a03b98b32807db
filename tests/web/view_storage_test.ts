import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMemoryStore } from '../../web/src/base/storage';
import { FIRST_VIEW, readView, writeView } from '../../web/src/state/view_storage';

const KEY = 'cronlens:view:1';

function stored(value: string) {
  const store = makeMemoryStore();
  store.write(KEY, value);
  return readView(store);
}

test('a view survives', () => {
  const store = makeMemoryStore();
  const view = {
    ...FIRST_VIEW,
    outcome: 'failure',
    text: 'backup',
    jobs: ['a'],
    picks: ['at_high'],
  } as const;
  writeView(store, { view, choseClock: true });
  assert.deepEqual(readView(store), { view, choseClock: true });
});

test('nothing stored, or nonsense, gives the first view', () => {
  const first = { view: FIRST_VIEW, choseClock: false };
  assert.deepEqual(readView(makeMemoryStore()), first);
  for (const text of ['', 'null', '{', '[1]', '"x"', '7']) assert.deepEqual(stored(text), first);
});

test('a value out of order takes its default, the others stay', () => {
  const { view } = stored(
    '{"outcome":"both","mode":"agent","picks":["at_high",7,"best"],"window":{"kind":"last_days","days":-3}}',
  );
  assert.equal(view.outcome, 'all');
  assert.equal(view.mode, 'agent');
  assert.deepEqual(view.picks, ['at_high']);
  assert.deepEqual(view.window, FIRST_VIEW.window);
});

test('a range that ends before it begins is not taken', () => {
  const { view } = stored('{"window":{"kind":"range","since":5,"until":5}}');
  assert.deepEqual(view.window, FIRST_VIEW.window);
});
