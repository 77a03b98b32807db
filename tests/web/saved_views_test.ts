import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMemoryStore } from '../../web/src/base/storage';
import { makeSavedViews, VIEWS_SCHEMA } from '../../web/src/links/saved_views';

const names = (views: ReturnType<typeof makeSavedViews>) =>
  views.views.value.map(({ name }) => name);

test('views are kept by name between visits, and a name is used once', () => {
  const store = makeMemoryStore();
  const views = makeSavedViews(store);
  assert.equal(views.save('  Failures ', '#v1?outcome=failure'), true);
  assert.equal(views.save('All', '#v1?window=all'), true);
  assert.equal(views.save('Failures', '#v1?window=7d&outcome=failure'), true);
  const again = makeSavedViews(store);
  assert.deepEqual(again.views.value, [
    { name: 'All', link: '#v1?window=all' },
    { name: 'Failures', link: '#v1?window=7d&outcome=failure' },
  ]);
  again.remove('All');
  assert.deepEqual(names(makeSavedViews(store)), ['Failures']);
});

test('what is exported can be imported elsewhere', () => {
  const here = makeSavedViews(makeMemoryStore());
  here.save('模型 "a", b', '#v1?model=模型&text=a%26b');
  here.save('Sample', '#v1?data=sample&window=7d');
  const there = makeSavedViews(makeMemoryStore());
  there.save('Mine', '#v1');
  assert.deepEqual(there.take(here.exported()), { taken: 2, refused: 0 });
  assert.deepEqual(names(there), ['Mine', 'Sample', '模型 "a", b']);
  assert.equal(there.views.value[1]?.link, '#v1?window=7d', 'the data is no part of a view');
});

test('a file that is none is refused whole, bad entries one by one', () => {
  const views = makeSavedViews(makeMemoryStore());
  for (const text of ['', '{', '[]', '{"views":[]}', '{"schema":"cronlens.views/9","views":[]}']) {
    assert.equal(views.take(text), undefined, text);
  }
  const list = [
    { name: 'a', link: '#v1?window=7d' },
    { name: '', link: '#v1' },
    { name: 'b', link: 'javascript:alert(1)' },
    { name: 7, link: '#v1' },
    null,
  ];
  const file = JSON.stringify({ schema: VIEWS_SCHEMA, views: list });
  assert.deepEqual(views.take(file), { taken: 1, refused: 4 });
  assert.deepEqual(names(views), ['a']);
});

test('a view of a newer version stays whole until that version reads it', () => {
  const views = makeSavedViews(makeMemoryStore());
  views.save('new', '#v2?window=7d&shape=round');
  assert.equal(views.views.value[0]?.link, '#v2?window=7d&shape=round');
});

test('damaged storage is an empty list, and another tab’s views are not lost', () => {
  const store = makeMemoryStore();
  store.write('cronlens:views:1', '{"views":7');
  const one = makeSavedViews(store);
  const other = makeSavedViews(store);
  assert.deepEqual(one.views.value, []);
  one.save('a', '#v1');
  other.save('b', '#v1');
  assert.deepEqual(names(other), ['a', 'b']);
  one.reload();
  assert.deepEqual(names(one), ['a', 'b']);
});

test('there is an end to how many are kept', () => {
  const views = makeSavedViews(makeMemoryStore());
  const list = Array.from({ length: 230 }, (_, at) => ({ name: `v${at}`, link: '#v1' }));
  const taken = views.take(JSON.stringify({ schema: VIEWS_SCHEMA, views: list }));
  assert.deepEqual(taken, { taken: 200, refused: 30 });
  assert.equal(views.save('one more', '#v1'), false);
  assert.equal(views.save('v0', '#v1?window=7d'), true);
});
