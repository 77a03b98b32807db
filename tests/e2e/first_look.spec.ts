import { expect, type Page, test } from '@playwright/test';
import { alerts, choose, expectBoard, figure, openSample, pressed } from './board';
import { file } from './files';
import { windowButton } from './panels';

declare global {
  interface Window {
    /** Lets the worker that reads the whole file begin. */
    goOn(): void;
  }
}

/** However fast the machine: reading the whole file begins when the story says so. */
async function holdOpening(page: Page): Promise<void> {
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: { task?: { kind: string } }) {
      if (message.task?.kind !== 'open') return post.call(this, message);
      window.goOn = () => post.call(this, message);
    };
  });
}

const strip = (page: Page) => page.getByText(/newest 30 days; older runs are being read/);

test('a large file shows its newest days first, and then everything', async ({ page }) => {
  await page.goto('');
  await holdOpening(page);
  await choose(page, [file('years.db')]);
  await expectBoard(page);
  await expect(strip(page)).toBeVisible();
  await expect(figure(page, 'Runs')).toHaveText('4,321');
  await pressed(page, 'Outcome', 'Failure').click();
  await expect(figure(page, 'Runs')).toHaveText('618');
  await page.evaluate(() => window.goOn());
  await expect(strip(page)).toHaveCount(0);
  await expect(figure(page, 'Runs')).toHaveText('618');
  await pressed(page, 'Outcome', 'All').click();
  await windowButton(page, 'Last 90 days').click();
  await expect(figure(page, 'Runs')).toHaveText('12,961');
});

test('a window beyond the days that are read waits for them, and shows no part as the whole', async ({
  page,
}) => {
  await page.goto('');
  await holdOpening(page);
  await choose(page, [file('years.db')]);
  await expect(strip(page)).toBeVisible();
  await windowButton(page, 'Last 90 days').click();
  await expect(page.locator('.cl-panels')).toHaveAttribute('aria-busy', 'true');
  await expect(figure(page, 'Runs')).toHaveText('4,321');
  await page.evaluate(() => window.goOn());
  // 20 MB are read first.
  await expect(figure(page, 'Runs')).toHaveText('12,961', { timeout: 30_000 });
  await expect(page.locator('.cl-panels')).toHaveAttribute('aria-busy', 'false');
});

test('cancelled after a first look, what was open before is back, and answers', async ({
  page,
}) => {
  await openSample(page);
  await holdOpening(page);
  await choose(page, [file('years.db')]);
  await expect(strip(page)).toBeVisible();
  await expect(page).toHaveTitle(/years\.db/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page).not.toHaveTitle(/years\.db/);
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
  await pressed(page, 'Outcome', 'Failure').click();
  await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
  await expect(alerts(page)).toHaveCount(0);
});
