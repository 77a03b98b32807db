import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { alerts, drop, expectBoard, figure, NEWEST, openSample, pressed } from './board';
import { at, FILES, file, NOW, SAMPLE } from './files';
import { Firefox } from './firefox';
import { askBoard, count, dollars, jobs, region, timeline } from './panels';

const [FACTS = '', JOBS = ''] = SAMPLE;

function report(name: string, ...args: string[]): string {
  const path = `${FILES}/${name}.html`;
  const now = args.includes('--now') ? [] : ['--now', String(NOW)];
  const all = ['report', '-o', path, ...now, ...args];
  execFileSync(at('dist/bin/cronlens'), all, { stdio: 'pipe' });
  return path;
}

const sampleReport = (name: string, ...args: string[]) =>
  report(name, '--facts', FACTS, '--jobs', JOBS, ...args);

/** A page without a network; what it asks for is kept. */
async function offline(browser: Browser, options: object = {}) {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const requests = () => asked.filter((url) => !/^(?:blob|data):/.test(url));
  return { page, requests, errors };
}

/** The data of a report as anybody can unpack it, and the rest of the file. */
function bytesOf(path: string): string {
  const html = readFileSync(path, 'latin1');
  const packed = /id="cl-report-data"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  const data = gunzipSync(Buffer.from(packed, 'base64')).toString('latin1');
  // Not the page itself: it has every English word.
  const shown = html.replace(/<script type[^>]*id="cl-report-(?:app|engine)"[^<]*<\/script>/g, '');
  return data + shown;
}

test('a report opens from disk without a network, and is interactive like the page', async ({
  browser,
}) => {
  const path = sampleReport('month', '--days', '30', '--title', 'May & June <b>');
  const { page, requests, errors } = await offline(browser);
  await page.goto(`file://${path}`);
  await expectBoard(page);
  await expect(page).toHaveTitle(/May & June <b>/);
  await expect(page.getByRole('banner')).toContainText('May & June <b>');
  const query = { now: NOW };
  const { overview } = askBoard(query);
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
  await expect(figure(page, 'Cost')).toContainText(dollars(overview.cost?.value));
  await pressed(page, 'Outcome', 'Failure').click();
  const failed = askBoard({ ...query, outcome: 'failure' });
  await expect(figure(page, 'Runs')).toHaveText(count(failed.overview.runs?.value));
  await expect(page).toHaveURL(/#v1\?window=30d&outcome=failure$/);
  await page.goBack();
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  const week = askBoard({ ...query, window: { kind: 'last_days', days: 7 } });
  await expect(figure(page, 'Runs')).toHaveText(count(week.overview.runs?.value));
  await jobs(page)
    .getByRole('button', { name: /^Flaky test hunter/ })
    .click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(page.getByRole('dialog').getByRole('row').nth(3)).toBeVisible();
  await page.keyboard.press('Escape');
  await jobs(page).getByRole('button', { name: 'Export: Jobs' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('769092580901');
  expect(requests()).toEqual([`file://${path}`]);
  expect(errors).toEqual([]);
});

const pressing = (what: string, text: string) =>
  `[...document.querySelectorAll('${what}')].find((it) => it.textContent === '${text}').click()`;

/** What helps to decide, and a heading of each. */
const PARTS = [
  ['What if', 'Jobs × models'],
  ['Forecast', 'Forecast'],
  ['Budgets', 'Limits'],
  ['Prices', 'Price lists'],
] as const;

test('Firefox opens it as well, and asks for nothing', async () => {
  test.setTimeout(90_000);
  const path = sampleReport('firefox', '--days', '30');
  const firefox = await Firefox.start();
  try {
    await firefox.open(`file://${path}`);
    await firefox.until('document.querySelector(".cl-board .cl-cards")');
    const runs = count(askBoard({ now: NOW }).overview.runs?.value);
    expect(await firefox.evaluate('document.querySelector(".cl-cards").textContent')).toContain(
      runs,
    );
    await firefox.evaluate(pressing('button', 'Failure'));
    const failed = count(askBoard({ now: NOW, outcome: 'failure' }).overview.runs?.value);
    await firefox.until(`document.querySelector(".cl-cards").textContent.includes("${failed}")`);
    expect(await firefox.evaluate('location.hash')).toBe('#v1?window=30d&outcome=failure');
    for (const [part, heading] of PARTS) {
      await firefox.evaluate(pressing('nav button', part));
      await firefox.until(
        `[...document.querySelectorAll('h2')].some((it) => it.textContent === '${heading}')`,
      );
    }
    await firefox.evaluate(pressing('nav button', 'Overview'));
    await firefox.until('document.querySelector(".cl-board .cl-cards")');
    const wild = firefox.requests.filter((url) => !/^(?:file|blob|data|about):/.test(url));
    expect(wild).toEqual([]);
    expect((await firefox.pdf()).length).toBeGreaterThan(20_000);
    writeFileSync(`${FILES}/firefox.png`, await firefox.screenshot());
  } finally {
    await firefox.stop();
  }
});

test('its first figures are there without a script, and on paper', async ({ browser }, info) => {
  const path = sampleReport('paper', '--days', '30', '--title', 'On paper');
  const { page } = await offline(browser, { javaScriptEnabled: false });
  await page.goto(`file://${path}`);
  const { overview, jobs: listed, models } = askBoard({ now: NOW });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On paper');
  const said = page.locator('.cl-report dl');
  await expect(said).toContainText(count(overview.runs?.value));
  await expect(said).toContainText(dollars(overview.cost?.value));
  for (const name of [...listed.names, ...models.names.filter(Boolean)]) {
    await expect(page.getByRole('rowheader', { name, exact: true }).first()).toBeVisible();
  }
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const pdf = info.outputPath('report.pdf');
  await page.pdf({ path: pdf });
  expect(execFileSync('pdftotext', [pdf, '-']).toString()).toContain('Flaky test hunter');
});

test('what stands in the file and what the engine says are the same, however old the runs', async ({
  browser,
}) => {
  // Half a minute after a run, which whole minutes would leave out; and long after the last.
  for (const now of [NEWEST() + 0.5, NOW + 9 * 86_400 + 12.3]) {
    const path = sampleReport('same', '--days', '30', '--now', String(now));
    const said = await offline(browser, { javaScriptEnabled: false });
    await said.page.goto(`file://${path}`);
    const runs = await said.page.locator('.cl-report dd').first().innerText();
    const { page } = await offline(browser);
    await page.goto(`file://${path}`);
    await expectBoard(page);
    await expect(figure(page, 'Runs')).toHaveText(runs);
  }
});

test('the policy of a report allows no network and no script but its own', async ({ browser }) => {
  const path = sampleReport('policy');
  const html = readFileSync(path, 'utf8');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-\S+' 'sha256-\S+' 'wasm-unsafe-eval'; style-src 'sha256-\S+' 'sha256-\S+'; img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'$/,
  );
  const { page } = await offline(browser);
  await page.goto(`file://${path}`);
  await expectBoard(page);
  const tried = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.head.append(script);
    const asked = await fetch('http://127.0.0.1:9/').catch((error: Error) => error.message);
    return { title: document.title, asked };
  });
  expect(tried.title).not.toBe('run');
  expect(tried.asked).toContain('Failed to fetch');
});

test('what is redacted is nowhere in the file', async ({ browser }) => {
  const open = bytesOf(sampleReport('open'));
  const closed = sampleReport('closed', '--redact', 'names,ids,costs');
  const bytes = bytesOf(closed);
  const { ids, names } = askBoard({ now: NOW, window: { kind: 'all_time' } }).jobs;
  for (const secret of [...ids, ...names]) {
    const raw = Buffer.from(secret).toString('latin1');
    expect(open.includes(raw), secret).toBe(true);
    expect(bytes.includes(raw), secret).toBe(false);
  }
  const { page } = await offline(browser);
  await page.goto(`file://${closed}`);
  await expectBoard(page);
  await expect(jobs(page).getByText('Job 1', { exact: true }).first()).toBeVisible();
  for (const name of ['Summary', 'Cost and runs over time', 'Jobs', 'Models', 'Providers']) {
    await expect(region(page, name).first()).not.toContainText('$');
  }
  await expect(timeline(page).locator('svg text', { hasText: 'Unknown cost' })).toBeVisible();
  // From tokens and prices they could be worked out again.
  await expect(page.getByRole('navigation', { name: 'View' })).toHaveCount(0);
});

test('a report that lacks earlier runs says so where they would have counted', async ({
  browser,
}) => {
  const { page } = await offline(browser);
  await page.goto(`file://${sampleReport('partial', '--days', '7')}`);
  await expectBoard(page);
  const said = page.getByText(/counts neither as spent nor towards limits/);
  await expect(said).toHaveCount(0);
  for (const part of ['Forecast', 'Budgets']) {
    await page.getByRole('button', { name: part, exact: true }).click();
    await expect(said).toBeVisible();
  }
});

test('a report opens no other file, and says so', async ({ browser }) => {
  const { page, errors } = await offline(browser);
  await page.goto(`file://${sampleReport('own', '--days', '30')}`);
  await expectBoard(page);
  await drop(page, [FACTS]);
  await expect(alerts(page)).toContainText('A report shows its own data');
  await expect(page.getByRole('button', { name: /Open a file|Close/ })).toHaveCount(0);
  await expectBoard(page);
  expect(errors).toEqual([]);
});

test('a report that was saved with a scenario opens with it', async ({ page, browser }, info) => {
  const saving = (on: Page) =>
    on.getByRole('button', { name: /^Saved, a month: .*Explain$/ }).first();
  await openSample(page);
  await page.getByRole('button', { name: 'What if', exact: true }).click();
  await page.getByRole('button', { name: 'Pick the cheapest for each job' }).click();
  await expect(saving(page)).not.toHaveText('$0.00');
  const said = (await saving(page).textContent()) ?? '';
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Save report' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'Save report' }).click(),
  ]);
  const path = info.outputPath('scenario.html');
  await download.saveAs(path);
  const other = await offline(browser);
  await other.page.goto(`file://${path}`);
  await expect(saving(other.page)).toHaveText(said, { timeout: 30_000 });
  expect(other.errors).toEqual([]);
});

for (const [name, what] of [
  ['empty_table.db', 'no job has finished'],
  ['formulas.db', '</script><b>'],
  ['hostile.db', '<img src=x'],
] as const) {
  test(`a report of ${name} opens and shows what there is`, async ({ browser }) => {
    const path = report(
      `odd_${name}`,
      '--facts',
      file(name),
      '--title',
      '</title><script>{{data}}',
    );
    const { page, errors } = await offline(browser);
    await page.goto(`file://${path}`);
    await expect(page.locator('main[data-idle="true"]')).toBeVisible();
    if (name === 'empty_table.db') await expect(page.getByText(/no runs/i).first()).toBeVisible();
    else await expect(page.getByRole('main')).toContainText(what);
    await expect(page).toHaveTitle(/<\/title><script>\{\{data\}\}/);
    expect(errors).toEqual([]);
  });
}

test('the page saves the same report as the command line, by its own window', async ({
  page,
  browser,
}, info) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Save report' });
  await form.getByLabel('Title').fill('From the page');
  await form.getByLabel('names of jobs').check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'Save report' }).click(),
  ]);
  await expect(form.getByRole('status')).toContainText('Saved cronlens-report_');
  expect(download.suggestedFilename()).toMatch(/^cronlens-report_.*failure.*\.html$/);
  const path = info.outputPath('saved.html');
  await download.saveAs(path);
  const bytes = bytesOf(path);
  expect(bytes.includes('769092580901')).toBe(true);
  expect(bytes.includes('Flaky test hunter')).toBe(false);
  const other = await offline(browser);
  await other.page.goto(`file://${path}`);
  await expectBoard(other.page);
  await expect(pressed(other.page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  const shown = await figure(page, 'Runs').innerText();
  await expect(figure(other.page, 'Runs')).toHaveText(shown);
  expect(other.errors).toEqual([]);
});

test('sizes stay within their bounds, and what is too large is refused', async ({ browser }) => {
  const small = sampleReport('size', '--days', '1');
  const packed = /id="cl-report-data"[^>]*>([^<]*)</.exec(readFileSync(small, 'latin1'))?.[1] ?? '';
  expect(statSync(small).size - packed.length).toBeLessThan(700_000);
  const big = report('big', '--facts', file('big.db'));
  expect(statSync(big).size).toBeLessThan(6_000_000);
  const { page } = await offline(browser);
  await page.goto(`file://${big}`);
  await expect(figure(page, 'Runs')).toHaveText('100,000', { timeout: 30_000 });
  const none = spawnSync(at('dist/bin/cronlens'), ['report', '--facts', FACTS, '-o', '/nowhere/x']);
  expect(none.status).toBe(2);
  expect(String(none.stderr)).toContain('/nowhere/x');
});

test('a report that was edited is refused with a sentence', async ({ browser }) => {
  const path = sampleReport('edited', '--days', '30');
  const html = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    html.replace(/(id="cl-report-data"[^>]*>)[^<]*/, '$1H4sIAAAAAAAAAwMAAAAAAAAAAAA='),
  );
  const { page } = await offline(browser);
  await page.goto(`file://${path}`);
  await expect(page.getByRole('alert')).toContainText('cannot be read');
});
