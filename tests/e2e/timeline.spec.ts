import { expect, test } from '@playwright/test';
import { figure, openSample } from './board';
import { askBoard, chart, numberIn, timeline } from './panels';

test.beforeEach(({ page }) => openSample(page));

test('the steps of the chart, read one by one, add up to the header', async ({ page }) => {
  const { timeline: asked, overview } = askBoard();
  await expect(chart(page)).toHaveAttribute('aria-valuemax', String(asked.runs.length));
  const runs: number[] = [];
  for (const key of ['Home', ...asked.runs.slice(1).map(() => 'ArrowRight')]) {
    await chart(page).press(key);
    await expect(chart(page)).toHaveAttribute('aria-valuenow', String(runs.length + 1));
    const said = (await chart(page).getAttribute('aria-valuetext')) ?? '';
    runs.push(numberIn(said.match(/([\d,]+) runs?/)?.[1] ?? ''));
  }
  expect(runs).toEqual(asked.runs);
  expect(runs.reduce((sum, each) => sum + each)).toBe(overview.runs?.value);
});

test('the table has the same figures and adds up to the header', async ({ page }) => {
  const header = {
    runs: numberIn(await figure(page, 'Runs').innerText()),
    cost: numberIn(await figure(page, 'Cost').innerText()),
  };
  await timeline(page).getByRole('button', { name: 'Table' }).click();
  const rows = timeline(page).getByRole('row');
  const cells = await rows.evaluateAll((all) =>
    all
      .slice(1)
      .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );
  const sum = (column: number) =>
    cells.reduce((total, row) => total + numberIn(row[column] ?? ''), 0);
  expect(sum(2)).toBe(header.runs);
  expect(Math.abs(sum(0) - header.cost)).toBeLessThan(0.005 * (cells.length + 1));
  await expect(timeline(page).getByText('partial').first()).toBeVisible();
});

test('dragging zooms in, and Back, Escape and undo zoom out', async ({ page }) => {
  const runs = figure(page, 'Runs');
  const before = await runs.innerText();
  for (const back of ['Back', 'Escape', 'Undo the last change']) {
    const box = await chart(page).boundingBox();
    if (!box) throw new Error('the chart has no place on the screen');
    await page.mouse.move(box.x + box.width * 0.3, box.y + 90);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 90, { steps: 4 });
    await page.mouse.up();
    await expect(runs).not.toHaveText(before);
    if (back === 'Escape') await chart(page).press('Escape');
    else if (back === 'Back') await timeline(page).getByRole('button', { name: /Back$/ }).click();
    else await page.getByRole('button', { name: back }).click();
    await expect(runs).toHaveText(before);
  }
});

test('the step under the pointer says its cost, its runs and its failures', async ({ page }) => {
  const box = await chart(page).boundingBox();
  if (!box) throw new Error('the chart has no place on the screen');
  await page.mouse.move(box.x + box.width * 0.5, box.y + 90);
  const { timeline: asked } = askBoard();
  const middle = Number(await chart(page).getAttribute('aria-valuenow')) - 1;
  await expect(chart(page)).toContainText(`${asked.runs[middle]} runs`);
  await expect(chart(page)).toContainText(`$${asked.cost[middle]?.toFixed(2)}`);
});
