import { expect, type Page, test } from '@playwright/test';
import { alerts, choose, drop, expectBoard, openSample } from './board';
import { file, SAMPLE } from './files';

const REFUSED: readonly [string, RegExp][] = [
  ['notes.txt', /plain text/],
  ['picture.png', /image/],
  ['nothing.db', /no bytes/],
  ['random.db', /not (an SQLite database|a kind of file)/],
  ['truncated.db', /ends too early/],
  ['other.db', /no table cron_runs/],
];

for (const [name, sentence] of REFUSED) {
  test(`${name} is refused with a sentence, and what was open stays`, async ({ page }) => {
    await openSample(page);
    await drop(page, [file(name)]);
    await expect(alerts(page).first()).toContainText(sentence);
    await expect(page.getByText('Competitor pricing scan').first()).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    await expect(alerts(page)).toHaveCount(0);
  });
}

test('another schema names the tables found and the nearest one', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('other.db')]);
  const alert = alerts(page).first();
  await alert.getByText('Technical details').click();
  await expect(alert).toContainText('customers');
  await expect(alert).toContainText('Most like it: cron_run');
});

async function notes(page: Page): Promise<string> {
  await page.getByRole('button', { name: /notes?/ }).click();
  return page.getByRole('dialog').or(page.locator('[popover]')).first().innerText();
}

const NOTED: readonly [string, RegExp][] = [
  ['wal.db', /newest runs may be missing/],
  ['newer.db', /does not know.*shiny/s],
  ['odd.db', /2 values of estimated_cost_usd/],
  ['huge_cell.db', /1 text in model is longer than 1,024 bytes and is treated as unknown/],
];

for (const [name, sentence] of NOTED) {
  test(`${name} opens with a note`, async ({ page }) => {
    await page.goto('');
    await choose(page, [file(name)]);
    await expectBoard(page);
    expect(await notes(page)).toMatch(sentence);
  });
}

test('a table without rows says so', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('empty_table.db')]);
  await expect(page.getByText('This file has no runs yet')).toBeVisible();
});

test('a broken jobs.json beside a good database: the runs are shown, the fault is told', async ({
  page,
}) => {
  await page.goto('');
  await choose(page, [file('odd.db'), file('jobs.json')]);
  await expectBoard(page);
  await expect(page.locator('body')).toContainText(/jobs\.json|1 note|2 notes/);
});

test('one good and one bad file: the good one opens, the bad one is listed', async ({ page }) => {
  await page.goto('');
  await drop(page, [...SAMPLE, file('picture.png')]);
  await expectBoard(page);
  await expect(alerts(page)).toContainText('picture.png');
});

test('a file of more than 2 GB is refused before it is read', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('vast.db')]);
  await expect(alerts(page).first()).toContainText('does not fit into the memory');
});

test('20 MB of text in one cell do no harm', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('huge_cell.db')]);
  await expectBoard(page);
  await expect(page.getByText('unknown model').first()).toBeVisible();
});

test('names that are markup or right to left are shown as text', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('hostile.db')]);
  await expectBoard(page);
  await expect(page.getByText('<img src=x onerror=document.title=1>').first()).toBeVisible();
  expect(await page.locator('main img').count()).toBe(0);
  await expect(page).toHaveTitle(/hostile\.db/);
});
