// Jobs that are off their usual model, by the command and by the thresholds of digest.
import assert from 'node:assert/strict';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from './harness.mjs';
import { hermes } from './hermes.mjs';
import { cronlens, inScratch } from './program.mjs';

const NOW = 1_780_000_000;
const HOUR = 3600;

/** A facts.db of one run an hour for each job, the last one an hour ago. */
async function withRuns(jobs, body) {
  await inScratch(async (folder) => {
    const facts = join(folder, 'facts.db');
    const rows = Object.entries(jobs).flatMap(([job, runs]) =>
      runs.map(([model, cost], at) => {
        const time = NOW - HOUR * (runs.length - at);
        return `('${job}${at}', '${job}', ${time}, '${model}', 'maker', ${cost}, 1)`;
      }),
    );
    await hermes(
      ['sql', facts],
      `CREATE TABLE cron_runs (session_id TEXT PRIMARY KEY, job_id TEXT, run_time REAL,
        model TEXT, billing_provider TEXT, estimated_cost_usd REAL, success BOOLEAN);
      INSERT INTO cron_runs VALUES ${rows.join(',')}`,
    );
    const ask = (command, ...more) =>
      cronlens([command, '--facts', facts, '--now', String(NOW), '--tz', 'UTC', ...more]);
    await body(ask, folder);
  });
}

const runs = (count, model, cost = 0.1) => Array.from({ length: count }, () => [model, cost]);
const STEADY = runs(40, 'small');
const OFF = [...runs(40, 'small'), ...runs(3, 'large', 0.5)];
const BACK = [...runs(40, 'small'), ...runs(2, 'large', 'NULL'), ...runs(3, 'small')];
/** Twice as dear for the last eight runs, with the scatter that costs have. */
const DEARER = Array.from({ length: 28 }, (_, at) => [
  'small',
  (at < 20 ? 1 : 2) + (at % 2 ? 0.02 : -0.02),
]);

test('unexpected tells who is off since when, what that costs, and with --check by its code', () =>
  withRuns({ off: OFF, back: BACK, steady: STEADY }, async (ask) => {
    const { code, stdout } = await ask('unexpected', '--json');
    assert.equal(code, 0);
    const [off, back, ...more] = JSON.parse(stdout);
    assert.deepEqual(more, []);
    assert.deepEqual([off.job, off.state, off.until, off.runs], ['off', 'off', null, 3]);
    assert.equal(off.since, NOW - 3 * HOUR);
    assert.deepEqual(off.current, { model: 'large', provider: 'maker' });
    assert.ok(Math.abs(off.extra - 1.2) < 1e-9);
    assert.deepEqual([back.state, back.until, back.unknown_runs], ['back', NOW - 3 * HOUR, 2]);
    assert.equal(back.extra, null);
    const table = await ask('unexpected', '--check');
    assert.equal(table.code, 4);
    assert.match(table.stdout, /^off +off +small of maker +large of maker +model .* \$1\.50 +\$1\.20$/m);
    assert.match(table.stdout, /^back .* unknown +unknown$/m);
    assert.match(table.stdout, /Times are those of UTC\./);
  }));

test('unexpected --check is 3 for who came back and 0 for nobody', () =>
  withRuns({ back: BACK, steady: STEADY }, async (ask) => {
    assert.equal((await ask('unexpected', '--check')).code, 3);
    const { code, stdout } = await ask('unexpected', '--check', '--days', '0.1');
    assert.deepEqual([code, stdout], [0, 'No job was off its usual model.\n']);
  }));

test('unexpected says what it cannot judge', async () => {
  const young = STEADY.slice(0, 3);
  await withRuns({ young }, async (ask) => {
    const { code, stdout } = await ask('unexpected', '--check');
    assert.deepEqual(
      [code, stdout],
      [0, 'Nothing can be told: 1 job without a usual model so far.\n'],
    );
  });
  await withRuns({ young, steady: STEADY }, async (ask) => {
    const { stdout } = await ask('unexpected');
    assert.match(stdout, /^No job was off .* Left out: 1 job without a usual model so far\.$/m);
  });
});

test('unexpected names jobs as jobs.json does, and refuses what is no database with 1', () =>
  withRuns({ off: OFF }, async (ask, folder) => {
    const jobs = join(folder, 'jobs.json');
    await writeFile(jobs, '{"jobs": [{"id": "off", "name": "Nightly Backup"}]}');
    assert.match((await ask('unexpected', '--jobs', jobs)).stdout, /^off +Nightly Backup /m);
    await copyFile(jobs, join(folder, 'facts.db'));
    const { code, stderr } = await ask('unexpected', '--check');
    assert.equal(code, 1);
    assert.match(stderr, /facts\.db: /);
  }));

test('digest --fail-over anomaly counts who is off now, and costs at another level', () =>
  withRuns({ off: OFF, back: BACK, dearer: DEARER, steady: STEADY }, async (ask) => {
    const { code, stdout } = await ask('digest', '--fail-over', 'anomaly', '--format', 'json');
    assert.equal(code, 1);
    const [{ value, departures, shifts }] = JSON.parse(stdout).thresholds;
    assert.equal(value, 2);
    assert.deepEqual(departures.map(({ job }) => job), ['off']);
    assert.deepEqual(shifts, [{ job: 'dearer', name: 'dearer', since: NOW - 8 * HOUR }]);
    const told = async (format) =>
      (await ask('digest', '--fail-over', 'anomaly', '--format', format)).stdout;
    for (const format of ['text', 'md']) {
      const words = await told(format);
      assert.match(words, /Off their usual model/);
      assert.match(words, /off .*small of maker .*large of maker .*\$1\.20/);
      assert.match(words, /Runs cost another level than before/);
    }
    assert.equal((await ask('digest', '--fail-over', 'anomaly=2')).code, 0);
    assert.equal((await ask('digest', '--fail-over', 'anomaly', '--job', 'steady')).code, 0);
    assert.equal((await ask('digest', '--fail-over', 'anomaly', '--job', 'off')).code, 1);
  }));

test('digest --fail-over anomaly is fine where what was off, or changed, is long ago', () =>
  withRuns({ back: BACK, steady: STEADY }, async (ask) => {
    const { code, stdout } = await ask('digest', '--fail-over', 'anomaly');
    assert.equal(code, 0);
    assert.match(stdout, /anomaly +0 +0 anomalies +fine/);
    assert.doesNotMatch(stdout, /Off their usual/);
  }));

test('digest --fail-over budget says which limit is reached, and budget-near which is near', () =>
  withRuns({ off: OFF, steady: STEADY }, async (ask, folder) => {
    const budget = join(folder, 'budget.yaml');
    const judge = async (yaml, ...names) => {
      await writeFile(budget, yaml);
      const given = names.flatMap((name) => ['--fail-over', `${name}=${budget}`]);
      const { code, stdout } = await ask('digest', '--format', 'json', ...given);
      return { code, thresholds: code === 2 ? [] : JSON.parse(stdout).thresholds };
    };
    // Everything lies in the last 43 hours: $5.50 of `off`, $4.00 of `steady`.
    const limit = (usd) => `budgets: {global: {rolling_7_days_usd: ${usd}}}\n`;
    const reached = await judge(limit(9.4), 'budget');
    assert.equal(reached.code, 1);
    const [{ value, verdict, file, limits }] = reached.thresholds;
    assert.deepEqual([value, verdict, file], [1, 'crossed', budget]);
    assert.deepEqual(
      limits.map((each) => [each.scope, each.window, each.status]),
      [['global', 'rolling_7_days', 'hard']],
    );
    const near = await judge(limit(10), 'budget', 'budget-near');
    assert.equal(near.code, 1);
    assert.deepEqual(near.thresholds.map((each) => each.verdict), ['fine', 'crossed']);
    assert.equal((await judge(limit(10), 'budget')).code, 0);
    assert.equal((await judge(limit(100), 'budget', 'budget-near')).code, 0);
    assert.equal((await judge('budgets: [unclosed\n', 'budget')).code, 2);
    assert.equal((await ask('digest', '--fail-over', 'budget=/nowhere.yaml')).code, 2);
  }));

test('digest --job leaves the limits of others out', () =>
  withRuns({ off: OFF, steady: STEADY }, async (ask, folder) => {
    const budget = join(folder, 'budget.yaml');
    await writeFile(
      budget,
      'budgets: {global: {monthly_usd: 1}, per_cron_job: {overrides: {"off": {monthly_usd: 1}}}}\n',
    );
    // Without its quotes YAML takes off for a no.
    const judge = (job) => ask('digest', '--fail-over', `budget=${budget}`, '--job', job);
    const steady = await judge('steady');
    assert.equal(steady.code, 0);
    assert.match(steady.stdout, /no limit applies +fine/);
    const off = await judge('off');
    assert.equal(off.code, 1);
    assert.match(off.stdout, /^hard +cron_job off +monthly /m);
    assert.doesNotMatch(off.stdout, /global/);
  }));
