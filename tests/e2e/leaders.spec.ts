import { expect, test } from '@playwright/test';
import { openSample } from './board';
import { askBoard, count, dollars, jobButton, region } from './panels';

test.beforeEach(({ page }) => openSample(page));

test('the four leaders and their shares are those of the engine', async ({ page }) => {
  const { leaders } = askBoard();
  const cards = region(page, 'Leaders').getByRole('article');
  const titles = ['Most runs', 'Highest cost', 'Most tokens', 'Highest pace'];
  await expect(cards).toHaveCount(titles.length);
  for (const [index, title] of titles.entries()) {
    await expect(cards.nth(index)).toContainText(title);
    await expect(cards.nth(index)).toContainText(leaders[index]?.jobName ?? '?');
    const share = leaders[index]?.share.value;
    if (typeof share === 'number') {
      await expect(cards.nth(index)).toContainText(`${Math.round(share * 100)}% of total`);
    } else await expect(cards.nth(index)).not.toContainText('of total');
  }
  await expect(cards.nth(0)).toContainText(count(leaders[0]?.figure.value));
  await expect(cards.nth(1)).toContainText(dollars(leaders[1]?.figure.value));
  await expect(cards.nth(3)).toContainText(`${leaders[3]?.figure.value?.toFixed(2)}×`);
  await expect(page.getByText('% %')).toHaveCount(0);
});

test('a leader opens the details of its job, in view, even at the end of the table', async ({
  page,
}) => {
  const leader = askBoard().leaders[0]?.jobName ?? '';
  await page.getByRole('button', { name: `Most runs: ${leader}. Show details` }).click();
  await expect(jobButton(page, leader)).toHaveAttribute('aria-expanded', 'true');
  await expect(jobButton(page, leader)).toBeInViewport();
  await expect(page.getByText('Models used')).toBeInViewport();
});
