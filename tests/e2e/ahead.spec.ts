// Forecast, budgets and unexpected models.
import { readFile, writeFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  alerts,
  askEngine,
  choose,
  drop,
  expectBoard,
  NEWEST,
  ONLY_ON_THE_PAGE,
  openSample,
  reloadSample,
} from './board';
import { file } from './files';

type PartName = 'Overview' | 'What if' | 'Forecast' | 'Budgets' | 'Left usual model';

const tab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'View' }).getByRole('button', { name });

const FIRST: Readonly<Record<PartName, string>> = {
  Overview: 'Cost and runs over time',
  'What if': 'Jobs × models',
  Forecast: 'Forecast',
  Budgets: 'Limits',
  'Left usual model': 'Jobs off their usual model',
};

async function openPart(page: Page, name: PartName): Promise<void> {
  await tab(page, name).click();
  await expect(page.getByRole('heading', { name: FIRST[name], exact: true })).toBeVisible({
    timeout: 30_000,
  });
}

const figure = (page: Page, label: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${label}: .*Explain$`) }).first();

async function setLimit(page: Page, usd: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Limit in US dollars' }).fill(usd);
  await page.getByRole('button', { name: 'Set a limit' }).click();
}

const limits = (page: Page): Locator =>
  page.getByRole('region', { name: 'Limits' }).getByRole('listitem').filter({ hasText: 'of $' });

test('the forecast says what the month will cost, how sure that is and what it rests on', async ({
  page,
}) => {
  await openSample(page);
  await openPart(page, 'Forecast');
  await expect(figure(page, 'Will cost')).toHaveText(/^\$[\d,]+\.\d\d$/);
  await expect(page.getByText(/^8 of 10 times \$.* to \$/).first()).toBeVisible();
  await figure(page, 'Will cost').click();
  await expect(page.getByRole('dialog', { name: 'About this figure' })).toContainText(
    '2,000 draws',
  );
  await page.keyboard.press('Escape');

  // The days of the chart are read by key.
  const chart = page.getByRole('slider', { name: 'Cost as it adds up, day by day' });
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuetext', /: \$.* spent$/);
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', /8 of 10 times/);

  const jobs = page.getByRole('region', { name: 'Jobs: table' });
  await expect(jobs.getByRole('row').nth(1)).toContainText(/from \d+ costs|four weeks/);
  const month = await figure(page, 'Will cost').textContent();
  await page.getByRole('button', { name: 'Next 30 days' }).click();
  await expect(figure(page, 'Will cost')).not.toHaveText(month ?? '');
  await expect(figure(page, 'Spent so far')).toHaveText('$0.00');
});

test('the figures are those of the command line', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'Forecast');
  const query = { now: NEWEST() };
  const answer = askEngine('forecast', { query }) as { jobs: { ids: string[] } };
  const rows = page.getByRole('region', { name: 'Jobs: table' }).getByRole('row');
  await expect(rows).toHaveCount(answer.jobs.ids.length + 1);
});

test('a job whose costs climb says so, and by how much', ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.goto('');
  await choose(page, [file('climbing/facts.db'), file('climbing/jobs.json')]);
  await expectBoard(page);
  await openPart(page, 'Forecast');
  const row = page.getByRole('region', { name: 'Jobs: table' }).getByRole('row').nth(1);
  await expect(row).toContainText('Climber');
  await expect(row).toContainText('costs climb by 3% a run');
});

test('earlier months stand beside what would have been said of them', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'Forecast');
  const past = page.getByRole('region', { name: 'Earlier months', exact: true });
  await expect(past).toBeVisible({ timeout: 30_000 });
  await expect(past.getByRole('row').nth(1)).toContainText(/\d{4}-\d\d.*(within|outside)/);
});

test('what is changed in the what-if moves the forecast and the limits', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'What if');
  await page
    .getByRole('group', { name: 'All jobs' })
    .getByRole('button', { name: 'pause' })
    .click();
  // The part itself says what becomes of this month: of what is spent nothing can be changed.
  await expect(
    page.getByText(/^This month: \$.* as things are, \$.* with the changes/),
  ).toBeVisible();
  await openPart(page, 'Forecast');
  await expect(page.getByText(/^With the changes of What if: \$/)).toBeVisible();
  await openPart(page, 'Budgets');
  await setLimit(page, '1000000');
  await expect(page.getByText(/· 0\s?% with the changes/)).toBeVisible();
  await openPart(page, 'Forecast');
  await page.getByRole('button', { name: 'Change them' }).click();
  await page.getByRole('button', { name: 'Clear changes' }).click();
  await openPart(page, 'Forecast');
  await expect(page.getByText(/With the changes of What if/)).toHaveCount(0);
});

test('a limit is set, changed, judged, kept and undone', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'Budgets');
  await expect(page.getByText(/^No limit is set/)).toBeVisible();
  await setLimit(page, 'cheap');
  await expect(alerts(page).filter({ hasText: 'An amount above 0' })).toBeVisible();
  await setLimit(page, '0.01');
  await expect(limits(page)).toHaveCount(1);
  await expect(limits(page)).toContainText('reached');
  await expect(page.getByRole('heading', { name: 'The month ahead' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Would have told' })).toBeVisible();

  await page.getByRole('button', { name: 'Change the limit: All jobs, a month' }).click();
  await page.getByRole('textbox', { name: 'Change the limit: All jobs, a month' }).fill('90000');
  await page.keyboard.press('Enter');
  await expect(limits(page)).toContainText('within');
  await expect(limits(page)).toContainText('$90,000');

  await page.getByRole('combobox', { name: 'For', exact: true }).selectOption('Each job');
  await page.getByRole('combobox', { name: 'Window of the limit' }).selectOption('a run');
  await setLimit(page, '0,001');
  await expect(
    limits(page)
      .filter({ hasText: /a run.*%/ })
      .first(),
  ).toContainText('reached');

  // It outlives the page, and can be taken back.
  await reloadSample(page, (again) =>
    expect(limits(again).filter({ hasText: '$90,000' })).toHaveCount(1, { timeout: 30_000 }),
  );
  await page.getByRole('button', { name: 'Take the limit out: All jobs, a month' }).click();
  await expect(limits(page).filter({ hasText: '$90,000' })).toHaveCount(0);
  await page
    .getByRole('region', { name: 'Limits' })
    .getByRole('button', { name: 'Undo the last change' })
    .click();
  await expect(limits(page).filter({ hasText: '$90,000' })).toHaveCount(1);
});

test('a limit that is reached is said on the overview and beside the name of the part', async ({
  page,
}) => {
  await openSample(page);
  await openPart(page, 'Budgets');
  await setLimit(page, '0.01');
  await expect(limits(page)).toContainText('reached');
  await openPart(page, 'Overview');
  await expect(page.getByText('1 limit is reached').first()).toBeVisible();
  // After a reload nobody opens the budgets first.
  await page.goto('about:blank');
  await openSample(page);
  const banner = page.getByRole('status').filter({ hasText: '1 limit is reached' });
  await expect(banner).toBeVisible({ timeout: 30_000 });
  await expect(tab(page, 'Budgets')).toContainText('1 limit is reached');
  await banner.getByRole('button', { name: 'See the budgets' }).click();
  await expect(page.getByRole('heading', { name: 'Limits', exact: true })).toBeVisible({
    timeout: 30_000,
  });
});

test('a budget.yaml of hermes-telemetry comes in and goes out', async ({ page }, info) => {
  await openSample(page);
  await openPart(page, 'Budgets');
  const path = info.outputPath('budget.yaml');
  await writeFile(
    path,
    '# mine\nbudgets:\n  global:\n    monthly_usd: 12.5\n  per_cron_job:\n    overrides:\n' +
      '      nobody: {daily_usd: 1}\n  per_sender:\n    default: {daily_usd: 2}\n',
  );
  await drop(page, [path]);
  await expect(limits(page).filter({ hasText: '$12.50' })).toHaveCount(1);
  await expect(page.getByText(/No job has the id nobody/)).toBeVisible();
  await expect(page.getByText(/1 limit of a sender or profile is kept/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'budget.yaml' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('# mine');

  // What is empty, or about something else, does not take the limits away.
  for (const other of ['', 'models:\n  a: {input: 1}\n']) {
    await writeFile(path, other);
    await drop(page, [path]);
    await expect(alerts(page).filter({ hasText: 'budget.yaml has no limit in it' })).toBeVisible();
    await expect(limits(page).filter({ hasText: '$12.50' })).toHaveCount(1);
  }
  await writeFile(path, 'budgets: [');
  await drop(page, [path]);
  await expect(alerts(page).filter({ hasText: 'budget.yaml: line' })).toBeVisible();
  await expect(limits(page).filter({ hasText: '$12.50' })).toHaveCount(1);
});

test('jobs of a group share a limit', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'Budgets');
  await page.getByRole('button', { name: 'Groups' }).click();
  await page.getByRole('textbox', { name: 'Name of a new group' }).fill('Mails: all');
  await page.keyboard.press('Enter');
  const members = page.getByRole('dialog', { name: 'Groups' }).getByRole('checkbox');
  await expect(members.first()).toBeChecked();
  await members.nth(1).check();
  await page.keyboard.press('Escape');
  const account = page.getByRole('combobox', { name: 'For', exact: true });
  await account.selectOption('Group Mails: all');
  await setLimit(page, '3');
  await expect(limits(page)).toContainText('Group Mails: all');
});

test('thresholds are set, and nonsense is refused', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'Budgets');
  await setLimit(page, '5');
  await page.getByRole('button', { name: /^Thresholds: 80/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Thresholds' });
  await dialog.getByRole('textbox', { name: 'near' }).fill('lots');
  await dialog.getByRole('button', { name: 'Set' }).click();
  await expect(dialog.getByRole('alert')).toContainText('threshold');
  await dialog.getByRole('textbox', { name: 'near' }).fill('70');
  await dialog.getByRole('textbox', { name: 'early word' }).fill('50');
  await dialog.getByRole('button', { name: 'Set' }).click();
  await expect(page.getByRole('button', { name: /^Thresholds: 50.*70.*100/ })).toBeVisible();
});

test('jobs that left their usual model are told, or that none did', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'Left usual model');
  await page.getByRole('button', { name: 'All time' }).click();
  const query = { now: NEWEST(), window: { kind: 'all_time' } };
  const { departures } = askEngine('unexpected', { query }) as { departures: { ids: string[] } };
  if (departures.ids.length === 0) {
    await expect(page.getByText(/kept to them in this window/)).toBeVisible();
  } else {
    const rows = page.getByRole('region', { name: /Jobs off.*table/i }).getByRole('row');
    await expect(rows).toHaveCount(departures.ids.length + 1);
  }
});

test(
  'where nothing can be judged, no job is said to have kept to its model',
  ONLY_ON_THE_PAGE,
  async ({ page }) => {
    await page.goto('');
    await choose(page, [file('odd.db')]);
    await expectBoard(page);
    await openPart(page, 'Left usual model');
    await expect(page.getByText('No job has a usual model yet')).toBeVisible();
    await choose(page, [file('empty_table.db')]);
    await expect(page.getByText('No run in this window names its model')).toBeVisible();
    await expect(page.getByText('kept to them')).toHaveCount(0);
  },
);

test('the parts can be used without sight and on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  for (const name of ['Forecast', 'Budgets', 'Left usual model'] as const) {
    await openPart(page, name);
    if (name === 'Budgets') await setLimit(page, '1');
    const { violations } = await new AxeBuilder({ page }).include('.cl-decide').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
