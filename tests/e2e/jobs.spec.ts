import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectBoard, figure, ONLY_ON_THE_PAGE, openFile, openSample, pressed } from './board';
import { askBoard, region } from './panels';

const jobButton = (page: Page, name: string) =>
  page
    .getByRole('table')
    .last()
    .getByRole('button', { name: new RegExp(`^${name}`) });

async function openHistory(page: Page, name: string): Promise<void> {
  await jobButton(page, name).click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

const firstRow = (page: Page) => page.getByRole('dialog').locator('[aria-rowindex="2"]');

test('every column sorts, both ways, and says so', async ({ page }) => {
  await openSample(page);
  for (const name of [
    'Job',
    'Runs',
    'Failures',
    'Avg time',
    'Avg cost',
    'Nominal/mo',
    'Trend/mo',
    'Pace',
    'Last run',
    'Cost',
  ]) {
    const header = page
      .getByRole('columnheader')
      .filter({ has: page.getByRole('button', { name: new RegExp(`^(Sort by )?${name}$`) }) })
      .last();
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', /ending/);
    const first = await header.getAttribute('aria-sort');
    await header.getByRole('button').click();
    await expect(header).not.toHaveAttribute('aria-sort', first ?? '');
  }
});

test('failures are a column: which job fails most, and how often of all', async ({ page }) => {
  const { jobs } = askBoard({ jobSort: 'failures', jobDirection: 'descending' });
  await openSample(page);
  await page.getByTitle('Sort by Failures').click();
  const first = page.locator('[data-row="0"]');
  await expect(first).toContainText(jobs.names[0] ?? '?');
  const failed = jobs.failureRuns[0] ?? 0;
  const rate = Math.round((100 * failed) / (failed + (jobs.successRuns[0] ?? 0)));
  await expect(first.getByRole('cell').nth(2)).toHaveText(`${failed}${rate}%`);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByTitle('Sort by Failures')).toBeHidden();
  await expect(first).toContainText(`${failed} failed`);
});

test('on a phone the cost of a job is on screen in full, and its name can be read', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  const row = page.locator('[data-row="0"]');
  await row.scrollIntoViewIfNeeded();
  const cost = await row.locator('.cl-table__cell--cost').boundingBox();
  expect((cost?.x ?? 0) + (cost?.width ?? 999)).toBeLessThanOrEqual(378);
  const cut = await jobButton(page, 'Competitor pricing scan')
    .locator('bdi')
    .evaluate(
      (name) => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight,
    );
  expect(cut).toBe(false);
  expect((await row.boundingBox())?.height).toBe(45);
});

test('at the end of the page the head of the table is not under the filters', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await openSample(page);
  await pressed(page, 'Outcome', 'Success').click();
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
  const filters = await region(page, 'Filters').boundingBox();
  const head = await page.getByTitle('Sort by Cost').boundingBox();
  expect(head?.y).toBeGreaterThan((filters?.y ?? 0) + (filters?.height ?? 0));
});

test('a row opens to its details, and narrows the board to its job', async ({ page }) => {
  await openSample(page);
  await jobButton(page, 'PR review sweep').click();
  for (const text of ['Schedule', 'Projections', '365 days', 'Models used', 'Next run']) {
    await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Only this job' }).click();
  await expect(figure(page, 'Runs')).toHaveText('132');
});

test('the history shows the newest run first and honours the filters', async ({ page }) => {
  await openSample(page);
  await openHistory(page, 'Flaky test hunter');
  const dialog = page.getByRole('dialog');
  const all = await dialog
    .getByText(/^\d+ runs$/)
    .first()
    .innerText();
  const newest = Date.parse(await firstRow(page).getByRole('gridcell').first().innerText());
  const second = dialog.locator('[aria-rowindex="3"]').getByRole('gridcell').first();
  expect(newest).toBeGreaterThan(Date.parse(await second.innerText()));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await pressed(page, 'Outcome', 'Failure').click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(dialog.getByText(/^\d+ runs$/).first()).not.toHaveText(all);
  await expect(firstRow(page)).toContainText('failure');
});

test('the history sorts by cost', async ({ page }) => {
  await openSample(page);
  await openHistory(page, 'PR review sweep');
  await page.getByRole('dialog').getByRole('button', { name: /Cost$/ }).click();
  await expect(firstRow(page)).toContainText('$');
  const second = page.getByRole('dialog').locator('[aria-rowindex="3"]');
  const cost = async (row: Locator) =>
    Number((await row.getByRole('gridcell').nth(1).innerText()).replace(/[^\d.]/g, ''));
  // The rows of the old order stay until the new ones are there.
  await expect(async () => {
    const [top, next] = [await cost(firstRow(page)), await cost(second)];
    expect(top).toBeGreaterThan(0);
    expect(top).toBeGreaterThanOrEqual(next);
  }).toPass();
});

test('100,000 runs of one job scroll to the middle and the end with few rows in the page', async ({
  page,
}) => {
  await openFile(page, 'big.db');
  await expectBoard(page);
  await openHistory(page, 'big');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('100,000 runs')).toBeVisible();
  const grid = dialog.getByRole('grid');
  const scroller = grid.or(dialog.locator('[tabindex="0"]')).first();
  for (const part of [0.5, 1]) {
    await scroller.evaluate((element, at) => {
      element.scrollTop = element.scrollHeight * at;
    }, part);
    await expect(
      dialog.locator(`[aria-rowindex="${part === 1 ? 100_001 : 50_002}"]`),
    ).toBeVisible();
    expect(await dialog.getByRole('row').count()).toBeLessThan(200);
  }
  await expect(dialog.locator('[aria-rowindex="100001"]')).toContainText('$');
});

const SURVIVE = 'filters, window and sort survive a reload; nonsense in the storage is ignored';
test(SURVIVE, ONLY_ON_THE_PAGE, async ({ page }) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await page.getByRole('group', { name: 'Window' }).getByText('7d', { exact: true }).click();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await openSample(page);
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"window":{"days":"x"');
  });
  await openSample(page);
  await expect(pressed(page, 'Outcome', 'All')).toHaveAttribute('aria-pressed', 'true');
});

test('a filter that leaves nothing over is named, and offers the way back', async ({ page }) => {
  await openSample(page);
  await page.getByRole('searchbox').or(page.getByPlaceholder('Search')).first().fill('no such job');
  await expect(page.getByText('No run passes these filters')).toBeVisible();
  const told = page.getByRole('status').filter({ hasText: 'No run passes' });
  await expect(told).toContainText('Active filters: Text no such job');
  await expect(told.getByRole('button', { name: 'Look from the newest run' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
});
