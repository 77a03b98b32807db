import { expect, type Locator, test } from '@playwright/test';
import { expectBoard, openFile, openSample, pressed } from './board';
import { askJob, count, numberIn, openHistory, runRow } from './panels';

const cell = (drawer: Locator, nth: number, column: number) =>
  runRow(drawer, nth).getByRole('gridcell').nth(column);

test('the history has as many runs as the engine counts, under outcome and mode', async ({
  page,
}) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await pressed(page, 'Mode', 'Agent').click();
  const { overview } = askJob('769092580901', { outcome: 'failure', mode: 'agent' });
  const drawer = await openHistory(page, 'Flaky test hunter');
  await expect(drawer.getByRole('heading')).toContainText(`${count(overview.runs?.value)} runs`);
  await expect(drawer.getByRole('grid')).toHaveAttribute(
    'aria-rowcount',
    String((overview.runs?.value ?? 0) + 1),
  );
  await expect(drawer.getByText('failure').nth(5)).toBeVisible();
  await expect(drawer.getByText('success')).toHaveCount(0);
  await expect(drawer.getByText('Filtered by')).toBeVisible();
});

test('every column of the history sorts both ways and says so', async ({ page }) => {
  await openSample(page);
  const drawer = await openHistory(page, 'Flaky test hunter');
  const newest = await cell(drawer, 1, 0).innerText();
  for (const name of ['Cost', 'Duration', 'Tokens', 'Model', 'Mode', 'Result', 'Time']) {
    const header = drawer.getByRole('columnheader', { name, exact: true });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
  }
  await expect(cell(drawer, 1, 0)).not.toHaveText(newest);
});

test('sorting by cost puts the dearest run first, and then the cheapest', async ({ page }) => {
  await openSample(page);
  const drawer = await openHistory(page, 'PR review sweep');
  const header = drawer.getByRole('columnheader', { name: 'Cost', exact: true });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(cell(drawer, 1, 1)).toContainText('$');
  const dearest = numberIn(await cell(drawer, 1, 1).innerText());
  expect(dearest).toBeGreaterThanOrEqual(numberIn(await cell(drawer, 2, 1).innerText()));
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () => numberIn(await cell(drawer, 1, 1).innerText()))
    .toBeLessThan(dearest);
});

test('keys move through the history, Enter shows all fields of a run, Escape gives the focus back', async ({
  page,
}) => {
  await openSample(page);
  const drawer = await openHistory(page, 'Flaky test hunter');
  const grid = drawer.getByRole('grid');
  await expect(grid).toBeFocused();
  await expect(cell(drawer, 1, 0)).toContainText('2026');
  await grid.press('ArrowDown');
  const second = await cell(drawer, 2, 6).innerText();
  await grid.press('Enter');
  const run = drawer.getByRole('complementary', { name: 'This run' });
  await expect(run).toContainText('Session');
  await expect(run).toContainText(second);
  await expect(runRow(drawer, 2)).toHaveAttribute('aria-selected', 'true');
  await grid.press('End');
  await expect(runRow(drawer, 119)).toBeInViewport();
  await grid.press('Home');
  await expect(runRow(drawer, 1)).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'All runs' })).toBeFocused();
});

test('Tab stays inside the open history', async ({ page }) => {
  await openSample(page);
  const drawer = await openHistory(page, 'Flaky test hunter');
  for (let step = 0; step < 14; step += 1) {
    await page.keyboard.press('Tab');
    const inside = await drawer.evaluate((element) => element.contains(document.activeElement));
    expect(inside).toBe(true);
  }
});

test('100,000 runs can be sorted, and the last of them is reached by one key', async ({ page }) => {
  await openFile(page, 'big.db');
  await expectBoard(page);
  const drawer = await openHistory(page, 'big');
  await drawer.getByRole('columnheader', { name: 'Cost', exact: true }).getByRole('button').click();
  await expect(cell(drawer, 1, 1)).toHaveText('$1.00');
  await drawer.getByRole('grid').press('End');
  await expect(cell(drawer, 100_000, 1)).toHaveText('$0.000010');
  expect(await drawer.getByRole('row').count()).toBeLessThan(200);
});
