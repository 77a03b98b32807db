import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Download, expect, type Locator, type Page, test } from '@playwright/test';
import { askEngine, expectBoard, NEWEST, openFile, openSample, pressed } from './board';
import { at, file } from './files';
import { askBoard, card, jobs, region, timeline } from './panels';

const menuOf = (page: Page, title: string) =>
  page.getByRole('dialog', { name: `Export: ${title}` });

async function openExport(where: Locator | Page, page: Page, title: string): Promise<Locator> {
  await where.getByRole('button', { name: `Export: ${title}`, exact: true }).click();
  return menuOf(page, title);
}

async function saved(page: Page, menu: Locator, format: string): Promise<Download> {
  const button = menu.getByRole('button', { name: format, exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return download;
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

type Cell = string | number | null;

/** The rows as SQLite has them after reading the CSV. */
async function reread(download: Download): Promise<{ names: string[]; rows: Cell[][] }> {
  const script = at('tests/tools/csv_rows.py');
  const out = execFileSync('/usr/bin/python3', [script, await download.path()], {
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(out.toString());
}

/** One column of what was read again. */
function column({ names, rows }: { names: string[]; rows: Cell[][] }, name: string): Cell[] {
  const place = names.indexOf(name);
  expect(place, name).toBeGreaterThanOrEqual(0);
  return rows.map((row) => row[place] ?? null);
}

test('the jobs table is exported as it is filtered and sorted, digit for digit', async ({
  page,
}) => {
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await page.getByTitle('Sort by Runs').click();
  await expect(page.locator('main[data-idle="true"]')).toBeVisible();
  const expected = askBoard({ outcome: 'failure', jobSort: 'runs' }).jobs;
  const menu = await openExport(jobs(page), page, 'Jobs');

  const csv = await saved(page, menu, 'CSV');
  expect(csv.suggestedFilename()).toMatch(
    /^cronlens-jobs_2026-04-\d\d_2026-05-\d\d_failure_data-2026-05-\d\d\.csv$/,
  );
  const read = await reread(csv);
  expect(column(read, 'job_id')).toEqual(expected.ids);
  expect(column(read, 'job_name')).toEqual(expected.names);
  expect(column(read, 'runs')).toEqual(expected.runs);
  expect(column(read, 'cost_usd')).toEqual(expected.cost);

  const json = JSON.parse(await textOf(await saved(page, menu, 'JSON')));
  expect(json.schema).toBe('cronlens.table/1');
  expect(json.query).toMatchObject({
    outcome: 'failure',
    jobSort: 'runs',
    link: '#v1?window=30d&outcome=failure&sort=runs',
  });
  expect(json.data.newest_run).toBe(NEWEST());
  expect(json.coverage.runs).toBeGreaterThan(0);
  const values = json.rows.map((row: Record<string, Cell>) => row.cost_usd);
  expect(values).toEqual(expected.cost);
  expect(Object.keys(json.rows[0])).toEqual(read.names);

  const markdown = await textOf(await saved(page, menu, 'Markdown'));
  expect(markdown).toContain('outcome=failure');
  expect(markdown.trimEnd().split('\n').length).toBe(expected.ids.length + 8);
});

test('every table of the board comes back from SQLite', async ({ page }) => {
  await openSample(page);
  const board = askBoard();
  const models = await reread(
    await saved(page, await openExport(region(page, 'Models'), page, 'Models'), 'CSV'),
  );
  expect(column(models, 'model')).toEqual(board.models.names.map((name) => name || null));
  await page.keyboard.press('Escape');
  const providers = await reread(
    await saved(page, await openExport(region(page, 'Providers'), page, 'Providers'), 'CSV'),
  );
  expect(column(providers, 'provider')).toEqual(board.providers.names.map((name) => name || null));
  await page.keyboard.press('Escape');
  const steps = await reread(
    await saved(page, await openExport(timeline(page), page, 'Cost and runs over time'), 'CSV'),
  );
  expect(column(steps, 'runs')).toEqual(board.timeline.runs);
  expect(column(steps, 'cost_usd')).toEqual(board.timeline.cost);
  expect(column(steps, 'step_start')).toEqual(board.timeline.edges.slice(0, -1));
  await page.keyboard.press('Escape');
  const summary = await reread(await saved(page, await openExport(page, page, 'Summary'), 'CSV'));
  const cost = column(summary, 'measure').indexOf('cost');
  expect(column(summary, 'value')[cost]).toBe(board.overview.cost?.value);
  expect(column(summary, 'left_out_rows')[cost]).toBe(board.overview.cost?.leftOut);
});

test('the leaders and the curves of the summary are exported', async ({ page }) => {
  await openSample(page);
  const { leaders, timeline: asked } = askBoard();
  const menu = await openExport(region(page, 'Leaders'), page, 'Leaders');
  const read = await reread(await saved(page, menu, 'CSV'));
  expect(column(read, 'job_id')).toEqual(leaders.map(({ jobId }) => jobId));
  expect(column(read, 'job_name')).toEqual(leaders.map(({ jobName }) => jobName));
  expect(column(read, 'measure')).toEqual(['runs', 'cost', 'tokens', 'pace']);
  expect(column(read, 'value')).toEqual(leaders.map(({ figure }) => figure.value));
  expect(column(read, 'share_of_total')).toEqual(leaders.map(({ share }) => share.value ?? null));
  await page.keyboard.press('Escape');
  for (const [title, field, values] of [
    ['Runs', 'runs', asked.runs],
    ['Cost', 'cost_usd', asked.cost],
  ] as const) {
    const curve = await openExport(card(page, title), page, title);
    const steps = await reread(await saved(page, curve, 'CSV'));
    expect(column(steps, field)).toEqual(values);
    const svg = await textOf(await saved(page, curve, 'SVG'));
    expect(svg).toContain('Data: facts.db, newest run 2026-');
    // Large enough for what is written below it.
    expect(Number(/<svg[^>]* width="(\d+)/.exec(svg)?.[1])).toBeGreaterThan(500);
    await page.keyboard.press('Escape');
  }
});

test('a job is exported with its figures, its timeline and its models', async ({ page }) => {
  await openSample(page);
  await jobs(page)
    .getByRole('button', { name: /^Flaky test hunter/ })
    .click();
  const title = 'Flaky test hunter: Cost and runs over time';
  const menu = await openExport(page, page, title);
  const steps = await reread(await saved(page, menu, 'CSV'));
  expect(column(steps, 'runs').length).toBeGreaterThan(20);
  const svg = await textOf(await saved(page, menu, 'SVG'));
  expect(svg).toContain('Flaky test hunter');
  await page.keyboard.press('Escape');
  const figures = await openExport(page, page, 'Figures of this job');
  const read = await reread(await saved(page, figures, 'CSV'));
  expect(column(read, 'measure')).toContain('drift');
  await page.keyboard.press('Escape');
  const models = await reread(
    await saved(page, await openExport(page, page, 'Models used'), 'CSV'),
  );
  expect(models.rows.length).toBeGreaterThan(0);
});

test('a run history is exported whole: 100,000 runs, in order', async ({ page }) => {
  await openFile(page, 'big.db', '#v1?window=30d&runs=big&runs_sort=cost');
  const drawer = page.getByRole('dialog').first();
  await expect(drawer.getByRole('heading')).toContainText('100,000');
  const menu = await openExport(drawer, page, 'big');
  const read = await reread(await saved(page, menu, 'CSV'));
  expect(read.rows.length).toBe(100_000);
  const costs = column(read, 'cost_usd');
  expect(costs[0]).toBe(1);
  expect(costs.at(-1)).toBe(0.00001);
  expect(new Set(column(read, 'session_id')).size).toBe(100_000);
  await menu.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(menu.getByRole('status')).toContainText('More than 20,000 rows');
});

test('names that are formulas, markup or of any script come back as they were', async ({
  page,
}) => {
  await openFile(page, 'formulas.db');
  await expectBoard(page);
  const answer = askEngine('dashboard', { now: NEWEST(), window: { kind: 'all_time' } }, [
    file('formulas.db'),
  ]) as { jobs: { ids: string[]; cost: Cell[] } };
  const menu = await openExport(jobs(page), page, 'Jobs');
  const csv = await saved(page, menu, 'CSV');
  const read = await reread(csv);
  expect(column(read, 'job_id')).toEqual(answer.jobs.ids);
  expect(answer.jobs.ids.length).toBeGreaterThan(12);
  // Of what is quoted, the beginning: it may hold lines of its own.
  const begins = (await textOf(csv)).replace(/"(?:[^"]|"")*"/g, (cell) => cell.slice(1, 2));
  expect(begins).not.toMatch(/(?:^|[,\n])[\ufeff\s]*[=+@＝＋－＠]/u);
});

test('the chart is exported as a picture that stands alone', async ({ page }, info) => {
  await openSample(page);
  const menu = await openExport(timeline(page), page, 'Cost and runs over time');
  const svg = await saved(page, menu, 'SVG');
  const path = info.outputPath('chart.svg');
  await svg.saveAs(path);
  const text = readFileSync(path, 'utf8');
  for (const said of ['Cost and runs over time', 'Data: facts.db, newest run 2026-', 'is known']) {
    expect(text).toContain(said);
  }
  expect(text).not.toMatch(/class=|var\(|color\(/);
  const png = readFileSync(await (await saved(page, menu, 'PNG')).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1500);
  const other = await page.context().newPage();
  await other.goto(`file://${path}`);
  expect(await other.locator('path').count()).toBeGreaterThan(5);
});

test('a table is copied for a spreadsheet and as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page);
  const menu = await openExport(region(page, 'Models'), page, 'Models');
  await menu.getByRole('button', { name: 'Copy for a spreadsheet' }).click();
  await expect(menu.getByRole('status')).toHaveText('Copied.');
  const cells = await page.evaluate(() => navigator.clipboard.readText());
  expect(cells.split('\n')[0]).toMatch(/^model\truns\tfailures\tcost_usd\t/);
  await menu.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('| model | runs |');
});
