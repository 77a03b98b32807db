// cronlens sync: runs of scripts, which leave no session but a file.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { dump, session, sync, withHome } from './hermes.mjs';

const ENDED = { ended_at: 1060, end_reason: 'cron_complete', estimated_cost_usd: 0.5 };
const id = (n, job = 'job') => `cron_${job}_20260101_${String(n).padStart(6, '0')}`;
/** A home with script jobs: their output files are named by times. */
async function withScripts(jobs, files, body) {
  await withHome(async (place) => {
    await mkdir(join(place.home, 'cron'), { recursive: true });
    await writeFile(join(place.home, 'cron/jobs.json'), jobs);
    const add = async (job, names) => {
      await mkdir(join(place.home, 'cron/output', job), { recursive: true });
      for (const name of names) {
        await writeFile(join(place.home, 'cron/output', job, `${name}.md`), '');
      }
    };
    for (const [job, names] of Object.entries(files)) await add(job, names);
    await body({ ...place, add });
  });
}
const UTC = { env: { TZ: 'UTC' } };
const SCRIPT = JSON.stringify({ jobs: [{ id: 's', no_agent: true }] });

test('a script run is stored even after one that is dated in the future, and when a clock went back', () =>
  withScripts(SCRIPT, { s: ['2026-05-02_00-00-00', '2099-01-01_00-00-00'] }, async (place) => {
    const now = ['--now', '1780000000'];
    assert.equal((await sync(place.home, now, UTC)).data.script_inserted, 2);
    await place.add('s', ['2026-05-03_00-00-00', '2026-05-01_00-00-00']);
    assert.equal((await sync(place.home, ['--compat', ...now], UTC)).data.script_inserted, 0);
    assert.equal((await sync(place.home, now, UTC)).data.script_inserted, 2);
    assert.equal((await sync(place.home, now, UTC)).data.script_skipped, 4);
  }));

test('output files read in another zone than they were stored in are not stored twice', () =>
  withScripts(
    SCRIPT,
    { s: ['2026-05-02_00-00-00', '2026-05-02_06-07-08'] },
    async ({ home, facts }) => {
      const now = ['--now', '1780000000'];
      await sync(home, [...now, '--tz', 'America/New_York'], UTC);
      const { data, details } = await sync(home, now, UTC);
      assert.equal(data.script_inserted, 0);
      assert.match(details.notices.join(), /another time zone.*--tz/);
      assert.equal((await dump(facts)).rows.length, 2);
    },
  ));

test('jobs.json in its three forms; an id that leads out of the folder is not followed', async () => {
  for (const jobs of [
    '[{"id": "s", "no_agent": true}]',
    '{"s": {"no_agent": true}}',
    '{"jobs": [{"id": "../s", "no_agent": true}, {"id": "s", "no_agent": true}]}',
  ]) {
    await withScripts(jobs, { s: ['2026-05-02_00-00-00'] }, async ({ home }) => {
      await mkdir(join(home, 'cron/s'), { recursive: true });
      await writeFile(join(home, 'cron/s/2026-05-01_00-00-00.md'), '');
      assert.equal((await sync(home)).data.script_inserted, 1);
    });
  }
});

test('a broken jobs.json is told, agents are stored, and scripts once it is whole again', () =>
  withScripts('{"jobs": [{"id"', { s: ['2026-05-02_00-00-00'] }, async ({ home, change }) => {
    await change(session(id(1), ENDED));
    const first = await sync(home);
    assert.deepEqual([first.data.agent_inserted, first.data.script_inserted], [1, 0]);
    assert.match(first.stderr, /jobs\.json is not valid JSON/);
    await writeFile(join(home, 'cron/jobs.json'), SCRIPT);
    assert.equal((await sync(home)).data.script_inserted, 1);
  }));
