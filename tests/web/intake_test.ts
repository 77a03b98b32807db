import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../web/src/intake/classify';
import { planFiles } from '../../web/src/intake/plan';

const SQLITE = 'SQLite format 3\0';
const WAL = new Uint8Array([0x37, 0x7f, 0x06, 0x82, 0, 0]);

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const kindOf = (name: string, content: Uint8Array) => classify(name, content.length, content);
const database = (name: string) => new File([SQLITE, 'rest'], name);
const jobs = (name = 'jobs.json') => new File(['{"jobs": []}'], name);
const reasons = (plan: Awaited<ReturnType<typeof planFiles>>) =>
  plan.refusals.map(({ file, reason, error }) => `${file}: ${reason?.kind ?? error.code}`);

test('content decides before the name', () => {
  assert.equal(kindOf('holiday.png', bytes(SQLITE)).kind, 'database');
  assert.equal(kindOf('facts.db', WAL).kind, 'wal');
  assert.equal(kindOf('notes.txt', bytes(' {"jobs": []}')).kind, 'jobs');
});

test('other formats are told apart', () => {
  const formats = [
    ['a', '\x89PNG\r\n'],
    ['a', 'PK\x03\x04'],
    ['a.csv', 'a,b\n'],
    ['a', '<!doctype html>'],
    ['a', 'CREATE TABLE x(y)'],
    ['a', 'hello'],
    ['a', '\x00\x01\x02'],
  ] as const;
  const found = formats.map(([name, text]) => {
    const kind = kindOf(name, bytes(text));
    return kind.kind === 'other' ? kind.format : kind.kind;
  });
  assert.deepEqual(found, ['image', 'zip', 'csv', 'html', 'sql', 'text', 'unknown']);
});

test('a database opens with its -wal and jobs.json', async () => {
  const wal = new File([WAL], 'facts.db-wal');
  const plan = await planFiles([jobs(), wal, database('facts.db')], false);
  assert.equal(plan.database?.name, 'facts.db');
  assert.equal(plan.wal?.name, 'facts.db-wal');
  assert.equal(plan.jobs?.name, 'jobs.json');
  assert.deepEqual(plan.refusals, []);
});

test('of two databases facts.db is preferred and the other one is refused', async () => {
  const plan = await planFiles([database('state.db'), database('facts.db')], false);
  assert.equal(plan.database?.name, 'facts.db');
  assert.deepEqual(reasons(plan), ['state.db: one_at_a_time']);
});

test('a bad file among good ones is the only one refused', async () => {
  const plan = await planFiles([database('facts.db'), new File(['PK\x03\x04'], 'a.zip')], false);
  assert.equal(plan.database?.name, 'facts.db');
  assert.deepEqual(reasons(plan), ['a.zip: other_format']);
});

test('a lone -wal is refused', async () => {
  const plan = await planFiles([new File([WAL], 'facts.db-wal')], true);
  assert.equal(plan.database, undefined);
  assert.deepEqual(reasons(plan), ['facts.db-wal: lone_wal']);
});

test('a lone jobs.json needs something open', async () => {
  assert.deepEqual(reasons(await planFiles([jobs()], false)), ['jobs.json: lone_jobs']);
  const plan = await planFiles([jobs()], true);
  assert.equal(plan.jobs?.name, 'jobs.json');
  assert.deepEqual(plan.refusals, []);
});

test('a -shm and an empty -wal are passed over without a word', async () => {
  const files = [
    database('facts.db'),
    new File([], 'facts.db-wal'),
    new File(['x'], 'facts.db-shm'),
  ];
  const plan = await planFiles(files, false);
  assert.equal(plan.wal, undefined);
  assert.deepEqual(plan.refusals, []);
});

test('bytes of no known kind go to the engine, which says best what is wrong', async () => {
  const plan = await planFiles([new File(['\x00\x01\x02'], 'facts.db')], false);
  assert.equal(plan.database?.name, 'facts.db');
});
