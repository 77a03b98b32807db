import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMemoryStore } from '../../web/src/base/storage';
import type { Dashboard, Snapshot } from '../../web/src/contract/contract.gen';
import type { Engine } from '../../web/src/engine/engine';
import { makeError } from '../../web/src/engine/faults';
import type { Browser, Entry } from '../../web/src/links/browser';
import { makeLinks } from '../../web/src/links/links';
import { makeSession } from '../../web/src/state/make_session';
import type { Session } from '../../web/src/state/session';

const NOW = 1_800_000_000;
const list = (values: readonly string[]) => ({
  length: values.length,
  at: (row: number) => values[row] ?? '',
  toArray: () => values,
});

function fakeEngine(): Engine {
  const snapshot = {
    runs: 1,
    lastRun: NOW,
    firstRun: NOW,
    jobIds: list(['a', 'b']),
    jobNames: list(['Job A', 'Job B']),
    models: list(['m']),
    providers: list(['']),
    caveats: [],
  } as unknown as Snapshot;
  const open = () => Promise.resolve({ ok: true, value: snapshot } as const);
  const no = () => Promise.resolve({ ok: false, error: makeError('internal', 'no') } as const);
  return {
    open,
    openSample: open,
    attachJobs: open,
    append: open,
    dashboard: (query) => Promise.resolve({ ok: true, value: { query } as unknown as Dashboard }),
    job: no,
    sparklines: no,
    runs: no,
    report: no,
    openReport: no,
    cancel: () => undefined,
  };
}

/** Entries as a browser keeps them; going back arrives later, as it does there. */
function fakeBrowser(hash: string) {
  const entries: { hash: string; entry: Entry | undefined }[] = [{ hash, entry: undefined }];
  let at = 0;
  let arrive: () => void = () => undefined;
  const go = (by: number) => {
    if (at + by < 0 || at + by >= entries.length) return;
    at += by;
    arrive();
  };
  const browser: Browser = {
    hash: () => entries[at]?.hash ?? '',
    entry: () => entries[at]?.entry,
    push(text, entry) {
      entries.splice(at + 1, entries.length, { hash: text, entry });
      at += 1;
    },
    replace(text, entry) {
      entries[at] = { hash: text, entry };
    },
    back: () => void setTimeout(() => go(-1), 1),
    listen(onArrival) {
      arrive = onArrival;
      return () => undefined;
    },
  };
  const type = (text: string) => {
    entries.splice(at + 1, entries.length, { hash: text, entry: undefined });
    go(1);
  };
  return { browser, entries, go, type, at: () => at };
}

/** Read anew: a comparison before has told the compiler that there is none. */
const openRuns = ({ history }: Session) => history.value ?? { name: '' };

const pause = (time = 5) => new Promise((resolve) => setTimeout(resolve, time));

/** Going back arrives later, and a busy machine takes its time. */
async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isTrue(); tries += 1) await pause();
  assert.ok(isTrue());
}

async function opened(hash = '', store = makeMemoryStore()) {
  const session = makeSession(fakeEngine(), store, { now: () => NOW, zone: () => 'UTC' });
  const fake = fakeBrowser(hash);
  const links = makeLinks(session, fake.browser);
  const stop = links.start();
  await session.openFiles([new File(['SQLite format 3\0'], 'facts.db')]);
  return { session, links, stop, ...fake };
}

test('one change is one entry, and typing or sliding is one change', async () => {
  const { session, entries, browser } = await opened();
  assert.deepEqual(
    entries.map(({ hash }) => hash),
    ['#v1?window=30d'],
  );
  session.change({ outcome: 'failure' });
  session.change({ outcome: 'failure' });
  const edit = {};
  for (const text of ['r', 're', 'red']) session.change({ text }, edit);
  assert.equal(entries.length, 3);
  assert.equal(browser.hash(), '#v1?window=30d&outcome=failure&text=red');
});

test('Back undoes, Forward does again, and the undo button goes along', async () => {
  const { session, go, at } = await opened();
  session.change({ outcome: 'failure' });
  session.change({ mode: 'agent' });
  go(-1);
  assert.equal(session.view.value.mode, 'all');
  assert.equal(session.view.value.outcome, 'failure');
  assert.equal(session.step.value, 1);
  go(-1);
  assert.equal(session.canUndo.value, false);
  go(2);
  assert.equal(session.view.value.mode, 'agent');
  session.undo();
  await until(() => at() === 1);
  assert.equal(session.view.value.mode, 'all');
  go(1);
  assert.equal(session.view.value.mode, 'agent');
});

test('undoing twice at once, and a change right after an undo, end where they should', async () => {
  const { session, at, browser, entries } = await opened();
  for (const text of ['a', 'b', 'c']) session.change({ text });
  session.undo();
  session.undo();
  await until(() => at() === 1);
  assert.equal(browser.hash(), '#v1?window=30d&text=a');
  session.undo();
  session.change({ text: 'z' });
  await until(() => browser.hash() === '#v1?window=30d&text=z');
  assert.equal(session.view.value.text, 'z');
  assert.equal(entries.length, 2);
});

test('a run history is an entry: Back closes it, closing it goes back', async () => {
  const { session, go, at, browser } = await opened();
  const runs = { job: 'a', name: 'Job A', sort: 'cost', direction: 'descending' } as const;
  session.openHistory(runs);
  assert.equal(browser.hash(), '#v1?window=30d&runs=a&runs_sort=cost');
  session.openHistory({ ...runs, sort: 'run_time' });
  assert.equal(at(), 1);
  go(-1);
  assert.equal(session.history.value, undefined);
  go(1);
  assert.equal(openRuns(session).name, 'Job A');
  session.closeHistory();
  await until(() => at() === 0);
});

test('a link meets the file: what it does not have is said, the rest is there', async () => {
  const { session, links, browser } = await opened(
    '#v1?window=7d&job=a&job=gone&model=x&details=b&runs=lost',
  );
  assert.deepEqual(session.view.value.jobs, ['a']);
  assert.equal(session.view.value.window.days, 7);
  assert.deepEqual([...session.details.value], ['b']);
  assert.equal(session.history.value, undefined);
  assert.deepEqual(links.problems.value, [
    { kind: 'missing', field: 'job', names: ['gone', 'lost'] },
    { kind: 'missing', field: 'model', names: ['x'] },
  ]);
  assert.equal(browser.hash(), '#v1?window=7d&job=a&details=b');
  links.dismiss();
  assert.deepEqual(links.problems.value, []);
});

test('a hash typed into an open page is one more change', async () => {
  const { session, type, go, at } = await opened();
  session.change({ text: 'a' });
  type('#v1?window=all&text=b');
  assert.equal(session.view.value.window.kind, 'all_time');
  session.undo();
  await until(() => at() === 1);
  assert.equal(session.view.value.text, 'a');
  go(1);
  assert.equal(session.view.value.text, 'b');
});

test('after a reload the browser still goes back through the earlier changes', async () => {
  const { session, go, entries, at } = await opened();
  for (const text of ['a', 'b']) session.change({ text });
  const again = fakeBrowser('');
  again.entries.splice(0, 1, ...entries.map((each) => ({ ...each })));
  again.go(at());
  const other = makeSession(fakeEngine(), makeMemoryStore(), { now: () => NOW, zone: () => 'UTC' });
  makeLinks(other, again.browser).start();
  await other.openFiles([new File(['SQLite format 3\0'], 'facts.db')]);
  assert.equal(other.view.value.text, 'b');
  other.change({ text: 'c' });
  again.go(-1);
  again.go(-1);
  assert.equal(other.view.value.text, 'a');
  again.go(1);
  assert.equal(other.view.value.text, 'b');
  other.undo();
  await until(() => again.browser.hash() === '#v1?window=30d&text=a');
  go(0);
});

test('a browser that cannot go back does not stop the page', async () => {
  const { session, browser, entries } = await opened();
  session.change({ text: 'a' });
  browser.back = () => undefined;
  session.undo();
  await until(() => browser.hash() === '#v1?window=30d');
  session.change({ text: 'b' });
  assert.equal(entries.at(-1)?.hash, '#v1?window=30d&text=b');
});

test('addresses of others are left alone', async () => {
  const { browser, session, entries, type } = await opened('#open=CODE');
  assert.equal(browser.hash(), '#open=CODE');
  session.change({ text: 'a' });
  assert.deepEqual(
    entries.map(({ hash }) => hash),
    ['#open=CODE'],
  );
  browser.replace('', { step: 0, drawer: false, added: false });
  type('#main');
  assert.equal(browser.hash(), '#v1?window=30d&text=a');
});

test('following a saved view can be undone, and to stay is no change', async () => {
  const { session, links } = await opened();
  assert.equal(links.follow('nonsense'), false);
  assert.equal(links.follow('#v1?outcome=failure'), true);
  assert.equal(session.view.value.outcome, 'failure');
  assert.equal(session.step.value, 1);
  links.follow('#v1?outcome=failure');
  assert.equal(session.step.value, 1);
  session.undo();
  assert.equal(session.view.value.outcome, 'all');
});
