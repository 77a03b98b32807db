// kill -9 in every call of a sync that changes a file, and at random moments of sync, of Hermes, of
// its queue and of Cronalytics: no run lost, none doubled, all files readable.
// CRONLENS_KILLS=300 sets how many random moments there are (25); from 100 on each call is tried, else
// every fifth.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from './harness.mjs';
import { dump, session, startHermes, sync, withHome } from './hermes.mjs';
import { BINARY, cronlens, inScratch } from './program.mjs';

const KILLS = Number(process.env.CRONLENS_KILLS ?? 25);
const STEP = KILLS >= 100 ? 1 : 5;
const SHIM = fileURLToPath(new URL('../tools/kill_at_write.c', import.meta.url));

/** What a watermark and a queue are at every moment: whole. A line that was cut off is the queue's. */
async function checkSmallFiles(home) {
  const read = (path) => readFile(join(home, path), 'utf8').catch(() => '');
  const mark = await read('plugins/cronalytics/watermark.json');
  if (mark) assert.equal(typeof JSON.parse(mark).last_ended_at, 'number');
  const lines = (await read('plugin-data/cronlens/queue')).split('\n');
  for (const line of lines.slice(0, -1)) JSON.parse(line);
}

/** Everything that has ended is stored, once, as it ended. */
async function checkRuns(home, facts) {
  const state = await dump(join(home, 'state.db'));
  const found = await dump(facts);
  assert.deepEqual([state.integrity, found.integrity], ['ok', 'ok']);
  const wanted = state.sessions
    .filter((row) => row.ended_at !== null && row.source === 'cron')
    .map((row) => [row.id, row.ended_at, 1, row.estimated_cost_usd]);
  const stored = found.rows
    .filter((row) => row.job_mode === 'agent')
    .map((row) => [row.session_id, row.ended_at, row.success, row.estimated_cost_usd]);
  assert.deepEqual(stored.sort(), wanted.sort());
  return found;
}

test('kill -9 in calls that change a file: the next sync completes it, every time', () =>
  inScratch(async (folder) => {
    const library = join(folder, 'kill_at_write.so');
    await promisify(execFile)('cc', ['-O1', '-shared', '-fPIC', '-o', library, SHIM, '-ldl']);
    const ended = { ended_at: 1060, end_reason: 'cron_complete', estimated_cost_usd: 0.5 };
    const sql =
      [1, 2, 3].map((n) => session(`cron_a_20260101_00000${n}`, ended)).join('') +
      session('part', {
        ...ended,
        source: 'subagent',
        parent_session_id: 'cron_a_20260101_000001',
      });
    await withHome(async ({ home }) => {
      await mkdir(join(home, 'cron/output/s'), { recursive: true });
      await mkdir(join(home, 'plugin-data/cronlens'), { recursive: true });
      await writeFile(join(home, 'cron/jobs.json'), '{"jobs": [{"id": "s", "no_agent": true}]}');
      await writeFile(join(home, 'cron/output/s/2026-05-01_00-00-00.md'), '');
      const queued = ['cron_a_20260101_000001', 'cron_later_20260101_000001'];
      const lines = queued.map((session_id) => `${JSON.stringify({ session_id })}\n`);
      await writeFile(join(home, 'plugin-data/cronlens/queue'), lines.join(''));

      const attempt = async (env) => {
        const copy = join(folder, 'copy');
        await promisify(execFile)('rm', ['-rf', copy]);
        await cp(home, copy, { recursive: true });
        const answer = await cronlens(['sync', '--home', copy], {
          env: { LD_PRELOAD: library, ...env },
        });
        return { copy, ...answer };
      };
      const whole = await attempt({ KILL_COUNT: '1' });
      const calls = Number(/calls (\d+)/.exec(whole.stderr)?.[1]);
      assert.ok(calls > 20, `${calls} calls`);
      for (let at = 1; at <= calls; at += STEP) {
        const { copy, code } = await attempt({
          KILL_AT: String(at),
          ...(at % 2 && { KILL_HALF: '1' }),
        });
        assert.notEqual(code, 0, `call ${at} was not reached`);
        await checkSmallFiles(copy);
        await sync(copy);
        const found = await checkRuns(copy, join(copy, 'plugins/cronalytics/facts.db'));
        assert.deepEqual([found.rows.length, found.parts.length], [4, 1], `after call ${at}`);
        assert.match(
          await readFile(join(copy, 'plugin-data/cronlens/queue'), 'utf8'),
          /^.*cron_later.*\n$/,
        );
      }
    }, sql);
  }));

test(`kill -9 at ${KILLS} random moments of sync, Hermes, its queue and Cronalytics: nothing lost`, () =>
  withHome(async ({ home, facts }) => {
    let hermesRuns = startHermes(['write', home, '600', '500']);
    await hermesRuns.first;
    for (let i = 0; i < KILLS; i += 1) {
      const both = [spawn(BINARY, ['sync', '--home', home], { stdio: 'ignore' })];
      if (i % 3 === 0) both.push(startHermes(['reference', home]).child);
      const ended = both.map((child) => new Promise((resolve) => child.once('exit', resolve)));
      await sleep(Math.random() * (i % 3 === 0 ? 150 : 40));
      for (const child of both) child.kill('SIGKILL');
      await Promise.all(ended);
      if (i % 4 === 3) {
        hermesRuns.child.kill('SIGKILL');
        await hermesRuns.ended;
        hermesRuns = startHermes(['write', home, '600', '500']);
        await hermesRuns.first;
      }
      if (i % 5 === 0) await sync(home).then(() => checkSmallFiles(home));
    }
    hermesRuns.child.kill('SIGKILL');
    await hermesRuns.ended;
    const { details } = await sync(home);
    const { rows } = await checkRuns(home, facts);
    assert.ok(rows.length > 20, `${rows.length} runs were stored`);
    const state = await dump(join(home, 'state.db'));
    const queue = (await readFile(join(home, 'plugin-data/cronlens/queue'), 'utf8')).trim();
    assert.equal(queue, '', 'all that was queued has ended and is stored');
    assert.equal(details.running, state.sessions.filter((row) => row.ended_at === null).length);
  }));
