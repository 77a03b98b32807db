import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { choose, expectBoard } from './board';
import { SAMPLE } from './files';
import { jobsJson, test } from './live_server';

const chip = (page: Page, label = 'Live') =>
  page.getByRole('banner').getByRole('button', { name: label, exact: true });
const runs = (page: Page, count: number) =>
  expect(page.getByRole('banner').getByText(`${count.toLocaleString('en')} runs`)).toBeVisible({
    timeout: 20_000,
  });

async function openLive(page: Page, address: string, count = 200): Promise<void> {
  await page.goto(address);
  await expectBoard(page);
  await runs(page, count);
  await expect(chip(page)).toBeVisible();
}

test('the page opens the live file by itself, and the code is gone from the address', async ({
  page,
  browser,
  start,
}) => {
  const { address } = await start();
  await openLive(page, address);
  expect(page.url()).toBe(new URL('/#v1?window=30d', address).href);
  await page.reload();
  await runs(page, 200);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole('alert')).toContainText('used already');
  await expect(stranger.getByRole('alert')).toContainText('kill -USR1');
  await expect(stranger.getByText('Drop your facts.db here')).toBeVisible();
  await stranger.context().close();
});

test('new runs come as a few kilobytes; filters, dialogs and scrolling stay', async ({
  page,
  folder,
  start,
}) => {
  folder.write('append', ['--rows', 3000]);
  await openLive(page, (await start()).address, 3200);
  await page.getByRole('searchbox').fill('job3');
  await page.getByRole('button', { name: /^job3/ }).last().click();
  await page.getByRole('button', { name: 'All runs' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('640 runs');
  const scroller = dialog.locator('.cl-runs');
  await scroller.evaluate((element) => element.scrollTo(0, 3000));
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/snapshot?since=')),
    folder.write('append', ['--rows', 10]),
  ]);
  expect(answer.headers()['x-cronlens-delta']).toBe('1');
  expect(Number(answer.headers()['content-length'])).toBeLessThan(64_000);
  await expect(dialog).toContainText('642 runs');
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(3000);
  await page.keyboard.press('Escape');
  await runs(page, 3210);
  await expect(page.getByRole('searchbox')).toHaveValue('job3');
  await expect(page.getByRole('button', { name: 'All runs' })).toBeVisible();
});

test('the console asks the live file, and after it grew what it is now', async ({
  page,
  folder,
  start,
}) => {
  await openLive(page, (await start()).address);
  await page.getByRole('button', { name: 'SQL console' }).click();
  const dialog = page.getByRole('dialog', { name: 'SQL console' });
  const run = dialog.getByRole('button', { name: 'Run', exact: true });
  const answer = dialog.getByRole('table', { name: 'Result' }).getByRole('cell').first();
  await expect(run).toBeEnabled({ timeout: 30_000 });
  await dialog.getByRole('textbox', { name: 'SQL' }).fill('SELECT count(*) FROM cron_runs');
  await run.click();
  await expect(answer).toHaveText('200');
  await folder.write('append', ['--rows', 10]);
  await runs(page, 210);
  await run.click();
  await expect(answer).toHaveText('210');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a file that is replaced, and one that is vacuumed, come whole', async ({
  page,
  folder,
  start,
}) => {
  await openLive(page, (await start()).address);
  folder.write('sql', ['DELETE FROM cron_runs WHERE rowid % 2; VACUUM']);
  await runs(page, 100);
  folder.write('make', ['--rows', 17], 'other.db');
  folder.write('sql', ['PRAGMA journal_mode = DELETE'], 'other.db');
  for (const side of ['-wal', '-shm']) rmSync(folder.facts + side, { force: true });
  renameSync(`${folder.path}/other.db`, folder.facts);
  await runs(page, 17);
  await expect(chip(page)).toBeVisible();
});

test('another jobs.json gives the jobs their names', async ({ page, folder, start }) => {
  await openLive(page, (await start()).address);
  await expect(page.getByText('First').first()).toBeVisible();
  writeFileSync(folder.jobs, jobsJson('Renamed'));
  await expect(page.getByText('Renamed').first()).toBeVisible();
  writeFileSync(folder.jobs, '{broken');
  await expect(page.getByText('Renamed')).toHaveCount(0);
  await runs(page, 200);
});

test('Sync now says honestly that this server cannot', async ({ page, start }) => {
  await openLive(page, (await start()).address);
  await page.route('**/sync', (route) =>
    route.fulfill({ status: 501, json: { error: 'no_sync', detail: 'This build does not.' } }),
  );
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('cannot fill facts.db itself')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('cannot fill facts.db itself')).toBeHidden();
});

test('Sync now shows that it runs, and what it came to', async ({ page, start }) => {
  await openLive(page, (await start()).address);
  await page.route('**/sync', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fulfill({ json: { synced: true, result: { inserted: 3 } } });
  });
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByRole('button', { name: 'Syncing' })).toBeVisible();
  await expect(page.getByText('Synced: 3 runs were added.')).toBeVisible();
});

test('a server that is gone, and one that does not know the browser any more', async ({
  page,
  folder,
  start,
}) => {
  const first = await start();
  await openLive(page, first.address);
  await first.stop();
  await expect(page.getByRole('alert')).toContainText('does not answer');
  await expect(page.getByRole('alert')).toContainText(/again in \d s/);
  await expect(chip(page, 'Offline')).toBeVisible();
  await runs(page, 200);
  folder.write('append', ['--rows', 5]);
  const second = await start(first.port);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('does not know this browser');
  // A new link in the same tab: only the fragment changes, nothing is loaded anew.
  await page.goto(second.address);
  await runs(page, 205);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a lost connection comes back by itself', async ({ page, context, folder, start }) => {
  await openLive(page, (await start()).address);
  await context.setOffline(true);
  await expect(page.getByRole('alert')).toContainText('does not answer', { timeout: 40_000 });
  folder.write('append', ['--rows', 1]);
  await context.setOffline(false);
  await runs(page, 201);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a facts.db that is not there yet is waited for', async ({ page, folder, start }) => {
  rmSync(folder.facts);
  for (const side of ['-wal', '-shm']) rmSync(folder.facts + side, { force: true });
  await page.goto((await start()).address);
  await expect(page.getByText('No runs recorded yet')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  folder.write('make', ['--rows', 3]);
  await runs(page, 3);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an engine that cannot be loaded is not put down to facts.db', async ({ page, start }) => {
  await page.route(/engine-[0-9a-f]+\.wasm/, (route) => route.abort());
  await page.goto((await start()).address);
  const alerts = page.getByRole('alert');
  await expect(alerts.filter({ hasText: 'The engine could not be loaded' }).first()).toBeVisible();
  await expect(page.getByText('cannot read its facts.db')).toHaveCount(0);
});

test('another file sets the live one aside, and there is a way back', async ({ page, start }) => {
  await openLive(page, (await start()).address);
  await choose(page, SAMPLE);
  await expect(page.getByText('This server has live data.')).toBeVisible();
  await expect(chip(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Open the live data' }).click();
  await runs(page, 200);
  await page.getByRole('button', { name: 'Close the file' }).click();
  await expect(page.getByText('Drop your facts.db here')).toBeVisible();
  await page.getByRole('button', { name: 'Open the live data' }).click();
  await runs(page, 200);
});

test('a page without data asks for none', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(baseURL ?? '');
  await expect(page.getByText('Drop your facts.db here')).toBeVisible();
  await page.waitForTimeout(300);
  expect(asked.filter((path) => /snapshot|jobs\.json|changes|session/.test(path))).toEqual([]);
});

test('what it shows under a busy writer is what the file holds', async ({
  page,
  folder,
  start,
}) => {
  await openLive(page, (await start()).address);
  const { written } = JSON.parse(folder.write('stream', ['--rate', 500, '--seconds', 2]));
  await runs(page, 200 + written);
  folder.write('sql', ['DELETE FROM cron_runs WHERE rowid > 150']);
  folder.write('append', ['--rows', 100]);
  await runs(page, 250);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`live states are reachable and fit a phone, ${theme}`, async ({ page, start }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 390, height: 800 });
    const server = await start();
    await openLive(page, server.address);
    await chip(page).click();
    await expect(page.getByRole('dialog', { name: 'How fresh this is' })).toContainText('just now');
    await page.keyboard.press('Escape');
    await server.stop();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(page.getByText('Not synced')).toBeVisible();
    await expect(page.getByRole('alert').first()).toContainText('does not answer');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    const { violations } = await new AxeBuilder({ page })
      .include('.cl-header')
      .include('.cl-live-notices')
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test('limits that the server tells of are offered, and taken when the reader asks', async ({
  page,
  folder,
  start,
}) => {
  const budget = join(folder.path, 'budget.yaml');
  writeFileSync(budget, 'budgets:\n  global: {monthly_usd: 123}\n');
  const nobody = 'http://127.0.0.1:9/';
  const { address } = await start(0, ['--budget', budget, '--webhook', nobody]);
  await openLive(page, address);
  await page
    .getByRole('navigation', { name: 'View' })
    .getByRole('button', { name: 'Budgets' })
    .click();
  const take = page.getByRole('button', { name: 'Use them here' });
  await expect(take).toBeVisible({ timeout: 30_000 });
  const limits = page.getByRole('region', { name: 'Limits' });
  await expect(limits.getByText('of $123')).toHaveCount(0);
  await take.click();
  await expect(limits.getByText('of $123')).toBeVisible();
  await expect(take).toHaveCount(0);
  await limits.getByRole('button', { name: 'Undo' }).click();
  await expect(take).toBeVisible();
});
