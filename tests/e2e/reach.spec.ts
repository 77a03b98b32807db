import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { ONLY_ON_THE_PAGE, openSample, pressed } from './board';
import { figureButtons, openHistory, region, timeline } from './panels';

async function expectNothingGrave(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`,
  );
  expect(told, where).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  // A report has the same styles: one look says that they came along.
  const told = colorScheme === 'light' ? {} : ONLY_ON_THE_PAGE;
  test(
    `axe finds nothing grave in what opens on demand, ${colorScheme}`,
    told,
    async ({ page }) => {
      test.setTimeout(120_000); // axe reads every element, six times
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openSample(page);
      await page.keyboard.press('?');
      await expectNothingGrave(page, 'help');
      await page.keyboard.press('Escape');
      for (const name of ['Custom', 'Model']) {
        await region(page, 'Filters').getByRole('button', { name, exact: true }).click();
        await expectNothingGrave(page, name);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: '1 note' }).click();
      await expectNothingGrave(page, 'notes');
      await page.keyboard.press('Escape');
      await timeline(page).getByRole('button', { name: 'Table' }).click();
      await expectNothingGrave(page, 'timeline as a table');
      await page.getByRole('searchbox').fill('no such job');
      await expect(page.getByText('No run passes these filters')).toBeVisible();
      await expectNothingGrave(page, 'nothing left');
    },
  );
}

test('walking backwards with Shift+Tab never hides the focus under the toolbar', async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
  await region(page, 'Jobs').getByRole('button').last().focus();
  for (let step = 0; step < 90; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused.clientHeight > 200) return '';
      const box = focused.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const free = top === null || focused.contains(top) || top.contains(focused);
      return free ? '' : `${focused.textContent} lies under ${top.className}`;
    });
    expect(hidden).toBe('');
  }
});

test('every figure of the summary explains itself, and none is a plain text', async ({ page }) => {
  await openSample(page);
  const count = await figureButtons(page).count();
  expect(count).toBeGreaterThan(18);
  for (let index = 0; index < count; index += 1) {
    const button = figureButtons(page).nth(index);
    await button.click();
    const told = page.getByRole('dialog', { name: 'About this figure' });
    await expect(told).toContainText('Made from');
    await expect(told).toContainText('Left out');
    expect((await told.getByRole('code').innerText()).length).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
});

test('every control has a name that a screen reader can say', async ({ page }) => {
  await openSample(page);
  await openHistory(page, 'Flaky test hunter');
  const nameless = await page
    .locator('button, input, select, [role="slider"], [role="grid"]')
    .evaluateAll((all) =>
      all
        .filter((each) => {
          const label = each.closest('label')?.textContent ?? each.textContent ?? '';
          return !(each.getAttribute('aria-label') ?? each.getAttribute('title') ?? label).trim();
        })
        .map((each) => each.outerHTML.slice(0, 120)),
    );
  expect(nameless).toEqual([]);
});

test('an outcome is told by sign and word, not by colour alone', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  const drawer = await openHistory(page, 'Flaky test hunter');
  await expect(drawer.getByText('failure').first()).toBeVisible();
  await expect(
    drawer.getByRole('gridcell').filter({ hasText: 'failure' }).first().locator('svg'),
  ).toBeVisible();
});

test('a change of what is open is announced', async ({ page }) => {
  await openSample(page);
  await expect(
    page.getByRole('status').filter({ hasText: 'facts.db is open: 13,361 runs.' }),
  ).toHaveCount(1);
});
