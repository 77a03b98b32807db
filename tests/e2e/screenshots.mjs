// Usage: node tests/e2e/screenshots.mjs
// Takes the pictures of tests/e2e/screenshots/ from the page in dist/, with the sample of a fixed day.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const NOW = 1_780_000_000;
const FILES = at('build/screenshots');
const SAMPLE = [`${FILES}/facts.db`, `${FILES}/jobs.json`];
const TIMELINE = 'Cost and runs over time';

function makeFiles() {
  mkdirSync(FILES, { recursive: true });
  execFileSync(at('dist/bin/cronlens'), ['sample', '--out', FILES, '--now', String(NOW)]);
  writeFileSync(`${FILES}/holiday.png`, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  makeLarge(`${FILES}/large.db`);
}

/** Large enough that its progress can be seen. */
function makeLarge(path) {
  if (existsSync(path)) return;
  const script = `import sqlite3, sys
facts = sqlite3.connect(sys.argv[1])
facts.execute('CREATE TABLE cron_runs (session_id, job_id, run_time, estimated_cost_usd, success)')
rows = ((f'session-{i:040}' * 8, 'j', ${NOW} - i * 9, 0.01, 1) for i in range(600_000))
facts.executemany('INSERT INTO cron_runs VALUES (?, ?, ?, ?, ?)', rows)
facts.commit()`;
  execFileSync('python3', ['-c', script, path]);
}

async function serve() {
  const child = spawn(at('dist/bin/cronlens'), ['serve', '--page', at('dist/page'), '--port', '0']);
  for await (const line of child.stdout) {
    const url = String(line).match(/http:\S+/)?.[0];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('the server did not say its address');
}

async function choose(page, files) {
  const button = page.getByRole('button', { name: /^(Choose a file|Open a file)$/ }).first();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files);
}

async function openBoard(page) {
  await choose(page, SAMPLE);
  await page.getByRole('region', { name: TIMELINE }).waitFor();
}

async function openJob(page) {
  await openBoard(page);
  await page
    .getByRole('table')
    .getByRole('button', { name: /^PR review sweep/ })
    .click();
  await page.getByText('Models used').waitFor();
}

const SHOTS = {
  empty_light: {},
  empty_dark: { colorScheme: 'dark' },
  error: { steps: (page) => choose(page, [`${FILES}/holiday.png`]) },
  loading: {
    steps: async (page) => {
      await choose(page, [`${FILES}/large.db`]);
      await page.getByRole('progressbar').waitFor();
      await page.getByText(/^[1-9][\d.,]* MB of/).waitFor();
    },
  },
  board_light: { steps: openBoard },
  board_dark: { colorScheme: 'dark', steps: openBoard },
  board_390: { viewport: { width: 390, height: 2000 }, steps: openBoard },
  board_print: { viewport: { width: 760, height: 1600 }, media: 'print', steps: openBoard },
  job_detail: {
    steps: async (page) => {
      await openJob(page);
      await page.getByRole('button', { name: 'All runs' }).scrollIntoViewIfNeeded();
      await page
        .getByRole('heading', { name: 'Jobs', exact: true })
        .evaluate((it) => it.scrollIntoView());
    },
  },
  history: {
    steps: async (page) => {
      await openJob(page);
      await page.getByRole('button', { name: 'All runs' }).click();
      await page.getByRole('dialog').getByText('May 28, 2026').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'This run' }).waitFor();
    },
  },
  explain: {
    steps: async (page) => {
      await openBoard(page);
      await page
        .getByRole('button', { name: /^Cost: .*Explain$/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  chinese: {
    steps: async (page) => {
      await openBoard(page);
      await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
      await page.getByRole('heading', { name: '模型' }).first().waitFor();
    },
  },
};

async function shoot(browser, url, name, { steps, media = 'screen', ...options }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime((NOW + 600) * 1000);
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await steps?.(page);
  await page.mouse.move(0, 0);
  await page.emulateMedia({ media });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: at(`tests/e2e/screenshots/${name}.png`),
    animations: 'disabled',
  });
  await context.close();
}

makeFiles();
mkdirSync(at('tests/e2e/screenshots'), { recursive: true });
const server = await serve();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
const wanted = process.argv.slice(2);
try {
  for (const [name, shot] of Object.entries(SHOTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await shoot(browser, server.url, name, shot);
    process.stdout.write(`${name}\n`);
  }
} finally {
  await browser.close();
  server.stop();
}
