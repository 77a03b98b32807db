import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { askEngine, choose, expectBoard, openSample } from './board';
import { file } from './files';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'SQL console' });
const editor = (page: Page): Locator => dialog(page).getByRole('textbox', { name: 'SQL' });
const table = (page: Page): Locator => dialog(page).getByRole('table', { name: 'Result' });
const problem = (page: Page): Locator => dialog(page).getByRole('alert');

async function openConsole(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'SQL console' }).click();
  await expect(dialog(page)).toBeVisible();
  await expect(runButton(page)).toBeEnabled({ timeout: 30_000 });
}
const runButton = (page: Page): Locator =>
  dialog(page).getByRole('button', { name: 'Run', exact: true });

async function ask(page: Page, sql: string): Promise<void> {
  await editor(page).fill(sql);
  await editor(page).press('Control+Enter');
}
const cell = (page: Page, row: number, column: number): Locator =>
  table(page).getByRole('row').nth(row).getByRole('cell').nth(column);

test('a question is asked and answered by keys alone, with the names of jobs.json', async ({
  page,
}) => {
  await openSample(page);
  await page.keyboard.press('s');
  await expect(runButton(page)).toBeEnabled({ timeout: 30_000 });
  await expect(editor(page)).toBeFocused();
  await ask(page, 'SELECT count(*) AS n FROM runs');
  const { runs } = askEngine('snapshot', {}) as { runs: number };
  await expect(cell(page, 1, 0)).toHaveText(String(runs));
  await ask(page, "SELECT name, schedule FROM jobs WHERE name = 'PR review sweep'");
  await expect(cell(page, 1, 0)).toHaveText('PR review sweep');
  await expect(cell(page, 1, 1)).not.toHaveText('NULL');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('nothing of the console is fetched before it is opened', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openSample(page);
  expect(fetched.filter((url) => /console/.test(url))).toEqual([]);
  await openConsole(page);
  expect(fetched.some((url) => /console.*wasm/.test(url))).toBe(true);
});

test('the sample of the page is the sample of the console', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Look at a sample' }).click();
  await expectBoard(page);
  await openConsole(page);
  await ask(page, 'SELECT count(*) FROM runs');
  const shown = await page.locator('.cl-opened__fact').first().textContent();
  await expect(cell(page, 1, 0)).toHaveText((shown ?? '').replace(/\D/g, ''));
});

test('a log beside the database is read too', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('wal.db'), file('wal.db-wal')]);
  await expectBoard(page);
  await openConsole(page);
  await ask(page, 'SELECT run FROM runs ORDER BY run');
  await expect(table(page).getByRole('row')).toHaveCount(4);
});

test('writes, other files and settings are refused, and the place is shown', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  for (const [sql, word] of [
    ["ATTACH 'x.db' AS x", 'ATTACH'],
    ['DELETE FROM cron_runs', 'DELETE'],
    ['PRAGMA user_version = 3', 'PRAGMA user_version'],
    ['CREATE TEMP TABLE x (a)', 'CREATE, DROP, ALTER'],
  ]) {
    await ask(page, sql ?? '');
    await expect(problem(page)).toContainText(`${word} is refused`);
  }
  await ask(page, "SELECT load_extension('x')");
  await expect(problem(page)).toBeVisible();
  await ask(page, 'SELECT day,\n  costt FROM daily');
  await expect(problem(page)).toContainText('no such column: costt');
  await expect(page.locator('.cl-sql__mark')).toHaveText('costt');
  await problem(page).getByRole('button', { name: 'Show the place' }).click();
  const selected = await editor(page).evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );
  expect(selected).toBe('costt');
});

test('a question without an end is stopped, and the next one is answered', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  await ask(
    page,
    'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n',
  );
  await expect(dialog(page).getByText(/Running for \d+ s/)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await expect(runButton(page)).toBeEnabled({ timeout: 30_000 });
  await ask(page, 'SELECT 42');
  await expect(cell(page, 1, 0)).toHaveText('42');
});

test('ten million rows come in parts, and only those on screen exist', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  await ask(
    page,
    'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 10000000) SELECT x FROM n',
  );
  await expect(dialog(page).getByText('the first 1,000 rows')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Show more' }).click();
  await expect(dialog(page).getByText('the first 11,000 rows')).toBeVisible();
  expect(await table(page).getByRole('row').count()).toBeLessThan(100);
  await table(page).evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await expect(table(page).getByText('11000', { exact: true })).toBeVisible();
});

test('names are completed, with keys', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  await editor(page).fill('');
  await editor(page).pressSequentially('SELECT name FROM jo');
  await expect(dialog(page).getByRole('option', { name: 'jobs' })).toBeVisible();
  await page.keyboard.press('Tab');
  await editor(page).pressSequentially(' ORDER BY cos');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveValue('SELECT name FROM jobs ORDER BY cost_usd');
  await editor(page).pressSequentially(' DE');
  await expect(dialog(page).getByRole('option', { name: 'DESC' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page).getByRole('option')).toHaveCount(0);
  await expect(dialog(page)).toBeVisible();
});

test('questions are kept: recent ones by key, saved ones by name', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  await ask(page, 'SELECT 1 AS first');
  await expect(table(page).getByText('first')).toBeVisible();
  await ask(page, 'SELECT 2 AS second');
  await expect(table(page).getByText('second')).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(editor(page)).toHaveValue('SELECT 1 AS first');
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await dialog(page).getByRole('textbox', { name: 'Name of the query' }).fill('One');
  await page.keyboard.press('Enter');
  await page.reload();
  await openSample(page);
  await openConsole(page);
  await dialog(page).getByRole('button', { name: 'One', exact: true }).click();
  await expect(table(page).getByText('first')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Forget One' }).click();
  await expect(dialog(page).getByRole('button', { name: 'One', exact: true })).toHaveCount(0);
});

test('every example has an answer, some as a chart', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  const examples = dialog(page).locator('.cl-sql__section').first().getByRole('button');
  for (const example of await examples.all()) {
    await example.click();
    await expect(cell(page, 1, 0)).toBeVisible();
    await expect(problem(page)).toHaveCount(0);
  }
  await examples.first().click();
  await dialog(page).getByRole('button', { name: 'Chart', exact: true }).click();
  await expect(dialog(page).locator('.cl-bars__bar')).toHaveCount(60);
});

test('the rows on screen are saved as CSV and JSON', async ({ page }) => {
  await openSample(page);
  await openConsole(page);
  await ask(page, `SELECT '=1+1' AS a, NULL AS b, 1.5 AS c`);
  await expect(cell(page, 1, 1)).toHaveText('NULL');
  const saved = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page)
        .getByRole('button', { name: `Save these rows as ${format}` })
        .click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  expect(await saved('CSV')).toContain("a,b,c\r\n'=1+1,,1.5\r\n");
  expect(JSON.parse(await saved('JSON'))).toEqual([{ a: '=1+1', b: null, c: 1.5 }]);
});

test('hostile names stay text', async ({ page }) => {
  await page.goto('');
  await choose(page, [file('hostile.db')]);
  await expectBoard(page);
  await openConsole(page);
  await ask(page, 'SELECT job FROM runs ORDER BY job');
  await expect(cell(page, 1, 0)).toContainText('<img src=x');
  await ask(page, 'SELECT * FROM v');
  await expect(problem(page)).toBeVisible();
  expect(await page.title()).not.toBe('1');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing serious in the console: ${colorScheme}, ${width} px`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await openSample(page);
      await openConsole(page);
      await ask(page, 'SELECT day, cost_usd FROM daily; SELEC');
      await expect(problem(page)).toBeVisible();
      await ask(page, 'SELECT * FROM runs');
      await expect(cell(page, 1, 0)).toBeVisible();
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`),
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await context.close();
    });
  }
}
