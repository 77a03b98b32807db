import { expect, test } from '@playwright/test';
import { figure, openSample } from './board';
import { askBoard, jobs, region, timeline } from './panels';

test.beforeEach(({ page }) => openSample(page));

test('on paper there are all figures and all jobs, and no controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await expect(figure(page, 'Cost')).toBeVisible();
  await expect(timeline(page)).toBeVisible();
  await expect(jobs(page).getByText('Reading list curator')).toBeVisible();
  for (const name of ['Undo the last change', 'Custom', 'Open a file', 'Close the file']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeHidden();
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect((await page.pdf()).length).toBeGreaterThan(20_000);
});

test('a chart that was drawn for a wide screen is whole on narrow paper', async ({ page }) => {
  // As wide as a sheet, and nothing drawn anew: a printer does not wait for that.
  const shown = await timeline(page).locator('svg.cl-timeline__svg').getAttribute('width');
  await page.emulateMedia({ media: 'print' });
  const fits = await timeline(page)
    .locator('svg.cl-timeline__svg')
    .evaluate((svg, drawn) => {
      const box = svg.parentElement as HTMLElement;
      box.style.width = '600px';
      svg.setAttribute('width', drawn ?? '');
      const axis = svg.getBoundingClientRect();
      return {
        of: axis.width,
        within: box.getBoundingClientRect().width,
        box: svg.getAttribute('viewBox'),
      };
    }, shown);
  expect(fits.of).toBeLessThanOrEqual(fits.within);
  expect(fits.box).toMatch(/^0 0 \d+ \d+$/);
  await expect(page.getByRole('navigation', { name: 'View' })).toBeHidden();
});

test('paper is headed once, by what it is', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cronlens report');
  await expect(page.getByRole('banner').getByText('Cronlens')).toBeHidden();
  await expect(page.getByRole('banner').getByText('facts.db')).toBeVisible();
});

test('paper lists every model and provider, the screen the first five', async ({ page }) => {
  const { models, providers } = askBoard();
  expect(models.names.length).toBeGreaterThan(5);
  for (const [title, { names }] of [
    ['Models', models],
    ['Providers', providers],
  ] as const) {
    const rows = region(page, title).getByRole('listitem');
    await expect(rows).toHaveCount(Math.min(names.length, 5));
    await page.emulateMedia({ media: 'print' });
    await expect(rows).toHaveCount(names.length);
    for (const name of names.filter(Boolean)) await expect(rows.getByText(name)).toBeVisible();
    await expect(region(page, title).getByText(/^and \d+ more$/)).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await expect(rows).toHaveCount(Math.min(names.length, 5));
  }
});

test('a printer gets every model too, not only who looks at the print style', async ({ page }) => {
  const { models, providers } = askBoard();
  await page.evaluate(() => {
    matchMedia('print').addEventListener('change', ({ matches }) => {
      if (!matches) return;
      // After the page has drawn for paper, and before the sheet is laid out.
      const count = () => {
        document.body.dataset.printed = `${document.querySelectorAll('.cl-bars__item').length}`;
      };
      queueMicrotask(() => queueMicrotask(count));
    });
  });
  await page.pdf();
  const drawn = models.names.length + providers.names.length;
  await expect(page.locator('body')).toHaveAttribute('data-printed', String(drawn));
});
