// The tab in the emulated Hermes dashboard: the plugin as it is shipped, under real React.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type CDPSession, expect, type Page, test } from '@playwright/test';
import type { HostProcess } from '../hermes/host.mjs';
import { WORDS } from '../web/every_language';
import { drop, expectBoard } from './board';
import { file } from './files';

declare global {
  interface Window {
    host: {
      go(page: string): void;
      theme(name: string): void;
      profile(name: string): void;
      count(): Readonly<Record<string, number>>;
    };
  }
}

// One host for most of it.
test.describe.configure({ mode: 'default' });

// Modules for Node as it is, which the runner would translate were they imported above.
const hosts = import('../hermes/host.mjs');
const pages = import('../hermes/build_page.mjs');
let shared: HostProcess;
let complaints: string[] = [];

test.beforeAll(async () => {
  await buildHostPage();
  shared = await startHost(await makeHome({ profiles: ['', 'work'] }));
});
test.afterAll(async () => (await hosts).stopAll());
test.beforeEach(({ page }) => {
  complaints = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
});

async function startHost(home: string, ...flags: string[]): Promise<HostProcess> {
  return (await hosts).startHost(home, ...flags);
}

async function makeHome(options = {}): Promise<string> {
  return (await hosts).makeHome(options);
}

async function buildHostPage(mode?: 'development'): Promise<void> {
  await (await pages).buildHostPage((await hosts).PAGE, mode);
}

const tab = (page: Page) => page.locator('[data-cronlens] > div');
const runs = (page: Page) => page.locator('.cl-opened__fact').first();

async function open(page: Page, asked = '', host = shared): Promise<void> {
  await page.goto(`${host.url}/cronlens?${asked}`);
  await expectBoard(page);
}

for (const [theme, scheme] of [
  ['teal', 'dark'],
  ['blue', 'light'],
  ['faint', 'dark'],
] as const) {
  test(`shows the runs of its Hermes in the theme "${theme}", and can be read`, async ({
    page,
  }) => {
    await open(page, `theme=${theme}`);
    await expect(tab(page)).toHaveAttribute('data-theme', scheme);
    // Cost, tokens, good and bad look like none of the others, whatever the theme.
    const meanings = ['--cl-cost', '--cl-tokens', '--cl-good', '--cl-bad', '--cl-text'];
    const colours = await tab(page).evaluate(
      (it, names) => names.map((name) => getComputedStyle(it).getPropertyValue(name)),
      meanings,
    );
    expect(new Set(colours).size).toBe(meanings.length);
    const { violations } = await new AxeBuilder({ page })
      .include('[data-cronlens]')
      .withRules(['color-contrast', 'button-name', 'label', 'aria-valid-attr-value'])
      .analyze();
    expect(violations).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('follows the theme while it changes, and lets no style in or out', async ({ page }) => {
  await open(page, 'theme=teal');
  const ground = () =>
    page.locator('.cl-app').evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await ground()).toBe('rgb(4, 28, 28)');
  await page.evaluate(() => window.host.theme('blue'));
  await expect.poll(ground).toBe('rgb(244, 247, 255)');
  await expect(tab(page)).toHaveAttribute('data-theme', 'light');
  // The emulated theme's own CSS: pink capitals for buttons, no tables.
  const button = page.getByRole('button', { name: 'Open a file' });
  await expect(button).toHaveCSS('text-transform', 'none');
  await expect(button).not.toHaveCSS('background-color', 'rgb(255, 105, 180)');
  await expect(page.getByRole('table').first()).toBeVisible();
  const outside = await page.evaluate(() => [
    document.title,
    document.documentElement.dataset.theme,
    document.querySelectorAll('head link, head style').length,
  ]);
  expect(outside).toEqual(['Host', undefined, 1]);
});

test('two mounts do not know of each other', async ({ page }) => {
  await open(page, 'page=twice');
  const boards = page.getByRole('heading', { name: 'Cost and runs over time' });
  await expect(boards).toHaveCount(2);
  await page.getByRole('button', { name: 'Close the file' }).first().click();
  await expect(boards).toHaveCount(1);
  expect(complaints).toEqual([]);
});

async function measure(page: Page, session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    workers: page.workers().length,
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    heap: value('JSHeapUsedSize'),
    host: await page.evaluate(() => window.host.count()),
  };
}

async function comeAndGo(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await page.evaluate(() => window.host.go('cronlens'));
    // Most leave before all is shown.
    if (i % 5 === 0) await expectBoard(page);
    else await page.locator('.cl-app header').waitFor();
    await page.evaluate(() => window.host.go('other'));
  }
}

test('50 visits leave nothing behind', async ({ page }) => {
  test.setTimeout(120_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await open(page);
  await comeAndGo(page, 6);
  await expect.poll(() => page.workers().length).toBe(0);
  const before = await measure(page, session);
  await comeAndGo(page, 50);
  await expect.poll(() => page.workers().length).toBe(0);
  // What ends after the last visit is collected a moment later.
  let after = await measure(page, session);
  await expect
    .poll(async () => {
      after = await measure(page, session);
      return after.listeners;
    })
    .toBeLessThanOrEqual(before.listeners + 2);
  expect(after.elements).toBe(before.elements);
  expect(after.host).toEqual(before.host);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50);
  expect(after.heap).toBeLessThan(before.heap + 1_000_000);
  expect(complaints).toEqual([]);
  test.info().annotations.push({ type: 'leak', description: JSON.stringify({ before, after }) });
});

test('the engine comes from the plugin, else under another name, and is kept', async ({ page }) => {
  const engines: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.includes('engine.')) engines.push(path);
  });
  await open(page);
  expect(engines).toEqual(['/api/plugins/cronlens/asset/engine.wasm']);
  await open(page);
  expect(engines).toHaveLength(1);
  await page.evaluate(() => caches.delete('cronlens'));
  await page.route('**/asset/engine.wasm*', (route) => route.fulfill({ status: 200, body: '<p>' }));
  await open(page);
  expect(engines.at(-1)).toBe('/dashboard-plugins/cronlens/dist/engine.map');
  await page.evaluate(() => caches.delete('cronlens'));
  await page.route('**/engine.map*', (route) => route.abort());
  await page.goto(shared.url);
  await expect(page.locator('.cl-alert')).toContainText('engine');
});

test('without its backend it says how to get it, and opens a dropped file', async ({ page }) => {
  const host = await startHost(await makeHome(), '--not-restarted');
  await page.goto(host.url);
  await expect(page.getByText('hermes plugins enable cronlens')).toBeVisible();
  await expect(page.getByRole('heading', { name: /backend is not running/ })).toBeVisible();
  await drop(page, [file('sample/facts.db')], '.cl-app');
  await expectBoard(page);
  await host.stop();
});

test('without the native program it shows the runs, and says what is missing', async ({ page }) => {
  const home = await makeHome();
  rmSync(join(home, 'plugins/cronlens/bin/cronlens'));
  const host = await startHost(home);
  await open(page, '', host);
  await expect(page.getByText('New runs are not added here.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('New runs are not added here.')).toBeHidden();
  await host.stop();
});

test('behind a login it works with the cookie, and says when that has ended', async ({ page }) => {
  const host = await startHost(await makeHome(), '--gated');
  await page.goto(`${host.url}/login`);
  await open(page, '', host);
  await page.context().clearCookies();
  await page.evaluate(() => window.host.go('other'));
  await page.evaluate(() => window.host.go('cronlens'));
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
  await host.stop();
});

test('follows the profile of the dashboard', async ({ page }) => {
  await open(page);
  const ofRoot = await runs(page).textContent();
  await page.evaluate(() => window.host.profile('work'));
  await expectBoard(page);
  await expect(runs(page)).not.toHaveText(ofRoot ?? '');
  await page.evaluate(() => window.host.profile('none'));
  await expect(page.getByRole('heading', { name: /cannot be read/ })).toBeVisible();
  await expect(page.getByText('no profile of that name')).toBeVisible();
  await page.evaluate(() => window.host.profile(''));
  await expectBoard(page);
  await expect(runs(page)).toHaveText(ofRoot ?? '');
});

test('a profile without runs says so, and shows them when they come', async ({ page }) => {
  const host = await startHost(await makeHome({ data: false }));
  await page.goto(host.url);
  await expect(page.getByText('No runs recorded yet')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText(host.home)).toHaveCount(0);
  (await hosts).addSample(host.home);
  await expectBoard(page);
  await host.stop();
});

for (const native of [true, false]) {
  test(`follows the file, ${native ? 'row by row' : 'without the program'}`, async ({ page }) => {
    const home = await makeHome();
    if (!native) rmSync(join(home, 'plugins/cronlens/bin/cronlens'));
    const host = await startHost(home);
    await open(page, '', host);
    await expect(page.getByRole('button', { name: 'Live' })).toBeVisible();
    await expect(runs(page)).toHaveText('13,361 runs');
    (await hosts).addRun(host.home, 'new');
    await expect(runs(page)).toHaveText('13,362 runs', { timeout: 15_000 });
    await host.stop();
    await expect(page.getByText('once the dashboard answers')).toBeVisible({ timeout: 15_000 });
  });
}

test('hosts of other ages: no profiles, no SDK, developers with strict checks', async ({
  page,
}) => {
  await open(page, 'sdk=old');
  await page.goto(`${shared.url}/?sdk=none`);
  await expect(page.getByText('NO_REGISTER')).toBeVisible();
  expect(complaints).toEqual([]);
  await buildHostPage('development');
  await open(page, 'strict');
  await page.evaluate(() => window.host.go('other'));
  expect(complaints).toEqual([]);
  await buildHostPage();
});

test('keys and panels work in the tab, and not outside of it', async ({ page }) => {
  await open(page);
  await page.locator('nav').getByText('HERMES').click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('heading', { name: 'Cost and runs over time' }).first().click();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('a?c');
  await expect(page.getByRole('searchbox')).toHaveValue('a?c');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'Model', exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'Model' });
  await menu.getByRole('checkbox').first().check();
  await expect(menu).toBeVisible();
  await page.locator('nav').getByText('HERMES').click();
  await expect(menu).toBeHidden();
  await page.getByRole('button', { name: 'Keyboard and help' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() => document.activeElement?.closest('[data-cronlens]') != null),
  ).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('another language is fetched past the dashboard', async ({ page }) => {
  await open(page);
  const select = page.locator('.cl-language select');
  for (const tag of ['es', 'zh-hant'] as const) {
    await select.selectOption(tag);
    const title = WORDS[tag].catalog['timeline.title'];
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
  }
  await select.selectOption('en');
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeVisible();
});

test('saves a report that opens from disk without the dashboard', async ({
  page,
  browser,
}, info) => {
  await open(page);
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Save report' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'Save report' }).click(),
  ]);
  const path = info.outputPath('saved.html');
  await download.saveAs(path);
  const other = await (await browser.newContext({ offline: true })).newPage();
  await other.goto(`file://${path}`);
  await expectBoard(other);
  await expect(runs(other)).toHaveText(/^[1-9][\d,]* runs?$/);
  expect(complaints).toEqual([]);
});
