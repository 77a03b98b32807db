import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMemoryStore } from '../../web/src/base/storage';
import type { Dashboard, Query, Snapshot } from '../../web/src/contract/contract.gen';
import { TextColumn } from '../../web/src/contract/wire';
import type { Answer, Engine } from '../../web/src/engine/engine';
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
  };
  const no = () => Promise.resolve({ ok: false, error: makeError('internal', 'no') } as const);
  const engine: Engine = {
    open: () => Promise.resolve(fake.next),
    openSample: () => Promise.resolve(fake.next),
    attachJobs: () => Promise.resolve(fake.next),
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
