// No room: for a copy of facts.db, and for what synchronising has to store.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from './harness.mjs';
import { dump, session, withHome } from './hermes.mjs';
import { withLive } from './live_server.mjs';
import { cronlens, inScratch } from './program.mjs';

const run = promisify(execFile);
const ROWS = 20_000;

async function checkNoRoom({ ask, write, room, folder }) {
  const { json: healthy } = await ask('/health');
  const { cursor } = healthy().facts;
  for (const headers of [{}, { 'Accept-Encoding': 'gzip' }]) {
    const refused = await ask('/snapshot', { headers });
    assert.equal(refused.status, 507);
    assert.match(refused.json().detail, /no room left for a copy/);
  }
  const spool = (await readdir(folder)).find((name) => name.startsWith('cronlens-'));
  assert.deepEqual(await readdir(join(folder, spool)), [], 'nothing half-done stays');
  await write('append', ['--rows', 10]);
  const newer = await ask(`/snapshot?since=${cursor}`);
  assert.deepEqual([newer.status, newer.headers['x-cronlens-delta']], [200, '1']);
  await room();
  assert.equal((await ask('/snapshot')).status, 200);
}

test('a copy that may not grow so large: 507, and the server goes on', () =>
  withLive(
    (live) => {
      const room = () => run('prlimit', ['--pid', `${live.child.pid}`, '--fsize=unlimited']);
      return checkNoRoom({ ...live, room });
    },
    { rows: ROWS, limit: '-S -f 2000' },
  ));

/** A disk of that size, where this user may make one. */
async function withDisk(size, body) {
  await inScratch(async (folder) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const mount = (options) => run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
    try {
      await mount(`size=${size}`);
    } catch {
      return; // what the limit shows has to do
    }
    try {
      await body(disk, () => mount('remount,size=64m'));
    } finally {
      await run('umount', [disk]);
    }
  });
}

test('a full disk for copies: 507, and the server goes on', () =>
  withDisk('1m', (disk, room) =>
    withLive((live) => checkNoRoom({ ...live, room, folder: disk }), {
      rows: ROWS,
      env: { TMPDIR: disk },
    }),
  ));

test('a full disk for facts.db: what fits is whole, and the rest comes when there is room', () =>
  withDisk('1m', (disk, room) =>
    withHome(async ({ home, change }) => {
      const ended = { ended_at: 1060, end_reason: 'cron_complete' };
      const rows = Array.from({ length: 6000 }, (_, n) =>
        session(`cron_a_20260101_${String(n).padStart(6, '0')}`, ended),
      );
      await change(rows.join(''));
      const facts = join(disk, 'facts.db');
      const sync = () => cronlens(['sync', '--home', home, '--facts', facts]);
      const full = await sync();
      assert.equal(full.code, 1);
      assert.match(full.stderr, /The disk is full: .*facts.db has what fitted/);
      await room();
      const fitted = await dump(facts);
      assert.deepEqual([fitted.integrity, fitted.rows.length % 1000], ['ok', 0]);
      assert.equal((await sync()).code, 0);
      const all = await dump(facts);
      assert.deepEqual([all.integrity, all.rows.length], ['ok', 6000]);
      assert.equal(new Set(all.rows.map((row) => row.session_id)).size, 6000);
    }),
  ));
