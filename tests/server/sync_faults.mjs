// cronlens sync with files that are missing, damaged, locked or may not be written: what is said, and
// that nothing is lost.
import assert from 'node:assert/strict';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { dump, hermes, refused, session, startHermes, sync, withHome } from './hermes.mjs';
import { shell } from './program.mjs';

const ENDED = { ended_at: 1060, end_reason: 'cron_complete', estimated_cost_usd: 0.5 };
const id = (n, job = 'job') => `cron_${job}_20260101_${String(n).padStart(6, '0')}`;

test('state.db missing, damaged, no database, or locked: what, where, what to do; nothing changes', () =>
  withHome(
    async ({ home, facts }) => {
      const state = join(home, 'state.db');
      await refused(['--home', join(home, 'none')], 2, /There is no .*none\/state\.db: .*--home/);
      await assert.rejects(stat(join(home, 'none')), 'no folder is made');
      const holder = startHermes(['hold', state, '60']);
      await holder.first;
      await sync(home);
      holder.child.kill('SIGKILL');
      await holder.ended;
      const before = (await dump(facts)).rows;
      await rm(`${state}-wal`, { force: true });
      await rm(`${state}-shm`, { force: true });
      const bytes = await readFile(state);
      await writeFile(
        state,
        Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xa5)]),
      );
      await refused(['--home', home], 2, /state\.db is damaged.*Nothing was synchronised/);
      await writeFile(state, 'no database at all, only text that goes on for a while');
      await refused(['--home', home], 2, /state\.db is not an SQLite database/);
      assert.deepEqual((await dump(facts)).rows, before);
    },
    session(id(1), ENDED),
  ));

test('facts.db no database, a folder, another table, locked, or read-only: a sentence, and nothing lost', () =>
  withHome(
    async ({ home, facts }) => {
      await writeFile(
        facts,
        'only text that goes on for longer than a header of a hundred bytes'.repeat(4),
      );
      await refused(['--home', home], 2, /facts\.db is not an SQLite database: move it away/);
      await rm(facts);
      await hermes(
        ['sql', facts],
        'CREATE TABLE cron_runs (session_id TEXT, run_time REAL, job_mode TEXT)',
      );
      await refused(['--home', home], 2, /facts\.db/);
      await rm(facts);
      await refused(['--home', home, '--facts', home], 2, /is a folder/);
      await sync(home);
      const holder = startHermes(['hold', facts, '60']);
      await holder.first;
      const script = `INSERT INTO sessions (id, source, started_at, ended_at) VALUES ('${id(2)}', 'cron', 1, 2)`;
      await hermes(['sql', join(home, 'state.db')], script);
      await refused(['--home', home], 1, /facts\.db is being written by another program/);
      holder.child.kill('SIGKILL');
      await holder.ended;
      assert.equal((await sync(home)).data.inserted, 1);
    },
    session(id(1), ENDED),
  ));

test('who may not write gets a sentence, and who may goes on', () =>
  withHome(
    async ({ home, facts, change }) => {
      await sync(home);
      await change(session(id(2), ENDED));
      const plugin = join(home, 'plugins/cronalytics');
      // Root may write everywhere; others are root's stand-in here.
      const as =
        process.getuid() === 0 ? 'setpriv --reuid 65534 --regid 65534 --clear-groups ' : '';
      await shell('cp "$0" "$(dirname "$1")/own"; chmod -R a+rX "$(dirname "$1")"', home);
      await chmod(plugin, 0o555);
      const { code, stderr } = await shell(`${as}"$(dirname "$1")/own" sync --home "$1"`, home);
      await chmod(plugin, 0o755);
      assert.equal(code, 2, stderr);
      assert.match(stderr, /cannot be written|may not be (written|read)/);
      assert.equal((await dump(facts)).rows.length, 1);
      assert.equal((await sync(home)).data.inserted, 1);
    },
    session(id(1), ENDED),
  ));

test('a full disk leaves facts.db as it was, and the next sync goes on', () =>
  withHome(
    async ({ home, facts }) => {
      // As full as a disk gets for a process: files may not grow beyond so many KiB.
      const { code, stderr } = await shell(
        `ulimit -f 64; "$0" sync --home "$1"`,
        home,
      );
      assert.equal(code, 1, stderr);
      assert.match(stderr, /facts\.db could not be written .* left as it was|disk is full/);
      const { integrity, rows } = await dump(facts);
      assert.deepEqual([integrity, rows.length], ['ok', 0]);
      assert.equal((await sync(home)).data.inserted, 900);
      assert.equal((await dump(facts)).rows.length, 900);
    },
    Array.from({ length: 900 }, (_, i) =>
      session(id(i), { ...ENDED, model: 'm'.repeat(200) }),
    ).join(''),
  ));
