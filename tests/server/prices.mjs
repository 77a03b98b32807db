// The commands about money: prices, budget, forecast, what-if.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from './harness.mjs';
import { BINARY, cronlens, inScratch } from './program.mjs';

const FACTS = fileURLToPath(new URL('../vectors/cronalytics/facts.db', import.meta.url));
const JOBS = fileURLToPath(new URL('../vectors/cronalytics/jobs.json', import.meta.url));
const FILES = ['--facts', FACTS, '--jobs', JOBS, '--now', '1780000000'];

test('the money commands explain themselves', async () => {
  for (const command of ['prices', 'budget', 'forecast', 'what-if', 'unexpected']) {
    const { code, stdout } = await cronlens([command, '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Example/, command);
  }
});

test('prices has the bundled list with its day, and names the rule of each match', async () => {
  const lists = JSON.parse((await cronlens(['prices', '--json'])).stdout);
  assert.equal(lists[0].as_of, '2026-09-23');
  assert.ok(lists[0].models > 1400);
  const asked = ['--match', 'claude-sonnet-4-6', '--match', 'claude-sonnet-4-6-20260217'];
  const { code, stdout } = await cronlens([
    'prices',
    ...asked,
    '--provider',
    'anthropic',
    '--json',
  ]);
  assert.equal(code, 0);
  const [exact, dated] = JSON.parse(stdout);
  assert.equal(exact.rates.input, 3);
  assert.equal(exact.rates.cache_write, 3.75);
  assert.equal(dated.price, exact.price);
  assert.notEqual(dated.rule, 'exact');
  const none = await cronlens(['prices', '--match', 'unheard-of']);
  assert.equal(none.code, 1);
  assert.match(none.stdout, /none/);
});

test('prices takes lists of the user, and tells what it refuses of them', async () => {
  await inScratch(async (folder) => {
    const mine = join(folder, 'mine.csv');
    await writeFile(mine, 'model,input,output\nmy-model,1,2\nbad,-1,2\n');
    const listed = await cronlens(['prices', '--prices', mine]);
    assert.match(listed.stdout, /line 3 \(bad\).*negative/);
    const found = await cronlens(['prices', '--prices', mine, '--match', 'my-model', '--json']);
    assert.equal(JSON.parse(found.stdout)[0].list, mine);
    await writeFile(mine, '{"a": 1}');
    const refused = await cronlens(['prices', '--prices', mine]);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /mine\.csv: no row has a price/);
  });
});

test('prices looks up as hermes-telemetry does where that is asked for', async () => {
  const usage = '{"input_tokens": 1000, "output_tokens": 500}';
  const asked = ['prices', '--telemetry', '-', '--match', 'claude-opus-4-9', '--usage', usage];
  const [row] = JSON.parse((await cronlens([...asked, '--json'])).stdout);
  assert.equal(row.input, 15);
  assert.ok(Math.abs(row.cost_usd - 0.0525) < 1e-12);
});

test('prices check counts every run once', async () => {
  const { code, stdout } = await cronlens(['prices', 'check', ...FILES, '--json']);
  assert.equal(code, 0);
  const { total, scripts, jobs, models } = JSON.parse(stdout);
  assert.equal(total.runs + scripts, 2245);
  const sum = (rows) => rows.reduce((runs, row) => runs + row.runs, 0);
  assert.equal(sum(jobs), total.runs);
  assert.equal(sum(models), total.runs);
});

test('budget --check says by its exit code how things stand', async () => {
  await inScratch(async (folder) => {
    const budget = join(folder, 'budget.yaml');
    const check = async (yaml) => {
      await writeFile(budget, yaml);
      return cronlens(['budget', '--budget', budget, ...FILES, '--tz', 'UTC', '--check', '--json']);
    };
    const none = await check('budgets: {}\n');
    assert.deepEqual([none.code, JSON.parse(none.stdout)], [0, []]);
    const wide = await check('budgets: {global: {monthly_usd: 1000000}}\n');
    assert.equal(wide.code, 0);
    const [{ spent: month }] = JSON.parse(wide.stdout);
    assert.ok(month > 0);
    assert.equal((await check(`budgets: {global: {monthly_usd: ${month * 1.1}}}\n`)).code, 3);
    assert.equal((await check(`budgets: {global: {monthly_usd: ${month / 2}}}\n`)).code, 4);
    const broken = await check('budgets: [unclosed\n');
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /budget\.yaml: line/);
  });
});

test('budget sets limits and writes the file that it reads', async () => {
  await inScratch(async (folder) => {
    const budget = join(folder, 'budget.yaml');
    await writeFile(budget, 'budgets:\n  global: {daily_usd: 2}\n');
    const set = (...limits) =>
      cronlens([
        'budget',
        '--budget',
        budget,
        '--out',
        budget,
        ...limits.flatMap((l) => ['--set', l]),
      ]);
    assert.equal((await set('cron_job backup daily 3', 'global monthly 40')).code, 0);
    const text = await readFile(budget, 'utf8');
    assert.match(text, /backup:\n {8}daily_usd: 3\.0/);
    assert.match(text, /monthly_usd: 40\.0/);
    for (const bad of [
      'global x daily 3',
      'nobody daily 3',
      'global weekly 3',
      'global daily -1',
      'global daily nan',
    ]) {
      assert.equal((await set(bad)).code, 2, bad);
    }
    assert.equal(await readFile(budget, 'utf8'), text);
  });
});

test('an alert is told once, also when whoever tells it is killed', async () => {
  await inScratch(async (folder) => {
    const budget = join(folder, 'budget.yaml');
    const ledger = join(folder, 'alerts.json');
    const limits = 'budgets: {per_cron_job: {default: {monthly_usd: 0.000001}}}\n';
    await writeFile(budget, limits);
    const args = [
      'budget',
      '--budget',
      budget,
      ...FILES,
      '--tz',
      'UTC',
      '--json',
      '--ledger',
      ledger,
    ];
    const told = [];
    for (let round = 0; round < 12; round++) {
      const child = spawn(BINARY, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let text = '';
      child.stdout.on('data', (part) => {
        text += part;
      });
      setTimeout(() => child.kill('SIGKILL'), round * 6);
      await new Promise((done) => child.on('close', done));
      if (text.endsWith(']\n')) told.push(...JSON.parse(text));
      const written = await readFile(ledger, 'utf8').catch(() => undefined);
      if (written !== undefined) assert.doesNotThrow(() => JSON.parse(written));
    }
    told.push(...JSON.parse((await cronlens(args)).stdout));
    const wanted = JSON.parse((await cronlens(args.slice(0, -2))).stdout).filter(
      (v) => v.status !== 'ok',
    );
    const key = (verdict) => `${verdict.scope} ${verdict.scope_id} ${verdict.window}`;
    assert.deepEqual([...new Set(told.map(key))].sort(), wanted.map(key).sort());
    const { told: kept, open } = JSON.parse(await readFile(ledger, 'utf8'));
    assert.equal(kept.length, wanted.length);
    assert.equal(new Set(kept).size, kept.length);
    assert.deepEqual(open, []);
    assert.deepEqual(JSON.parse((await cronlens(args)).stdout), []);
  });
});

test('a file that is no ledger is left as it is', async () => {
  await inScratch(async (folder) => {
    const budget = join(folder, 'budget.yaml');
    const ledger = join(folder, 'alerts.json');
    await writeFile(budget, 'budgets: {global: {monthly_usd: 0.000001}}\n');
    await writeFile(ledger, 'my notes');
    const { code, stderr } = await cronlens([
      'budget',
      '--budget',
      budget,
      ...FILES,
      '--ledger',
      ledger,
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /no ledger of alerts/);
    assert.equal(await readFile(ledger, 'utf8'), 'my notes');
  });
});

test('forecast and its back-test answer, and the same question has the same answer', async () => {
  const asked = ['forecast', ...FILES, '--tz', 'UTC', '--limit', '10', '--json'];
  const [first, second] = [await cronlens(asked), await cronlens(asked)];
  assert.equal(first.code, 0);
  assert.equal(first.stdout, second.stdout);
  const { total, chance_above_limit: above, jobs } = JSON.parse(first.stdout);
  assert.ok(total.p10 <= total.p50 && total.p50 <= total.p90);
  assert.ok(above >= 0 && above <= 1);
  assert.ok(jobs.length > 10);
  const { code, stdout } = await cronlens(['forecast', ...FILES, '--tz', 'UTC', '--back-test']);
  assert.equal(code, 0);
  assert.match(stdout, /Within the range: \d+ of \d+ month/);
});

test('what-if ranks models by what they save, and refuses those without a price', async () => {
  const days = ['--days', '365'];
  const model = ['--model', 'anthropic:claude-haiku-4-5'];
  const { code, stdout } = await cronlens(['what-if', ...FILES, ...days, ...model, '--json']);
  assert.equal(code, 0);
  for (const job of JSON.parse(stdout)) {
    if (job.changed === null) continue;
    assert.ok(job.changed.low <= job.changed.expected && job.changed.expected <= job.changed.high);
  }
  const table = await cronlens([
    'what-if',
    ...FILES,
    ...days,
    '--compare',
    'gpt-5-mini,claude-haiku-4-5',
  ]);
  assert.match(table.stdout, /Quality is not considered/);
  const unknown = await cronlens(['what-if', ...FILES, '--model', 'unheard-of']);
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /no price list has unheard-of/);
  const bad = await cronlens(['what-if', ...FILES, '--schedule', '* * * * *']);
  assert.equal(bad.code, 2);
});

test('what-if --cheapest says which jobs to move, held to a maker or to a cold cache', async () => {
  const moves = async (...options) => {
    const run = ['what-if', ...FILES, '--days', '365', '--cheapest', ...options];
    const { code, stdout } = await cronlens([...run, '--json']);
    assert.equal(code, 0);
    return JSON.parse(stdout);
  };
  const all = await moves();
  assert.ok(all.length > 5);
  assert.deepEqual(
    all.map(({ saving }) => saving),
    all.map(({ saving }) => saving).sort((a, b) => b - a),
  );
  for (const { runs, current, expected, low, high, saving } of all) {
    assert.ok(runs >= 10 && saving >= 1 && low <= expected && expected <= high);
    assert.ok(Math.abs(saving - (current - expected)) < 1e-9);
  }
  const [dearest] = all;
  const some = ['--compare', 'google/gemini-2.5-flash'];
  const open = await moves(...some);
  assert.ok(open.some(({ current, high }) => high >= current));
  const sure = await moves(...some, '--at-high');
  assert.ok(sure.length > 0 && sure.length < open.length);
  assert.ok(sure.every(({ current, high }) => high < current));
  const maker = await moves('--same-maker');
  const sum = (list) => list.reduce((total, { saving }) => total + saving, 0);
  assert.ok(maker.length > 0 && sum(maker) < sum(all));
  const model = `${dearest.provider}:${dearest.model}`;
  assert.deepEqual(await moves('--job', dearest.job, '--compare', model), [dearest]);

  // The same bill as a comparison with that model has, whatever part of the days the file knows.
  for (const days of ['365', '30', '0.5']) {
    const compare = ['what-if', ...FILES, '--days', days, '--compare', model, '--json'];
    const [{ jobs }] = JSON.parse((await cronlens(compare)).stdout);
    const found = JSON.parse((await cronlens([...compare, '--cheapest'])).stdout);
    assert.ok(found.length > 0 || days === '0.5', days);
    for (const { job, current, expected, high } of found) {
      const same = jobs.find((each) => each.job === job);
      const { expected: then, high: most } = same.changed;
      assert.deepEqual([current, expected, high], [same.current, then, most]);
    }
  }

  const { stdout } = await cronlens(['what-if', ...FILES, '--days', '365', '--cheapest']);
  assert.match(stdout, /^Compared with .*\.$/m);
  assert.match(stdout, new RegExp(`${all.length} of \\d+ jobs, saved in all per 30 days: \\$`));
  const none = await cronlens(['what-if', ...FILES, '--days', '0.01', '--cheapest']);
  assert.equal(none.code, 0);
  assert.match(none.stdout, /^No agent ran in these days\.$|^No job of 10 runs or more would save/m);
  for (const bad of [['--same-maker'], ['--cheapest', '--pause'], ['--cheapest', '--model', 'x']]) {
    assert.equal((await cronlens(['what-if', ...FILES, ...bad])).code, 2);
  }
});

test('the names of a price list cannot tell a terminal what to do', () =>
  inScratch(async (folder) => {
    const list = join(folder, 'list.csv');
    await writeFile(list, 'model,input,output\nodd\u001b[2J,1,2\n');
    const odd = ['--prices', list, '--cheapest', '--compare', 'odd\u001b[2J'];
    const { code, stdout } = await cronlens(['what-if', ...FILES, ...odd]);
    assert.equal(code, 0);
    assert.match(stdout, /^Compared with odd\ufffd\[2J\.$/m);
  }));
