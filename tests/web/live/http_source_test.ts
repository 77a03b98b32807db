import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHttpSource } from '../../../web/src/live/http_source';
import { LiveFault } from '../../../web/src/live/source';

const never = new AbortController().signal;
const nothing = () => undefined;

interface Asked {
  readonly route: string;
  readonly init: RequestInit;
}

function answering(answer: () => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const source = makeHttpSource(async (route, init) => {
    asked.push({ route, init });
    return answer();
  });
  return { source, asked };
}

const reply = (body: BodyInit | null, status: number, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers });

async function faultOf(work: Promise<unknown>): Promise<LiveFault> {
  try {
    await work;
  } catch (reason) {
    if (reason instanceof LiveFault) return reason;
    throw reason;
  }
  return assert.fail('no fault');
}

test('a whole file comes with its cursor and tells how much of it has arrived', async () => {
  const bytes = new Uint8Array(3_000_000).fill(7);
  const { source } = answering(() =>
    reply(bytes, 200, { 'X-Cronlens-Cursor': 'c1', 'X-Cronlens-Length': '3000000' }),
  );
  const arrived: number[] = [];
  const rows = await source.whole(never, ({ bytesRead, bytesTotal }) => {
    assert.equal(bytesTotal, 3_000_000);
    arrived.push(bytesRead);
  });
  assert.deepEqual([rows.kind, rows.cursor, rows.bytes.size], ['whole', 'c1', 3_000_000]);
  assert.equal(arrived[0], 0);
});

test('a file that is cut short on its way is no file', async () => {
  const headers = { 'X-Cronlens-Cursor': 'c1', 'X-Cronlens-Length': '11' };
  const { source } = answering(() => reply('ten bytes.', 200, headers));
  assert.equal((await faultOf(source.whole(never, nothing))).kind, 'offline');
});

test('what is newer is rows, nothing, or the whole', async () => {
  const headers = { 'X-Cronlens-Cursor': 'c2' };
  const rows = answering(() => reply('r', 200, { ...headers, 'X-Cronlens-Delta': '1' }));
  assert.equal((await rows.source.newer('a b', never)).kind, 'delta');
  assert.equal(rows.asked[0]?.route, '/snapshot?since=a%20b');
  const none = answering(() => reply(null, 204, headers));
  assert.deepEqual(await none.source.newer('c1', never), { kind: 'none', cursor: 'c2' });
  const whole = answering(() => reply('w', 200, headers));
  assert.equal((await whole.source.newer('c1', never)).kind, 'whole');
});

test('an answer without a cursor is refused: nothing could be asked for after it', async () => {
  const { source } = answering(() => reply('w', 200));
  assert.equal((await faultOf(source.whole(never, nothing))).code, 'no_cursor');
});

test('a missing jobs.json is no fault', async () => {
  const { source } = answering(() => reply('{"error":"no_file"}', 404));
  assert.deepEqual(await source.jobs(never), { text: undefined, etag: '' });
  const there = answering(() => reply('{}', 200, { ETag: '"5"' }));
  assert.equal((await there.source.jobs(never)).etag, '"5"');
});

test('changes are a cursor and an etag, or nothing for now', async () => {
  const news = answering(() => reply('{"cursor":"c2","rows":3,"jobs":"\\"5\\""}', 200));
  assert.deepEqual(await news.source.changes('c1', '"4"', never), {
    cursor: 'c2',
    jobsEtag: '"5"',
  });
  assert.equal(news.asked[0]?.route, '/changes?since=c1&jobs=%224%22');
  const quiet = answering(() => reply(null, 204));
  assert.equal(await quiet.source.changes('c1', '', never), undefined);
});

test('each way of not answering has its kind', async () => {
  const kinds: readonly (readonly [() => Response | Promise<Response>, string, string])[] = [
    [() => Promise.reject(new TypeError('failed to fetch')), 'offline', 'unreachable'],
    [() => reply('<html>', 502), 'offline', 'status_502'],
    [() => reply('{"error":"no_access","detail":"…"}', 401), 'signed_out', 'no_access'],
    [() => reply('{"error":"locked","detail":"wait"}', 503), 'refused', 'locked'],
    [() => reply('<html>', 500), 'refused', 'status_500'],
  ];
  for (const [answer, kind, code] of kinds) {
    const work = answering(answer).source.changes('c', '', never);
    const fault = await work.then(
      () => assert.fail('no fault'),
      (reason: unknown) => (reason instanceof LiveFault ? reason : undefined),
    );
    // What fetch itself throws is sorted by the feed.
    if (fault !== undefined) assert.deepEqual([fault.kind, fault.code], [kind, code]);
    else assert.equal(code, 'unreachable');
  }
});

test('a sync tells how many runs it added, where the server says so', async () => {
  const some = answering(() => reply('{"synced":true,"result":{"inserted":3}}', 200));
  assert.deepEqual(await some.source.sync(never), { added: 3 });
  assert.equal(some.asked[0]?.init.method, 'POST');
  const silent = answering(() => reply('{"synced":true,"result":{}}', 200));
  assert.deepEqual(await silent.source.sync(never), { added: undefined });
  const cannot = answering(() => reply('{"error":"no_sync","detail":"…"}', 501));
  assert.equal((await faultOf(cannot.source.sync(never))).code, 'no_sync');
});
