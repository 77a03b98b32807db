import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from './harness.mjs';
import { cronlens, inScratch, shell } from './program.mjs';

const FACTS = fileURLToPath(new URL('../vectors/cronalytics/facts.db', import.meta.url));
const JOBS = fileURLToPath(new URL('../vectors/cronalytics/jobs.json', import.meta.url));
const NOW = ['--now', '1780000000'];
const COMMANDS = (
  'api query job-id report sample serve summary jobs runs models trends health digest completion man'
).split(' ');

test('every command explains itself', async () => {
  for (const command of COMMANDS) {
    const { code, stdout } = await cronlens([command, '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Example/, command);
  }
});

test('bad arguments end with 2 and say what is wrong', async () => {
  const cases = [
    [[], /subcommand/],
    [['nothing'], /no command 'nothing'.*serve/],
    [['api', '/jobs'], /--facts/],
    [['api', '/jobs', '--facts', FACTS, '--now', 'nan'], /seconds since 1970/],
    [['api', '/jobs', '--facts', FACTS, '--now', '1e30'], /seconds since 1970/],
    [['api', '/jobs', '--facts', FACTS, '--tz', 'Europe/Nowhere'], /no time zone/],
    [['api', '/jobs', '--facts', FACTS, '--tz', '../../etc/passwd'], /no time zone/],
    [['api', '/jobs', '--facts', '/nowhere/facts.db'], /cannot open/],
    [['api', '/jobs', '--facts', '/dev'], /not a file/],
    [['api', '/jobs', '--facts', FACTS, '--jobs', '/nowhere.json'], /cannot open/],
    [['query', 'runs', '--facts', FACTS], /--request/],
    [['query', 'everything', '--facts', FACTS], /dashboard/],
    [['serve', '--host', '0.0.0.0'], /--allow-remote/],
    [['serve', '--page', '/nowhere'], /index\.html/],
    [['serve', '--port', '70000'], /70000 not in range/],
  ];
  for (const [args, sentence] of cases) {
    const { code, stdout, stderr } = await cronlens(args);
    assert.equal(code, 2, args.join(' '));
    assert.match(stdout + stderr, sentence);
  }
});

test('TZ names the zone in each of its usual forms, or is named as the reason', async () => {
  const asked = ['api', '/jobs', '--facts', FACTS, '--jobs', JOBS, ...NOW];
  const answer = async (TZ, ...more) => cronlens([...asked, ...more], { env: { TZ } });
  const expected = (await answer('UTC', '--tz', 'Asia/Kolkata')).stdout;
  assert.notEqual(expected, (await answer('UTC')).stdout);
  for (const zone of ['Asia/Kolkata', ':Asia/Kolkata', ':/usr/share/zoneinfo/Asia/Kolkata']) {
    assert.equal((await answer(zone)).stdout, expected, zone);
  }
  assert.match((await answer('XYZ-5')).stderr, /no time zone 'XYZ-5'.*TZ.*--tz/);
});

test('api prints a body, and with --status the status beside it', async () => {
  const plain = await cronlens(['api', '/health', '--facts', FACTS, ...NOW]);
  const body = JSON.parse(plain.stdout);
  assert.equal(body.fact_db.total_runs, 2245);
  const path = '/api/plugins/cronalytics/health';
  const full = await cronlens(['api', path, '--facts', FACTS, '--status', ...NOW]);
  assert.deepEqual(JSON.parse(full.stdout), { status: 200, body });
});

test('api prints the body of an error too, and ends with 1', async () => {
  const { code, stdout } = await cronlens(['api', '/nope', '--facts', FACTS, '--status']);
  assert.equal(code, 1);
  assert.equal(JSON.parse(stdout).status, 404);
  const plain = await cronlens(['api', '/nope', '--facts', FACTS]);
  assert.equal(plain.code, 1);
  assert.deepEqual(JSON.parse(plain.stdout), JSON.parse(stdout).body);
});

test('the example of query --help finds runs in the sample it makes', async () => {
  await inScratch(async (folder) => {
    const { stdout: help } = await cronlens(['query', '--help']);
    const lines = help.slice(help.indexOf('cronlens sample')).trim().split('\n');
    const script = lines.join('\n').replaceAll('cronlens ', '"$0" ').replaceAll('demo', '"$1"/demo');
    const { code, stdout } = await shell(script, folder);
    assert.equal(code, 0);
    const { overview } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    assert.ok(overview.runs.value > 100);
  });
});

test('query reads its request from a file or from input, and refuses as JSON', async () => {
  const input = JSON.stringify({ now: 1780000000, window: { kind: 'last_days', days: 7 } });
  const good = await cronlens(['query', 'dashboard', '--facts', FACTS, '--request', '-'], {
    input,
  });
  assert.equal(good.code, 0);
  assert.ok(JSON.parse(good.stdout).overview.runs.value > 0);
  const bad = await cronlens(['query', 'dashboard', '--facts', FACTS, '--request', '-'], {
    input: '[',
  });
  assert.equal(bad.code, 1);
  assert.equal(JSON.parse(bad.stdout).error.code, 'bad_query');
});

test('a file that is no database is refused in one sentence', async () => {
  await inScratch(async (folder) => {
    const facts = join(folder, 'facts.db');
    for (const [content, expected] of [
      ['', 'empty_file'],
      ['<html>', 'not_sqlite'],
    ]) {
      await writeFile(facts, content);
      const { code, stdout } = await cronlens(['query', 'snapshot', '--facts', facts]);
      assert.equal(code, 1);
      assert.equal(JSON.parse(stdout).error.code, expected);
      const api = await cronlens(['api', '/summary', '--facts', facts]);
      assert.equal(api.code, 1);
      assert.match(api.stderr, /^cronlens: .*\n$/);
    }
  });
});

test('a file that does not fit into memory is told with 2, not by a crash', async () => {
  await inScratch(async (folder) => {
    const facts = join(folder, 'facts.db');
    const file = await open(facts, 'w');
    await file.truncate(2 ** 30);
    await file.close();
    const { code, stderr } = await cronlens(['query', 'snapshot', '--facts', facts], {
      memory: 2 ** 19,
    });
    assert.equal(code, 2);
    assert.match(stderr, /^cronlens: the memory .*\n$/);
  });
});

test('a read-only file in a read-only folder is enough, and nothing appears beside it', async () => {
  await inScratch(async (folder) => {
    const inner = join(folder, 'inner');
    await mkdir(inner);
    const facts = join(inner, 'facts.db');
    await copyFile(FACTS, facts);
    await chmod(facts, 0o400);
    await chmod(inner, 0o500);
    const { code } = await cronlens(['api', '/summary', '--facts', facts, ...NOW]);
    assert.equal(code, 0);
    assert.deepEqual(await readdir(inner), ['facts.db']);
    assert.deepEqual(await readFile(facts), await readFile(FACTS));
    await chmod(inner, 0o700);
  });
});

test('the zone of the machine counts where none is named', async () => {
  const ask = (args, env) =>
    cronlens(['api', '/jobs?days=30', '--facts', FACTS, ...NOW, ...args], { env });
  const named = await ask(['--tz', 'Asia/Kolkata'], {});
  const inherited = await ask([], { TZ: 'Asia/Kolkata' });
  assert.equal(named.code, 0);
  assert.equal(inherited.stdout, named.stdout);
});

test('the same sample twice has the same bytes', async () => {
  await inScratch(async (folder) => {
    const make = async (name) => {
      const out = join(folder, name);
      assert.equal((await cronlens(['sample', '--out', out, ...NOW])).code, 0);
      assert.deepEqual((await readdir(out)).sort(), ['facts.db', 'jobs.json']);
      return Promise.all(['facts.db', 'jobs.json'].map((file) => readFile(join(out, file))));
    };
    assert.deepEqual(await make('one'), await make('two'));
  });
});
