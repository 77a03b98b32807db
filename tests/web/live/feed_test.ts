import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import type { Snapshot } from '../../../web/src/contract/contract.gen';
import type { Answer } from '../../../web/src/engine/engine';
import { CANCELLED, ENGINE_UNREACHABLE, makeError } from '../../../web/src/engine/faults';
import { makeFeed } from '../../../web/src/live/feed';
import { isEmpty, troubleTitle } from '../../../web/src/live/live_words';
import {
  type Changes,
  type Jobs,
  LiveFault,
  type LiveSource,
  type Newer,
  type SyncResult,
} from '../../../web/src/live/source';
import type { OpenedFile, Phase, Session } from '../../../web/src/state/session';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const rows = (kind: 'whole' | 'delta', cursor: string): Newer => ({
  kind,
  cursor,
  bytes: new Blob([cursor]),
});
const good: Answer<Snapshot> = { ok: true, value: {} as Snapshot };
const bad: Answer<Snapshot> = { ok: false, error: makeError('bad_query', 'row ids overlap') };

/** What the server and the session do, call by call; each may be replaced. */
class World {
  readonly log: string[] = [];
  readonly file = signal<OpenedFile | undefined>(undefined);
  readonly phase = signal<Phase>({ kind: 'empty' });
  whole = (): Newer => rows('whole', 'c1');
  newer = (_cursor: string): Newer => rows('delta', 'c2');
  jobs = (): Jobs => ({ text: new Blob(['{}']), etag: 'j1' });
  synced = (): SyncResult => ({ added: 2 });
  signIn = (_code: string): void => undefined;
  opened: Answer<Snapshot> | undefined = good;
  appended: Answer<Snapshot> | undefined = good;
  replaced: Answer<Snapshot> | undefined = good;
  wake: ((found: Changes | undefined | Error) => void) | undefined;

  /** Ends the wait for changes. */
  async tell(found: Changes | undefined | Error): Promise<void> {
    for (let tries = 0; this.wake === undefined && tries < 50; tries += 1) await settle();
    assert.ok(this.wake, `nobody waits: ${this.log.join(' ')}`);
    this.wake(found);
    this.wake = undefined;
    for (let turns = 0; turns < 10; turns += 1) await settle();
  }

  /** What it comes to, once somebody asked. */
  async answer<T>(asked: string, value: () => T): Promise<T> {
    this.log.push(asked);
    return value();
  }
}

function makeSource(world: World): LiveSource {
  return {
    whole: () =>
      world.answer('whole', () => world.whole() as Extract<Newer, { readonly bytes: Blob }>),
    newer: (cursor) => world.answer(`newer(${cursor})`, () => world.newer(cursor)),
    jobs: async () => world.jobs(),
    changes: (cursor, etag, stop) => {
      world.log.push(`changes(${cursor},${etag})`);
      return new Promise((resolve, reject) => {
        world.wake = (found) => (found instanceof Error ? reject(found) : resolve(found));
        stop.addEventListener('abort', () => reject(stop.reason));
      });
    },
    sync: async () => world.synced(),
    signIn: (code) => world.answer(`signIn(${code})`, () => world.signIn(code)),
  };
}

function makeSession(world: World): Session {
  const session = {
    file: world.file,
    phase: world.phase,
    openLive: () => {
      const live = { name: 'f', modified: undefined, sample: false, live: true };
      if (world.opened?.ok) world.file.value = live;
      return world.answer('open', () => world.opened);
    },
    appendRows: () => world.answer('append', () => world.appended),
    replaceJobs: () => world.answer('jobs', () => world.replaced),
    passTime: () => world.answer('passTime', () => undefined),
  };
  return session as unknown as Session;
}

function makeWorld() {
  const world = new World();
  const paused: number[] = [];
  let unpause = (): void => undefined;
  const feed = makeFeed({
    source: makeSource(world),
    session: makeSession(world),
    seen: async () => undefined,
    now: () => 0,
    name: 'f',
    pause: (ms, stop, early) => {
      paused.push(ms);
      return new Promise((resolve, reject) => {
        // Without a way to wake it, it is the rest between two refreshes.
        if (early === undefined) resolve();
        unpause = resolve;
        early?.addEventListener('abort', () => resolve());
        stop.addEventListener('abort', () => reject(stop.reason));
      });
    },
  });
  const after = async () => {
    unpause();
    for (let turns = 0; turns < 10; turns += 1) await settle();
  };
  return { world, feed, after, paused };
}

async function following() {
  const all = makeWorld();
  all.feed.open();
  await all.after();
  assert.equal(all.feed.state.value.kind, 'following');
  all.world.log.length = 0;
  return all;
}

test('opens the whole file, waits, and adds what came', async () => {
  const { world, feed, after } = makeWorld();
  feed.open();
  await after();
  await world.tell({ cursor: 'c2', jobsEtag: 'j1' });
  assert.deepEqual(world.log, [
    ...['whole', 'open', 'changes(c1,j1)'],
    ...['newer(c1)', 'append', 'changes(c2,j1)'],
  ]);
  assert.equal(feed.state.value.kind, 'following');
  feed.stop();
});

test('when nothing came, time has passed all the same', async () => {
  const { world, feed } = await following();
  await world.tell(undefined);
  assert.deepEqual(world.log, ['passTime', 'changes(c1,j1)']);
  feed.stop();
});

test('rows that do not fit make it read the whole', async () => {
  const { world, feed } = await following();
  world.appended = bad;
  await world.tell({ cursor: 'c2', jobsEtag: 'j1' });
  assert.deepEqual(world.log, ['newer(c1)', 'append', 'whole', 'open', 'changes(c1,j1)']);
  feed.stop();
});

test('a replaced file comes whole, in the place of the other', async () => {
  const { world, feed } = await following();
  world.newer = () => rows('whole', 'd1');
  await world.tell({ cursor: 'd1', jobsEtag: 'j1' });
  assert.deepEqual(world.log, ['newer(c1)', 'open', 'changes(d1,j1)']);
  feed.stop();
});

test('rows are asked for again when another file was being opened', async () => {
  const { world, feed } = await following();
  world.appended = undefined;
  await world.tell({ cursor: 'c2', jobsEtag: 'j1' });
  assert.deepEqual(world.log, ['newer(c1)', 'append', 'changes(c1,j1)']);
  feed.stop();
});

test('another jobs.json is attached; one that is gone or broken means to open anew', async () => {
  const { world, feed } = await following();
  world.jobs = () => ({ text: new Blob(['[]']), etag: 'j2' });
  await world.tell({ cursor: 'c1', jobsEtag: 'j2' });
  assert.deepEqual(world.log, ['jobs', 'changes(c1,j2)']);
  world.log.length = 0;
  world.jobs = () => ({ text: undefined, etag: '' });
  await world.tell({ cursor: 'c1', jobsEtag: '' });
  assert.deepEqual(world.log, ['whole', 'open', 'changes(c1,)']);
  feed.stop();
});

test('offline: waits longer each time, and catches up as soon as somebody answers', async () => {
  const { world, feed, after, paused } = await following();
  await world.tell(new TypeError('failed to fetch'));
  assert.equal(feed.state.value.kind, 'offline');
  world.newer = () => {
    throw new LiveFault('offline', 'timeout', '');
  };
  await after();
  assert.equal(feed.state.value.kind, 'offline');
  world.newer = (cursor) => ({ kind: 'none', cursor });
  feed.retry();
  await after();
  assert.equal(feed.state.value.kind, 'following');
  assert.deepEqual(world.log, ['newer(c1)', 'newer(c1)', 'changes(c1,j1)']);
  const [first = 0, second = 0] = paused;
  assert.ok(first >= 750 && first <= 1000 && second >= 1500 && second <= 2000, String(paused));
  feed.stop();
});

test('signed out: nothing is asked until there is a code, and then it goes on', async () => {
  const { world, feed, after } = await following();
  await world.tell(new LiveFault('signed_out', 'no_access', ''));
  assert.deepEqual(feed.state.value, { kind: 'signed_out', usedCode: false });
  world.log.length = 0;
  world.newer = (cursor) => ({ kind: 'none', cursor });
  feed.signIn('abcdefgh');
  await after();
  assert.equal(world.log[0], 'signIn(abcdefgh)');
  assert.equal(feed.state.value.kind, 'following');
  feed.stop();
});

test('a used code is no matter while the browser still has its session', async () => {
  const { world, feed, after } = makeWorld();
  world.signIn = () => {
    throw new LiveFault('signed_out', 'bad_code', '');
  };
  feed.signIn('abcdefgh');
  await after();
  assert.equal(feed.state.value.kind, 'following');
  feed.stop();
});

test('a used code without a session is told as such', async () => {
  const { world, feed, after } = makeWorld();
  const refuse = () => {
    throw new LiveFault('signed_out', 'bad_code', '');
  };
  world.signIn = refuse;
  world.whole = refuse;
  feed.signIn('abcdefgh');
  await after();
  assert.deepEqual(feed.state.value, { kind: 'signed_out', usedCode: true });
  feed.stop();
});

test('a file that cannot be read is told, and waited for', async () => {
  const { world, feed, after } = makeWorld();
  world.whole = () => {
    throw new LiveFault('refused', 'no_facts', 'There is none.');
  };
  feed.open();
  await after();
  const state = feed.state.value;
  assert.deepEqual(state, { kind: 'trouble', code: 'no_facts', sentence: 'There is none.' });
  world.whole = () => rows('whole', 'c1');
  await after();
  await world.tell({ cursor: 'c1', jobsEtag: '' });
  assert.equal(feed.state.value.kind, 'following');
  assert.ok(world.log.includes('changes(no_facts,j1)'), world.log.join(' '));
  feed.stop();
});

test('an engine that cannot be loaded is no fault of the file', async () => {
  const { world, feed, after } = makeWorld();
  world.opened = { ok: false, error: makeError('internal', `${ENGINE_UNREACHABLE}: 404`) };
  feed.open();
  await after();
  const state = feed.state.value;
  assert.deepEqual(state.kind === 'trouble' && state.code, 'no_engine');
  // What comes next may be read: it is asked for when the file changes.
  await after();
  assert.equal(world.log.at(-1), 'changes(c1,j1)');
  feed.stop();
});

test('only what nothing was written to yet is empty, and only the engine is called missing', () => {
  assert.deepEqual(['no_facts', 'no_cron_runs', 'corrupt', 'no_engine'].map(isEmpty), [
    ...[true, true],
    ...[false, false],
  ]);
  assert.equal(troubleTitle('no_engine'), 'error.unreachable');
  assert.equal(troubleTitle('corrupt'), 'live.trouble_title');
});

test('another file sets it aside: nothing is asked any more, until it is wanted back', async () => {
  const { world, feed, after } = await following();
  world.file.value = { name: 'other.db', modified: undefined, sample: false };
  await after();
  assert.equal(feed.state.value.kind, 'aside');
  assert.deepEqual(world.log, []);
  feed.open();
  await after();
  assert.deepEqual(world.log, ['whole', 'open', 'changes(c1,j1)']);
  feed.stop();
});

test('an opening that the reader cancels is not begun again', async () => {
  const { world, feed, after } = makeWorld();
  world.opened = { ok: false, error: makeError('internal', CANCELLED) };
  feed.open();
  await after();
  assert.equal(feed.state.value.kind, 'aside');
  assert.deepEqual(world.log, ['whole', 'open']);
  feed.stop();
});

test('what the reader is opening goes before what the server sends', async () => {
  const { world, feed, after } = makeWorld();
  world.phase.value = {
    kind: 'loading',
    files: [],
    progress: { phase: 'reading', bytesRead: 0, bytesTotal: 0 },
  };
  feed.open();
  await after();
  assert.deepEqual(world.log, []);
  world.file.value = { name: 'other.db', modified: undefined, sample: false };
  world.phase.value = { kind: 'ready' };
  await after();
  assert.deepEqual(world.log, []);
  assert.equal(feed.state.value.kind, 'aside');
  feed.stop();
});

test('a sync tells what it came to', async () => {
  const { world, feed } = makeWorld();
  await feed.syncNow();
  assert.deepEqual(feed.sync.value, { kind: 'done', added: 2 });
  world.synced = () => {
    throw new LiveFault('refused', 'no_sync', 'This build does not.');
  };
  await feed.syncNow();
  const failed = { kind: 'failed', code: 'no_sync', sentence: 'This build does not.' };
  assert.deepEqual(feed.sync.value, failed);
  feed.dismissSync();
  assert.equal(feed.sync.value.kind, 'idle');
  feed.stop();
});
