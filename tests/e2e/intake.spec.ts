import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, type Worker as PageWorker, test } from '@playwright/test';
import {
  alerts,
  choose,
  drop,
  dropFolder,
  expectBoard,
  figure,
  openSample,
  pressed,
} from './board';
import { at, file, SAMPLE } from './files';

test('text and layout are there before any script has run', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('');
  await expect(page.getByText('See what your scheduled jobs really cost')).toBeVisible();
  await expect(page.getByText('Drop your facts.db here')).toBeVisible();
  await context.close();
});

test('files dropped anywhere open together: database and jobs.json', async ({ page }) => {
  await page.goto('');
  await drop(page, SAMPLE);
  await expectBoard(page);
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
  await expect(page).toHaveTitle(/facts\.db/);
});

test('the picker, the o key and the sample button open too', async ({ page }) => {
  // Heard from the start: a key opens it faster than one can listen.
  page.on('filechooser', () => undefined);
  await page.goto('');
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeVisible();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
  await chooser.setFiles([...SAMPLE]);
  await expectBoard(page);
  await page.getByRole('button', { name: 'Close the file' }).click();
  await page.getByRole('button', { name: 'Look at a sample' }).click();
  await expectBoard(page);
  await expect(page.getByText('Sample data').first()).toBeVisible();
});

test('a pasted file opens', async ({ page }) => {
  await page.goto('');
  const base64 = readFileSync(file('odd.db')).toString('base64');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
    data.items.add(new File([bytes], 'facts.db'));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, base64);
  await expectBoard(page);
});

test('a later copy of the open file is gone on with: no other worker reads it', async ({
  page,
}, info) => {
  const path = info.outputPath('facts.db');
  const write = (command: string, rows: number) =>
    execFileSync('python3', [
      at('tests/tools/facts_writer.py'),
      command,
      path,
      '--rows',
      `${rows}`,
    ]);
  const runs = (count: number) => page.getByRole('banner').getByText(`${count} runs`);
  const started: PageWorker[] = [];
  page.on('worker', (worker) => started.push(worker));
  write('make', 200);
  await page.goto('');
  await drop(page, [path]);
  await expect(runs(200)).toBeVisible();
  expect(started).toHaveLength(1);
  write('append', 7);
  await drop(page, [path]);
  await expect(runs(207)).toBeVisible();
  expect(started).toHaveLength(1);

  // A different file of that name is opened in a worker of its own.
  rmSync(path);
  write('make', 300);
  await drop(page, [path]);
  await expect(runs(300)).toBeVisible();
  expect(started).toHaveLength(2);
  await expect.poll(() => page.workers()).toEqual(started.slice(1));
});

test('a file dropped before the page was idle leaves no worker that nobody needs', async ({
  page,
}) => {
  // The page is idle once the worker that reads the file has been started, and not before.
  await page.addInitScript(() => {
    let whenIdle: (() => void) | undefined;
    Object.assign(window, { requestIdleCallback: (run: () => void) => (whenIdle = run) });
    const Started = window.Worker;
    window.Worker = class extends Started {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        queueMicrotask(() => whenIdle?.());
      }
    };
  });
  await page.goto('');
  await expect(page.getByText('Drop your facts.db here')).toBeVisible();
  expect(page.workers()).toHaveLength(0);
  await drop(page, [file('odd.db')]);
  await expectBoard(page);
  expect(page.workers()).toHaveLength(1);
});

test('the -wal dropped beside its database brings the newest runs', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('wal.db'), file('wal.db-wal')]);
  await expectBoard(page);
  await expect(page.getByText('3 runs').first()).toBeVisible();
});

test('jobs.json alone is added to the file that is open', async ({ page }) => {
  await page.goto('');
  await choose(page, SAMPLE.slice(0, 1));
  await expectBoard(page);
  await expect(page.getByText('Competitor pricing scan')).toHaveCount(0);
  await choose(page, SAMPLE.slice(1));
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
});

test('progress is shown while a large file is read, and Cancel keeps what was open', async ({
  page,
}) => {
  await openSample(page);
  // However fast the machine: the worker of the large file never gets its task.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: { task?: { kind: string } }) {
      if (message.task?.kind !== 'open') post.call(this, message);
    };
  });
  await choose(page, [file('large.db')]);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
});

test('a jobs.json that takes long shows progress, marks old figures, and can be cancelled', async ({
  page,
}) => {
  // A worker that has a jobs.json to read answers nothing any more.
  await page.addInitScript(() => {
    const stuck = new WeakSet<Worker>();
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: { task?: { kind: string } }) {
      if (message.task?.kind === 'jobs') stuck.add(this);
      if (!stuck.has(this)) post.call(this, message);
    };
  });
  await page.goto('');
  await choose(page, [file('odd.db')]);
  await expectBoard(page);
  const panels = page.locator('.cl-panels');
  await choose(page, SAMPLE.slice(1));
  await expect(page.getByText('Reading jobs.json')).toBeVisible();
  await pressed(page, 'Outcome', 'Success').click();
  await expect(panels).toHaveCSS('opacity', '0.5');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(panels).toHaveAttribute('aria-busy', 'false', { timeout: 15_000 });
  await expect(panels).toHaveCSS('opacity', '1');
  await expect(figure(page, 'Runs')).toHaveText('3');
  await expect(alerts(page)).toHaveCount(0);
  await pressed(page, 'Outcome', 'Failure').click();
  await expect(page.getByText('No run passes these filters')).toBeVisible();
});

test('two databases: one opens, the other is named', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('odd.db'), file('newer.db')]);
  await expectBoard(page);
  await expect(alerts(page)).toContainText('One file of a kind is opened at a time');
});

test('a damaged database beside a good one is named, and so is why it was not opened', async ({
  page,
}) => {
  await page.goto('');
  await drop(page, [...SAMPLE, file('truncated.db')]);
  await expectBoard(page);
  await expect(page).toHaveTitle(/facts\.db/);
  await expect(alerts(page)).toHaveCount(1);
  await expect(alerts(page)).toHaveText(/truncated\.db was not opened.*facts\.db was taken/);
});

test('a dropped home of Hermes opens facts.db and jobs.json, and is silent about the rest', async ({
  page,
}, { outputDir }) => {
  const [facts = '', jobs = ''] = SAMPLE;
  const home = `${outputDir}/hermes`;
  for (const folder of ['cron', 'plugins/cronalytics']) {
    mkdirSync(`${home}/${folder}`, { recursive: true });
  }
  copyFileSync(facts, `${home}/plugins/cronalytics/facts.db`);
  copyFileSync(jobs, `${home}/cron/jobs.json`);
  copyFileSync(file('other.db'), `${home}/state.db`);
  writeFileSync(`${home}/plugins/cronalytics/plugin.py`, 'import os');
  await page.goto('');
  await dropFolder(page, home);
  await expectBoard(page);
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
  await expect(alerts(page)).toHaveCount(0);
});

test('a dropped folder without a database is named, and what was open stays', async ({ page }, {
  outputDir,
}) => {
  mkdirSync(`${outputDir}/photos`, { recursive: true });
  writeFileSync(`${outputDir}/photos/notes.txt`, 'sea');
  await openSample(page);
  await dropFolder(page, `${outputDir}/photos`);
  await expect(alerts(page)).toHaveText(/photos was not opened.*no facts\.db in this folder/);
  await expectBoard(page);
});
