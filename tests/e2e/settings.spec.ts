import { expect, test } from '@playwright/test';
import { ONLY_ON_THE_PAGE, openSample, pressed } from './board';

const background = () => getComputedStyle(document.body).backgroundColor;

test('the theme follows the system until one is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  const light = await page.evaluate(background);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.evaluate(background)).not.toBe(light);
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect.poll(() => page.evaluate(background)).toBe(light);
  await page.reload();
  await expect.poll(() => page.evaluate(background)).toBe(light);
  await page.getByRole('radio', { name: 'System' }).check({ force: true });
  await expect.poll(() => page.evaluate(background)).not.toBe(light);
});

test('a chosen theme holds from the first frame', ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  const dark = await page.evaluate(background);
  await page.route(/\/app-\w+\.js$/, () => undefined); // it never comes
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByText('Drop your facts.db here')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  expect(await page.evaluate(background)).toBe(dark);
});

test('single-key shortcuts can be switched off, and stay off', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await help.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(help).toHaveCount(0);
  await pressed(page, 'Outcome', 'Failure').click();
  await page.keyboard.press('c');
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await page.keyboard.press('?');
  await expect(help).toHaveCount(0);
  const button = page.getByRole('button', { name: 'Keyboard and help' });
  await button.click();
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('letters typed into the search field are no shortcuts', async ({ page }) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Success').click();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('searchbox').pressSequentially('oct?x');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(pressed(page, 'Outcome', 'Success')).toHaveAttribute('aria-pressed', 'true');
});

test('at 320 px every panel fits and controls stay large enough to touch', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openSample(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const small = await page
    .getByRole('region', { name: 'Filters' })
    .getByRole('button')
    .evaluateAll((all) =>
      all
        .filter((each) => each.getBoundingClientRect().height < 24)
        .map((each) => each.textContent),
    );
  expect(small).toEqual([]);
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter((each) => Number(each.effect?.getTiming().duration) > 50)
        .length,
  );
  expect(moving).toBe(0);
});
