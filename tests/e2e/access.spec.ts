import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { choose, figure, ONLY_ON_THE_PAGE, openSample, pressed } from './board';
import { file } from './files';

async function expectAccessible(page: Page): Promise<void> {
  await page.waitForTimeout(300); // colours are measured after their transitions
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`),
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    const look = { colorScheme, viewport: { width, height: 900 } };
    const title = `axe finds nothing serious: ${colorScheme}, ${width} px`;

    test(`${title}, with nothing open`, ONLY_ON_THE_PAGE, async ({ browser }) => {
      const context = await browser.newContext(look);
      const page = await context.newPage();
      await page.goto('');
      await expectAccessible(page);
      await choose(page, [file('picture.png')]);
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page);
      await context.close();
    });

    // A report has the same styles: of the four looks two say that they came along.
    const told = (colorScheme === 'light') === (width === 1440) ? {} : ONLY_ON_THE_PAGE;
    test(title, told, async ({ browser }) => {
      test.setTimeout(180_000); // axe reads every element, four times
      const context = await browser.newContext(look);
      const page = await context.newPage();
      await openSample(page);
      await expectAccessible(page);
      await figure(page, 'Cost').click();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page
        .getByRole('table')
        .last()
        .getByRole('button', { name: /^PR review sweep/ })
        .click();
      await expect(page.getByText('Models used')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'All runs' }).click();
      await expect(page.getByRole('dialog').getByRole('row').nth(3)).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await context.close();
    });
  }
}

test('a file is opened from the keyboard', ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.goto('');
  const sample = page.getByRole('button', { name: 'Look at a sample' });
  for (let i = 0; i < 20 && !(await sample.evaluate((it) => it === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Runs')).toBeVisible();
});

test('everything can be done from the keyboard', async ({ page }) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Wasted').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Wasted')).toHaveCount(0);
  const job = page
    .getByRole('table')
    .last()
    .getByRole('button', { name: /^PR review sweep/ });
  await job.focus();
  await page.keyboard.press('Enter');
  const history = page.getByRole('button', { name: 'All runs' });
  await history.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(history).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Keyboard');
});

test('languages switch at once and keep the sort', async ({ page }) => {
  await openSample(page);
  const language = page.getByRole('combobox').first();
  const words = { es: 'Modelos', zh: '模型', 'zh-hant': '模型' };
  for (const [value, word] of Object.entries(words)) {
    await language.selectOption(value);
    await expect(page.getByRole('heading', { name: word }).first()).toBeVisible();
    for (const leftover of ['Cost and runs over time', 'Most runs', 'Clear all', 'Last run']) {
      await expect(page.getByText(leftover, { exact: true })).toHaveCount(0);
    }
    await expect(page.locator('th[aria-sort="descending"]')).toHaveCount(1);
  }
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
});

test('a chosen theme stays after a reload', async ({ page }) => {
  await openSample(page);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
