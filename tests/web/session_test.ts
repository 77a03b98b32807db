import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMemoryStore } from '../../web/src/base/storage';
import type { Dashboard, Query, Snapshot } from '../../web/src/contract/contract.gen';
import { TextColumn } from '../../web/src/contract/wire';
import type { Answer, Engine, FirstLook } from '../../web/src/engine/engine';
import { makeError } from '../../web/src/engine/faults';
import { makeSession } from '../../web/src/state/make_session';

const NOW = 1_800_000_000;
const TIME = { now: () => NOW, zone: () => 'UTC' };

function column(texts: readonly string[]): TextColumn {
  const bytes = new TextEncoder().encode(texts.join(''));
  let end = 0;
  const ends = texts.map((text) => {
    end += text.length;
    return end;
  });
  return new TextColumn(Uint32Array.from(ends), bytes, new TextDecoder());
}

function snapshot(lastRun: number, jobs: readonly string[] = ['a']): Snapshot {
  const names = column(jobs);
  const empty = column([]);
  const facts = {
    runs: 1,
    bytes: 1,
    firstRun: lastRun,
    lastRun,
    lastIngested: lastRun,
  };
  return {
    ...facts,
    jobIds: names,
    jobNames: names,
    models: empty,
    providers: empty,
    jobsInFile: 0,
    caveats: [],
  } as unknown as Snapshot;
}

interface Asked {
  readonly query: Query;
  answer(): void;
}

/** Opens what `next` says; a dashboard is answered at once, or by hand when `byHand` is set. */
function makeFakeEngine() {
  const fake = {
    next: { ok: true, value: snapshot(NOW) } as Answer<Snapshot>,
    byHand: false,
    asked: [] as Asked[],
    /** Set: a file is read until somebody calls `finish`, and what a first look brings is told. */
    slow: false,
    finish: (_answer: Answer<Snapshot>): void => undefined,
    look: undefined as FirstLook | undefined,
  };
  const no = () => Promise.resolve({ ok: false, error: makeError('internal', 'no') } as const);
  const engine: Engine = {
    open: (_files, _onProgress, look) => {
      fake.look = look;
      if (!fake.slow) return Promise.resolve(fake.next);
      return new Promise((resolve) => {
        fake.finish = resolve;
      });
    },
    openSample: () => Promise.resolve(fake.next),
    attachJobs: () => Promise.resolve(fake.next),
    append: () => Promise.resolve(fake.next),
    dashboard: (query) =>
      new Promise((resolve) => {
        const value = { query } as unknown as Dashboard;
        const answer = () => resolve({ ok: true, value });
        fake.asked.push({ query, answer });
        if (!fake.byHand) answer();
      }),
    job: no,
    sparklines: no,
    runs: no,
    report: no,
    openReport: no,
    cancel: () => undefined,
  };
  return { fake, session: makeSession(engine, makeMemoryStore(), TIME) };
}

const file = () => new File(['SQLite format 3\0'], 'facts.db');
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a file that fails leaves what is open', async () => {
  const { fake, session } = makeFakeEngine();
  await session.openFiles([file()]);
  const before = session.snapshot.value;
  fake.next = { ok: false, error: makeError('corrupt', 'page 7') };
  await session.openFiles([file()]);
  assert.equal(session.snapshot.value, before);
  assert.equal(session.phase.value.kind, 'ready');
  assert.deepEqual(
    session.refusals.value.map(({ error }) => error.code),
    ['corrupt'],
  );
});

test('a jobs.json is a file being opened: with progress, and refused by its own name', async () => {
  const { fake, session } = makeFakeEngine();
  await session.openFiles([file()]);
  fake.next = { ok: false, error: makeError('bad_jobs_file', 'not JSON') };
  const phases: string[] = [];
  const stop = session.phase.subscribe(({ kind }) => phases.push(kind));
  await session.openFiles([new File(['{'], 'jobs.json')]);
  stop();
  assert.deepEqual(phases, ['ready', 'loading', 'ready']);
  assert.deepEqual(
    session.refusals.value.map((refusal) => refusal.file),
    ['jobs.json'],
  );
  assert.equal(session.file.value?.name, 'facts.db');
});

test('the newest question wins', async () => {
  const { fake, session } = makeFakeEngine();
  await session.openFiles([file()]);
  fake.byHand = true;
  session.change({ outcome: 'success' });
  session.change({ outcome: 'failure' });
  fake.asked.at(-1)?.answer();
  await settle();
  fake.asked.at(-2)?.answer();
  await settle();
  assert.equal(session.query.value?.outcome, 'failure');
  assert.equal(session.busy.value, false);
});

test('an old file is seen from its newest run until the reader chooses', async () => {
  const { fake, session } = makeFakeEngine();
  fake.next = { ok: true, value: snapshot(NOW - 10 * 86_400) };
  await session.openFiles([file()]);
  assert.equal(session.query.value?.now, NOW - 10 * 86_400);
  session.change({ clock: 'wall' });
  await settle();
  await session.openFiles([file()]);
  assert.equal(session.query.value?.now, NOW);
});

test('filters that the new file does not know are dropped', async () => {
  const { session } = makeFakeEngine();
  session.change({ jobs: ['a', 'gone'] });
  await session.openFiles([file()]);
  assert.deepEqual(session.view.value.jobs, ['a']);
});

test('each change can be undone', async () => {
  const { session } = makeFakeEngine();
  await session.openFiles([file()]);
  session.change({ text: 'x' });
  session.change({ mode: 'agent' });
  session.undo();
  assert.equal(session.view.value.mode, 'all');
  assert.equal(session.view.value.text, 'x');
  session.undo();
  assert.equal(session.view.value.text, '');
  assert.equal(session.canUndo.value, false);
});

test('changes in a row that belong to one edit are undone together', async () => {
  const { session } = makeFakeEngine();
  await session.openFiles([file()]);
  const [first, second] = [{}, {}];
  session.change({ text: 'r' }, first);
  session.change({ text: 're' }, first);
  session.change({ text: 'red' }, first);
  session.change({ text: 'blue' }, second);
  session.undo();
  assert.equal(session.view.value.text, 'red');
  session.undo();
  assert.equal(session.view.value.text, '');
  assert.equal(session.canUndo.value, false);
});

test('another change, or an undo, in between begins a new step', async () => {
  const { session } = makeFakeEngine();
  await session.openFiles([file()]);
  const edit = {};
  session.change({ text: 'r' }, edit);
  session.change({ mode: 'agent' });
  session.change({ text: 're' }, edit);
  session.undo();
  assert.equal(session.view.value.text, 'r');
  session.change({ text: 'rx' }, edit);
  session.undo();
  assert.equal(session.view.value.text, 'r');
  assert.equal(session.view.value.mode, 'agent');
});

const largeFile = () =>
  new File(['SQLite format 3\0', new Uint8Array(17 * 1024 * 1024)], 'large.db');

/** A session that reads a large file while something else is open. */
async function readLarge(before: (session: ReturnType<typeof makeFakeEngine>['session']) => void) {
  const { fake, session } = makeFakeEngine();
  await session.openFiles([file()]);
  before(session);
  await settle();
  fake.slow = true;
  const opening = session.openFiles([largeFile()]);
  while (session.phase.value.kind !== 'loading') await settle();
  return { fake, session, opening };
}

test('the newest days of a large file are on screen until all of it is', async () => {
  const { fake, session, opening } = await readLarge(() => undefined);
  const [newest, whole] = [snapshot(NOW), snapshot(NOW)];
  fake.look?.onSnapshot(newest);
  await settle();
  assert.equal(session.snapshot.value, newest);
  assert.equal(session.file.value?.name, 'large.db');
  const phase = session.phase.value;
  assert.equal(phase.kind === 'loading' && phase.newestDays, 30);
  session.openHistory({ job: 'a', name: 'a', sort: 'run_time', direction: 'descending' });
  fake.finish({ ok: true, value: whole });
  await opening;
  assert.equal(session.snapshot.value, whole);
  assert.equal(session.history.value?.job, 'a', 'the same file: what is open stays open');
  assert.equal(session.phase.value.kind, 'ready');
});

test('when the large file fails after its first look, the one before is back', async () => {
  const { fake, session, opening } = await readLarge(() => undefined);
  const before = session.snapshot.value;
  fake.look?.onSnapshot(snapshot(NOW));
  await settle();
  assert.notEqual(session.snapshot.value, before);
  fake.finish({ ok: false, error: makeError('corrupt', 'page 7') });
  await opening;
  assert.equal(session.snapshot.value, before);
  assert.equal(session.file.value?.name, 'facts.db');
  assert.equal(session.refusals.value.length, 1);
});

test('a window of more days than were read first waits for the rest', async () => {
  const { fake, session, opening } = await readLarge(() => undefined);
  fake.look?.onSnapshot(snapshot(NOW));
  await settle();
  const asked = fake.asked.length;
  session.change({ window: { kind: 'last_days', days: 90, since: 0, until: 0 } });
  await settle();
  assert.equal(fake.asked.length, asked);
  assert.equal(session.busy.value, true);
  fake.finish({ ok: true, value: snapshot(NOW) });
  await opening;
  assert.equal(session.query.value?.window.days, 90);
  assert.equal(session.busy.value, false);
});

test('no first look where the view asks for more than it has', async () => {
  const wide = await readLarge((session) =>
    session.change({ window: { kind: 'all_time', days: 0, since: 0, until: 0 } }),
  );
  assert.equal(wide.fake.look, undefined);
  const { fake, session } = await readLarge((each) => each.change({ jobs: ['a'] }));
  const before = session.snapshot.value;
  fake.look?.onSnapshot(snapshot(NOW, ['b']));
  await settle();
  assert.equal(session.snapshot.value, before, 'a filter for what has no run lately');
});

const liveFiles = () => ({ database: file() });

test('a live file that grows keeps filters, the open history and the view', async () => {
  const { fake, session } = makeFakeEngine();
  await session.openLive('facts.db', liveFiles());
  assert.equal(session.file.value?.live, true);
  session.change({ jobs: ['a'], text: 'x' });
  session.openHistory({ job: 'a', name: 'a', sort: 'run_time', direction: 'descending' });
  await settle();
  for (const grown of [snapshot(NOW, ['a', 'b']), snapshot(NOW, ['a', 'b', 'c'])]) {
    fake.next = { ok: true, value: grown };
    const phases: string[] = [];
    const stop = session.phase.subscribe(({ kind }) => phases.push(kind));
    await session.appendRows(new Blob([]));
    stop();
    assert.equal(session.snapshot.value, grown);
    assert.deepEqual(phases, ['ready'], 'nothing on screen says that it is loading');
  }
  await session.openLive('facts.db', liveFiles());
  assert.deepEqual([session.view.value.jobs, session.view.value.text], [['a'], 'x']);
  assert.equal(session.history.value?.job, 'a');
});

test('rows are not added to a file that is not live, nor while another is opened', async () => {
  const { fake, session } = makeFakeEngine();
  await session.openFiles([file()]);
  assert.equal(await session.appendRows(new Blob([])), undefined);
  session.close();
  await session.openLive('facts.db', liveFiles());
  fake.slow = true;
  const opening = session.openFiles([file()]);
  while (session.phase.value.kind !== 'loading') await settle();
  assert.equal(await session.appendRows(new Blob([])), undefined);
  fake.finish({ ok: false, error: makeError('corrupt', 'page 7') });
  await opening;
  assert.equal((await session.appendRows(new Blob([])))?.ok, true);
});

test('a live file that was closed while rows were on their way stays closed', async () => {
  const { fake, session } = makeFakeEngine();
  await session.openLive('facts.db', liveFiles());
  fake.byHand = true;
  const adding = session.appendRows(new Blob([]));
  await settle();
  session.close();
  fake.asked.at(-1)?.answer();
  await adding;
  assert.equal(session.snapshot.value, undefined);
  assert.equal(session.file.value, undefined);
});
