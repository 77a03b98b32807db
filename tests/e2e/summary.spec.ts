import { expect, test } from '@playwright/test';
import { askEngine, figure, NEWEST, openSample, pressed } from './board';
import { jobs, region } from './panels';

interface Answer {
  overview: Record<string, { value: number; used: number; leftOut: number }>;
  timeline: { runs: number[] };
  jobs: { ids: string[] };
}

const ask = (days: number, rest = {}) =>
  askEngine('dashboard', {
    now: NEWEST(),
    window: { kind: 'last_days', days },
    ...rest,
  }) as Answer;

const dollars = (value: number) =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(value);

test.beforeEach(({ page }) => openSample(page));

test('the cards show what the engine says on the command line', async ({ page }) => {
  const { overview } = ask(30);
  const runs = new Intl.NumberFormat('en-US').format(overview.runs?.value ?? 0);
  await expect(figure(page, 'Runs')).toHaveText(runs);
  await expect(figure(page, 'Cost')).toHaveText(dollars(overview.cost?.value ?? 0));
  await expect(figure(page, 'Pace')).toHaveText(`${overview.pace?.value.toFixed(2)}×`);
});

test('windows, outcome and mode change every figure at once', async ({ page }) => {
  for (const [name, days] of [
    ['24h', 1],
    ['7d', 7],
    ['14d', 14],
    ['90d', 90],
    ['1y', 365],
  ] as const) {
    await page
      .getByRole('button', { name: name, exact: true })
      .or(page.getByRole('group', { name: 'Window' }).getByText(name, { exact: true }))
      .first()
      .click();
    const { overview } = ask(days);
    await expect(figure(page, 'Cost')).toHaveText(dollars(overview.cost?.value ?? 0));
  }
  await pressed(page, 'Outcome', 'Failure').click();
  const { overview } = ask(365, { outcome: 'failure' });
  await expect(page.getByText('Wasted').first()).toBeVisible();
  await expect(page.locator('main')).toContainText(dollars(overview.cost?.value ?? 0));
});

test('a figure explains itself: sentence, formula, rows used and left out', async ({ page }) => {
  const { overview } = ask(30);
  const button = figure(page, 'Cost');
  await button.click();
  const popover = page.getByRole('dialog');
  await expect(popover).toContainText('never as $0');
  await expect(popover).toContainText('sum of estimated_cost_usd');
  await expect(popover).toContainText(`${overview.cost?.used.toLocaleString('en-US')} runs`);
  await expect(popover).toContainText(`${overview.cost?.leftOut} runs without a cost`);
  await page.keyboard.press('Escape');
  await expect(popover).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('coverage stands beside the total', async ({ page }) => {
  const { overview } = ask(30);
  const known = overview.cost?.used.toLocaleString('en-US');
  const runs = overview.runs?.value.toLocaleString('en-US');
  await expect(page.getByText(`Cost known for ${known} of ${runs} runs`)).toBeVisible();
  await expect(page.getByText('at least').first()).toBeVisible();
});

test('a sum that leaves out runs of unknown cost says "at least" wherever it stands', async ({
  page,
}) => {
  const { overview } = ask(30);
  const cost = dollars(overview.cost?.value ?? 0);
  await expect(jobs(page).getByRole('row', { name: /^Total/ })).toContainText(`≥ at least ${cost}`);
  await figure(page, 'Cost').click();
  await expect(page.getByRole('dialog').getByText(/^≥ \$[\d.,]+$/)).toBeVisible();
  const unpriced = region(page, 'Models')
    .getByRole('listitem')
    .filter({ hasText: 'of unknown cost' });
  expect(await unpriced.count()).toBeGreaterThan(0);
  for (const row of await unpriced.all()) await expect(row).toContainText(/≥|—/);
});

test('without a full prior period there is no comparison', async ({ page }) => {
  await expect(page.getByText('vs prior period').first()).toBeVisible();
  await page.getByRole('group', { name: 'Window' }).getByText('90d', { exact: true }).click();
  await expect(page.getByText('no full prior period').first()).toBeVisible();
  await expect(page.getByText('vs prior period')).toHaveCount(0);
});

test('the table of the timeline adds up to the header', async ({ page }) => {
  const { timeline, overview } = ask(30);
  expect(timeline.runs.reduce((sum, each) => sum + each, 0)).toBe(overview.runs?.value);
  await page.getByRole('button', { name: 'Table', exact: true }).first().click();
  await expect(page.getByRole('columnheader', { name: 'Time', exact: true }).first()).toBeVisible();
});

test('keys step through the chart, select a range and zoom; undo brings it back', async ({
  page,
}) => {
  const chart = page.getByRole('slider').first();
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  const before = await chart.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  expect(await chart.getAttribute('aria-valuetext')).not.toBe(before);
  const cost = await figure(page, 'Cost').innerText();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Cost')).not.toHaveText(cost);
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(figure(page, 'Cost')).toHaveText(cost);
});

test('dragging over the chart sets the window', async ({ page }) => {
  const cost = await figure(page, 'Cost').innerText();
  const box = await page.getByRole('slider').first().boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.move(box.x + box.width * 0.4, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 80, { steps: 6 });
  await page.mouse.up();
  await expect(figure(page, 'Cost')).not.toHaveText(cost);
});

test('four leaders with their shares', async ({ page }) => {
  for (const title of ['Most runs', 'Highest cost', 'Most tokens', 'Highest pace']) {
    await expect(page.getByText(title, { exact: true })).toBeVisible();
  }
  await expect(page.getByText(/% of total/).first()).toBeVisible();
});

test('models: five, and more on demand; one click filters', async ({ page }) => {
  const more = page.getByRole('button', { name: /^and \d+ more$/ }).first();
  await more.click();
  await expect(page.getByText('Show fewer').first()).toBeVisible();
  const runs = await figure(page, 'Runs').innerText();
  await page
    .getByTitle(/^Show only anthropic\/claude-opus/)
    .first()
    .click();
  await expect(figure(page, 'Runs')).not.toHaveText(runs);
  await expect(page.getByRole('button', { name: /^Remove filter/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(figure(page, 'Runs')).toHaveText(runs);
});
