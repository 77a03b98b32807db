import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import {
  alerts,
  expectBoard,
  figure,
  ONLY_ON_THE_PAGE,
  openSample,
  pressed,
  reloadSample,
} from './board';
import { SAMPLE } from './files';
import { jobs } from './panels';

const search = (page: Page) => page.getByRole('searchbox', { name: /^Search jobs/ });
const views = (page: Page) => page.getByRole('dialog', { name: 'Saved views' });

async function openViews(page: Page) {
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  return views(page);
}

const sortedBy = (page: Page, name: string) =>
  jobs(page)
    .getByRole('columnheader')
    .filter({ has: page.getByTitle(`Sort by ${name}`) });

const idle = (page: Page) => expect(page.locator('main[data-idle="true"]')).toBeVisible();

test('the address says what is looked at, and opens the same view in another tab', async ({
  page,
  context,
}) => {
  await openSample(page);
  await expect(page).toHaveURL(/#v1\?window=30d$/);
  await pressed(page, 'Outcome', 'Failure').click();
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  await page.getByTitle('Sort by Runs').click();
  await idle(page);
  const address = page.url();
  expect(address).toMatch(/#v1\?window=7d&outcome=failure&sort=runs$/);
  const runs = await figure(page, 'Runs').innerText();

  const other = await context.newPage();
  await openSample(other, address);
  await expect(pressed(other, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await expect(sortedBy(other, 'Runs')).toHaveAttribute('aria-sort', 'descending');
  await expect(other).toHaveURL(address);
  await expect(figure(other, 'Runs')).toHaveText(runs);
});

test('Back and Forward go through the changes; typing is one of them', async ({ page }) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await search(page).pressSequentially('flaky', { delay: 250 });
  await expect(page).toHaveURL(/text=flaky/);
  await page.goBack();
  await expect(page).toHaveURL(/#v1\?window=30d&outcome=failure$/);
  await expect(search(page)).toHaveValue('');
  await page.goBack();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/#v1\?window=30d$/);
  await page.goForward();
  await page.goForward();
  await expect(search(page)).toHaveValue('flaky');
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(page).toHaveURL(/#v1\?window=30d&outcome=failure$/);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/#v1\?window=30d$/);
  await page.goForward();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
});

test('Back closes a run history, and Escape leaves nothing to go back to', async ({ page }) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await jobs(page)
    .getByRole('button', { name: /^Flaky test hunter/ })
    .click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(page).toHaveURL(/details=769092580901&runs=769092580901$/);
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/runs=/);
  await page.goBack();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'false');
});

test('a link to a run history opens it with the file', async ({ page }) => {
  await openSample(page, '#v1?window=all&runs=769092580901&runs_sort=cost');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading')).toContainText('Flaky test hunter');
  await expect(drawer.getByRole('columnheader', { name: 'Cost', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('what cannot be followed of a link is said, and the rest is shown', async ({ page }) => {
  await openSample(
    page,
    '#v7?window=7d&outcome=failure&mode=human&shape=round&job=gone<b>&job=769092580901',
  );
  const notice = alerts(page);
  await expect(notice).toContainText('newer version (v7)');
  await expect(notice).toContainText('Not understood: shape');
  await expect(notice).toContainText('mode=human');
  await expect(notice).toContainText('Not in this file: Job gone<b>');
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('group', { name: 'Active filters' })).toContainText(
    'Flaky test hunter',
  );
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#v1?window=-1d&text=hunter';
  });
  await expect(notice).toContainText('window=-1d');
  await expect(search(page)).toHaveValue('hunter');
});

test(
  'a link to the sample opens it, and a reload keeps the view',
  ONLY_ON_THE_PAGE,
  async ({ page }) => {
    await page.goto('#sample');
    await expectBoard(page);
    await pressed(page, 'Mode', 'Agent').click();
    await expect(page).toHaveURL(/#v1\?data=sample&window=30d&mode=agent$/);
    await page.reload();
    await expectBoard(page);
    await expect(page.getByText('Sample data').first()).toBeVisible();
    await expect(pressed(page, 'Mode', 'Agent')).toHaveAttribute('aria-pressed', 'true');
    await page.goBack();
    await expect(pressed(page, 'Mode', 'Agent')).toHaveAttribute('aria-pressed', 'false');
  },
);

test('views are saved by name, survive a reload, and move between browsers as a file', async ({
  page,
  browser,
}, info) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  const menu = await openViews(page);
  await menu.getByRole('textbox', { name: 'Name of this view' }).fill('What failed <b>');
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('status')).toHaveText('Saved.');
  await page.keyboard.press('Escape');
  await pressed(page, 'Outcome', 'All').click();
  await reloadSample(page);
  await (await openViews(page))
    .getByRole('button', { name: 'What failed <b>', exact: true })
    .click();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'false');

  await openViews(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    views(page).getByRole('button', { name: 'Export' }).click(),
  ]);
  const path = info.outputPath('views.json');
  await download.saveAs(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    schema: 'cronlens.views/1',
    views: [{ name: 'What failed <b>', link: '#v1?window=30d&outcome=failure' }],
  });

  const other = await (await browser.newContext()).newPage();
  await openSample(other);
  await openViews(other);
  const take = async (file: string) => {
    const [chooser] = await Promise.all([
      other.waitForEvent('filechooser'),
      views(other).getByRole('button', { name: 'Import' }).click(),
    ]);
    await chooser.setFiles(file);
  };
  await take(SAMPLE[1] ?? '');
  await expect(views(other).getByRole('status')).toHaveText('This is no file of saved views.');
  const bad = info.outputPath('half.json');
  writeFileSync(bad, '{"schema":"cronlens.views/1","views":[{"name":"x","link":"http://a"}]}');
  await take(bad);
  await expect(views(other).getByRole('status')).toHaveText('0 imported, 1 not understood.');
  await take(path);
  await expect(views(other).getByRole('status')).toHaveText('1 imported, 0 not understood.');
  await views(other).getByRole('button', { name: 'What failed <b>', exact: true }).click();
  await expect(pressed(other, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await openViews(other);
  await views(other).getByRole('button', { name: 'Delete the view What failed <b>' }).click();
  await expect(views(other).getByText('What failed')).toHaveCount(0);
});

test('the link is copied without anything of the data', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page);
  await pressed(page, 'Mode', 'Agent').click();
  await (await openViews(page)).getByRole('button', { name: 'Copy link' }).click();
  await expect(views(page).getByRole('status')).toContainText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  expect(copied.slice(baseURL?.length)).toBe('#v1?window=30d&mode=agent');
});

test('the way to the content leaves the link in the address', async ({ page }) => {
  await openSample(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await expect(page).toHaveURL(/#v1\?window=30d$/);
});
