// The reports where a transcript does not reach: terminals, widths, files of a home, JSON.
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from './harness.mjs';
import { cronlens, inScratch, onTerminal } from './program.mjs';
import { inReportFolder } from './transcripts.mjs';

const VECTORS = fileURLToPath(new URL('../vectors/cronalytics/', import.meta.url));
const NAMES = fileURLToPath(new URL('reports/names.json', import.meta.url));
const FACTS = join(VECTORS, 'facts.db');
const AT = ['--facts', FACTS, '--now', '1780000000', '--tz', 'UTC'];
const ESCAPE = '\x1b';
const REPORTS = [['summary'], ['jobs'], ['runs', '--job', 'edgejob00001'], ['models'], ['trends']];

/** Columns as terminals count them: wide signs are two, marks none. */
function columns(text) {
  let taken = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    const isWide =
      /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]|\p{Emoji_Presentation}|\uFE0F|\u30FC/u;
    taken += isWide.test(segment) ? 2 : 1;
  }
  return taken;
}

const linesOf = (output) => output.split('\r\n').filter((line) => line !== '');
const plain = (text) => text.replaceAll(/\x1b\[[0-9]*m/g, '');

test('a terminal gets colours, a file and NO_COLOR do not, and --color decides', async () => {
  for (const report of REPORTS) {
    const seen = await onTerminal([...report, ...AT]);
    assert.ok(seen.includes(`${ESCAPE}[1m`), report[0]);
    const { stdout } = await cronlens([...report, ...AT]);
    assert.ok(!stdout.includes(ESCAPE), report[0]);
  }
  const jobs = ['jobs', ...AT];
  assert.ok(!(await onTerminal(jobs, { env: { NO_COLOR: '1' } })).includes(ESCAPE));
  assert.ok((await onTerminal(jobs, { env: { NO_COLOR: '' } })).includes(ESCAPE));
  assert.ok(!(await onTerminal(jobs, { env: { TERM: 'dumb' } })).includes(ESCAPE));
  assert.ok(!(await onTerminal([...jobs, '--color', 'never'])).includes(ESCAPE));
  assert.ok((await cronlens([...jobs, '--color', 'always'])).stdout.includes(ESCAPE));
  const forced = await cronlens([...jobs, '--color', 'always'], { env: { NO_COLOR: '1' } });
  assert.ok(forced.stdout.includes(ESCAPE));
});

test('colours change no letter', async () => {
  for (const report of [...REPORTS, ['digest']]) {
    const { stdout } = await cronlens([...report, ...AT]);
    const colored = await cronlens([...report, ...AT, '--color', 'always']);
    assert.equal(plain(colored.stdout), stdout, report[0]);
  }
});

test('no table is wider than its terminal', async () => {
  for (const report of REPORTS) {
    for (const width of [60, 80, 100, 132]) {
      const seen = await onTerminal([...report, ...AT, '--jobs', NAMES], { width });
      const table = linesOf(plain(seen)).filter((line) => /^\S.* {2,}/.test(line)).slice(1);
      assert.ok(table.length > 0);
      for (const line of table) assert.ok(columns(line) <= width, `${report[0]} ${width}: ${line}`);
    }
  }
});

test('columns stand below each other, whatever the names are written in', async () => {
  const { stdout } = await cronlens(['jobs', ...AT, '--days', '0', '--jobs', NAMES]);
  const lines = stdout.split('\n');
  const rule = columns(lines.find((line) => line.startsWith('──')));
  const wide = lines.filter((line) => /备份|👨|ニュース|résumé/.test(line.normalize('NFC')));
  assert.equal(wide.length, 4);
  const header = lines.find((line) => line.startsWith('Job '));
  for (const line of wide) {
    // The id is the last column and has twelve letters in all of these rows.
    assert.equal(columns(line), columns(header) - 'Id'.length + 12, line);
    assert.ok(columns(line) <= rule);
  }
});

test('a name cannot command a terminal', async () => {
  for (const report of [['jobs'], ['summary'], ['digest'], ['runs', '--job', 'd42a624c85b9']]) {
    const { stdout } = await cronlens([...report, ...AT, '--jobs', NAMES]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e]/, report[0]);
  }
});

/** A Hermes as it lies on a disk. */
async function makeHome(folder) {
  const plugin = join(folder, 'plugins/cronalytics');
  await mkdir(plugin, { recursive: true });
  await mkdir(join(folder, 'cron'));
  await copyFile(FACTS, join(plugin, 'facts.db'));
  await copyFile(join(VECTORS, 'jobs.json'), join(folder, 'cron/jobs.json'));
  await writeFile(join(plugin, 'watermark.json'), '{"last_sync":"2026-05-28T20:00:00Z"}');
  return folder;
}

test('without a file the home is looked at: --home, HERMES_HOME or ~/.hermes', async () => {
  await inScratch(async (folder) => {
    const home = await makeHome(join(folder, '.hermes'));
    const now = ['--now', '1780000000', '--tz', 'UTC'];
    const none = { HERMES_HOME: '', HOME: '/nowhere' };
    const ask = async (args, env) =>
      (await cronlens(['jobs', ...now, ...args], { env: { ...none, ...env } })).stdout;
    const expected = await ask(['--home', home]);
    assert.match(expected, /Security Briefing/);
    assert.equal(await ask([], { HERMES_HOME: home }), expected);
    assert.equal(await ask([], { HOME: folder }), expected);
    assert.equal(await ask(['--db', join(home, 'plugins/cronalytics/facts.db')]), expected);
    const missing = await cronlens(['jobs', ...now], { env: none });
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /no \/nowhere\/\.hermes\/plugins.*--home.*sample/);
    const health = await cronlens(['health', ...now, '--home', home]);
    assert.match(health.stdout, /Last sync +2026-05-28T20:00:00Z/);
  });
});

/** Every key of the reference's answer, with its value, is in ours. */
function assertContains(actual, expected, path) {
  if (Array.isArray(expected)) {
    assert.equal(actual.length, expected.length, path);
    for (const [i, each] of expected.entries()) assertContains(actual[i], each, `${path}[${i}]`);
  } else if (expected !== null && typeof expected === 'object') {
    for (const [key, value] of Object.entries(expected)) {
      assertContains(actual[key], value, `${path}.${key}`);
    }
  } else {
    assert.equal(actual, expected, path);
  }
}

async function reference(name) {
  const text = await readFile(join(VECTORS, 'expected', `${name}.json`), 'utf8');
  const parsed = JSON.parse(text);
  return parsed.body ?? parsed;
}

test('--json has what the API of Cronalytics says, in the envelope of its terminal tool', async () => {
  await inReportFolder(async (folder) => {
    const at = ['--facts', join(folder, 'facts.db'), '--now', '1780000000', '--tz', 'UTC'];
    const ask = async (...args) => JSON.parse((await cronlens([...args, ...at, '--json'])).stdout);
    const pick = ['--days', '7', '--outcome', 'failure', '--mode', 'agent'];
    const summary = await ask('summary', ...pick);
    const keys = ['period', 'data', 'start_date', 'end_date', 'outcome', 'mode', 'coverage'];
    assert.deepEqual(Object.keys(summary), keys);
    assert.equal(summary.period, 'Last 7 days');
    assert.equal(summary.start_date, '2026-05-22');
    assert.equal(summary.end_date, '2026-05-28');
    assertContains(summary.data, await reference('summary.d7.failure.agent'), 'summary');
    const models = await ask('models', ...pick);
    assertContains(models.data, (await reference('models.d7.failure.agent')).models, 'models');
    const jobs = await ask('jobs', '--days', '30');
    const expected = (await reference('jobs.d30.both.all')).jobs.map(
      ({ name: _name, schedule: _schedule, projections, ...rest }) => ({ ...rest, ...projections }),
    );
    assertContains(jobs.data, expected, 'jobs');
    assert.equal(jobs.data.find((job) => job.job_id === 'newjob000001').job_name, null);
  });
});

test('a job is found by its name, and a name of two jobs is not guessed', async () => {
  await inReportFolder(async (folder) => {
    const jobs = join(folder, 'twins.json');
    const twins = ['eb1d4a33d30a', '841aee933270'].map((id) => ({ id, name: 'twin' }));
    await writeFile(jobs, JSON.stringify({ jobs: twins }));
    const { code, stderr } = await cronlens(['runs', '--job', 'twin', ...AT, '--jobs', jobs]);
    assert.equal(code, 2);
    assert.match(stderr, /2 jobs have the name 'twin'.*841aee933270 eb1d4a33d30a/);
  });
});
