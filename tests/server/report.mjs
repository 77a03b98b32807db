import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { test } from './harness.mjs';
import { cronlens, inScratch } from './program.mjs';

const FACTS = fileURLToPath(new URL('../vectors/cronalytics/facts.db', import.meta.url));
const JOBS = fileURLToPath(new URL('../vectors/cronalytics/jobs.json', import.meta.url));
const INPUT = ['report', '--facts', FACTS, '--jobs', JOBS, '--now', '1780000000'];

test('a report is written in one step, the same for the same input', () =>
  inScratch(async (folder) => {
    const [one, other] = [join(folder, 'one.html'), join(folder, 'other.html')];
    const { code, stdout } = await cronlens([...INPUT, '-o', one]);
    assert.equal(code, 0);
    assert.match(stdout, /^Wrote .*one\.html: \d+ runs, \d+ bytes\n$/);
    await cronlens([...INPUT, '-o', other]);
    assert.deepEqual(await readFile(one), await readFile(other));
    assert.deepEqual((await readdir(folder)).sort(), ['one.html', 'other.html']);
  }));

test('the template is filled once: what names hold is not looked into', () =>
  inScratch(async (folder) => {
    const page = join(folder, 'template.html');
    await writeFile(page, '<t>{{title}}</t>{{summary}}<m a="{{meta}}">{{data}}</m>');
    const out = join(folder, 'r.html');
    const title = '{{data}}"><script>';
    await cronlens([...INPUT, '--template', page, '--title', title, '-o', out]);
    const html = await readFile(out, 'utf8');
    assert.match(html, /^<t>\{\{data\}\}&quot;&gt;&lt;script&gt;<\/t><section class="cl-report">/);
    assert.ok(!html.includes('<script>'));
    const data = /<m a="[^"]*">([^<]*)<\/m>$/.exec(html)[1];
    assert.match(gunzipSync(Buffer.from(data, 'base64')).toString('latin1'), /^CRONLENS-REPORT 2\n/);
  }));

test('what a report cannot be made of is said, and nothing is written', () =>
  inScratch(async (folder) => {
    const out = join(folder, 'r.html');
    const bad = join(folder, 'bad.html');
    const broken = join(folder, 'broken.db');
    await writeFile(bad, '{{title}}{{data}}');
    await writeFile(broken, 'no database');
    await mkdir(join(folder, 'taken'));
    const cases = [
      [[...INPUT, '-o', out, '--days', '0'], 2, /0/],
      [[...INPUT, '-o', out, '--redact', 'prompts'], 2, /names/],
      [[...INPUT, '-o', out, '--template', bad], 2, /\{\{summary\}\}/],
      [[...INPUT, '-o', out, '--template', '/nowhere.html'], 2, /cannot open/],
      [[...INPUT, '-o', join(folder, 'no', 'r.html')], 2, /cannot write/],
      [[...INPUT, '-o', join(folder, 'taken')], 2, /cannot write/],
      [['report', '--facts', broken, '-o', out], 1, /broken\.db/],
    ];
    for (const [args, expected, sentence] of cases) {
      const { code, stderr, stdout } = await cronlens(args);
      assert.equal(code, expected, args.join(' '));
      assert.match(stderr + stdout, sentence);
    }
    assert.deepEqual((await readdir(folder)).sort(), ['bad.html', 'broken.db', 'taken']);
  }));

test('a report is never written over a database or over what it is made of', () =>
  inScratch(async (folder) => {
    const names = ['facts.db', 'jobs.json', 'other.db'];
    const [facts, jobs, other] = names.map((name) => join(folder, name));
    await copyFile(FACTS, facts);
    await copyFile(FACTS, other);
    await copyFile(JOBS, jobs);
    await symlink(facts, join(folder, 'link.html'));
    for (const out of [facts, jobs, other, join(folder, 'link.html')]) {
      const { code, stderr } = await cronlens(['report', '--facts', facts, '-o', out]);
      assert.equal(code, 2, out);
      assert.match(stderr, /choose another file with -o/);
    }
    assert.deepEqual(await readFile(facts), await readFile(FACTS));
    assert.deepEqual(await readFile(other), await readFile(FACTS));
    assert.deepEqual(await readFile(jobs), await readFile(JOBS));
    const again = join(folder, 'again.html');
    await writeFile(again, 'an older report');
    assert.equal((await cronlens(['report', '--facts', facts, '-o', again])).code, 0);
    assert.match(await readFile(again, 'utf8'), /^<!doctype html>/);
  }));

test('a report says what it leaves out, and what it takes out', () =>
  inScratch(async (folder) => {
    const out = join(folder, 'r.html');
    const { stdout } = await cronlens([...INPUT, '--days', '3', '--redact', 'costs', '-o', out]);
    const [, runs, left] = /: (\d+) runs \((\d+) left out\), \d+ bytes\n$/.exec(stdout);
    const all = (await cronlens([...INPUT, '-o', out])).stdout;
    assert.equal(Number(/: (\d+) runs,/.exec(all)[1]), Number(runs) + Number(left));
    await cronlens([...INPUT, '--days', '3', '--redact', 'costs', '-o', out]);
    const html = await readFile(out, 'utf8');
    const said = Number(left).toLocaleString('en-US');
    assert.match(html, new RegExp(`Left out: ${said} runs before the last 3 days`));
    assert.match(html, /<p>Taken out: costs\.<\/p>/);
    const meta = /data-meta="([^"]*)"/.exec(html)[1].replaceAll('&quot;', '"');
    const { days, leftOut, redacted, link } = JSON.parse(meta);
    assert.deepEqual({ days, leftOut, redacted, link }, {
      days: 3,
      leftOut: Number(left),
      redacted: ['costs'],
      link: '#v1?window=3d',
    });
  }));
