import { expect, test } from '@playwright/test';
import { choose, expectBoard, figure, ONLY_ON_THE_PAGE, openSample } from './board';
import { NOW, SAMPLE } from './files';
import { askBoard, chart, count, dollars, timeline, windowButton } from './panels';

test('every window has its name in full, and All counts every run of the file', async ({
  page,
}) => {
  await openSample(page);
  for (const name of [
    'Last 24 hours',
    'Last 7 days',
    'Last 14 days',
    'Last 30 days',
    'Last 90 days',
    'Last year',
    'All time',
  ]) {
    await windowButton(page, name).click();
    await expect(windowButton(page, name)).toHaveAttribute('aria-pressed', 'true');
  }
  const { overview } = askBoard({ window: { kind: 'all_time' } });
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
});

test.describe('in Berlin', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('a custom range is in the local time of the reader', async ({ page }) => {
    await openSample(page);
    await page.getByRole('button', { name: 'Custom', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Custom range' });
    await form.getByLabel('From').fill('2026-05-01T00:00');
    await form.getByLabel('Until (not included)').fill('2026-05-08T00:00');
    await form.getByRole('button', { name: 'Apply' }).click();
    await expect(form).toHaveCount(0);
    const since = Date.UTC(2026, 3, 30, 22) / 1000;
    const { overview } = askBoard({
      window: { kind: 'range', since, until: since + 7 * 86_400 },
      zone: { since: [0], offset: [7200] },
    });
    await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
    await expect(figure(page, 'Cost')).toHaveText(dollars(overview.cost?.value));
    await expect(chart(page)).toHaveAttribute('aria-valuemax', '7');
    await chart(page).press('Home');
    await expect(chart(page)).toHaveAttribute('aria-valuetext', /^Fri, May 1, 2026: /);
    await expect(page.getByRole('main')).toContainText('May 1, 2026, 00:00 – May 8, 2026, 00:00');
  });

  test('the day on which the clocks change is one step of the timeline', async ({ page }) => {
    await openSample(page);
    await page.getByRole('button', { name: 'Custom', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Custom range' });
    await form.getByLabel('From').fill('2026-03-28T00:00');
    await form.getByLabel('Until (not included)').fill('2026-04-04T00:00');
    await form.getByRole('button', { name: 'Apply' }).click();
    await expect(chart(page)).toHaveAttribute('aria-valuemax', '7');
    await timeline(page).getByRole('button', { name: 'Table' }).click();
    const days = timeline(page).getByRole('rowheader');
    await expect(days).toHaveText([
      /Mar 28/,
      /Mar 29/,
      /Mar 30/,
      /Mar 31/,
      /Apr 1/,
      /Apr 2/,
      /Apr 3/,
    ]);
    await expect(timeline(page)).not.toContainText('partial');
  });
});

test('a range that ends before it begins cannot be applied', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Custom', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Custom range' });
  await form.getByLabel('From').fill('2026-05-09T00:00');
  await form.getByLabel('Until (not included)').fill('2026-05-08T00:00');
  await expect(form.getByRole('alert')).toHaveText('The range has to end after it begins.');
  await expect(form.getByRole('button', { name: 'Apply' })).toBeDisabled();
});

const OLD =
  'an old file is seen from its newest run; from now it is empty, and there is a way back';
test(OLD, ONLY_ON_THE_PAGE, async ({ page }) => {
  await openSample(page);
  const runs = await figure(page, 'Runs').innerText();
  await page.getByRole('button', { name: /^As of Newest run/ }).click();
  await page.getByRole('dialog', { name: 'As of' }).getByRole('button', { name: 'Now' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing ran in this window')).toBeVisible();
  await page.getByRole('button', { name: 'Look from the newest run' }).click();
  await expect(figure(page, 'Runs')).toHaveText(runs);
});

test('a fresh file is seen from now', ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.clock.setFixedTime((NOW + 600) * 1000);
  await page.goto('');
  await choose(page, SAMPLE);
  await expectBoard(page);
  await expect(page.getByRole('button', { name: /^As of Now/ })).toBeVisible();
  await expect(page.getByText(/^newest run \d+ ?(m|min\.?) ago$/)).toBeVisible();
});
