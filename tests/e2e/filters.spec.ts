import { expect, type Page, test } from '@playwright/test';
import { figure, openSample, pressed } from './board';
import { askBoard, count, dollars, jobs, region, windowButton } from './panels';

test.beforeEach(({ page }) => openSample(page));

async function tick(page: Page, menu: string, ...choices: readonly string[]): Promise<void> {
  await region(page, 'Filters').getByRole('button', { name: menu, exact: true }).click();
  const list = page.getByRole('dialog', { name: menu });
  for (const choice of choices)
    await list.getByRole('checkbox', { name: choice, exact: true }).check();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
}

test('several jobs can be chosen from a menu with a search field', async ({ page }) => {
  await region(page, 'Filters').getByRole('button', { name: 'Job', exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'Job' });
  await menu.getByRole('searchbox', { name: 'Find in list' }).fill('radar');
  await expect(menu.getByRole('checkbox')).toHaveCount(1);
  await menu.getByRole('checkbox', { name: 'Research radar' }).check();
  await menu.getByRole('searchbox', { name: 'Find in list' }).fill('');
  await menu.getByRole('checkbox', { name: 'SEO audit' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Job, 2 chosen' })).toBeFocused();
  const { overview } = askBoard({ jobs: ['1e590594c4f3', 'bd5ba2b06737'] });
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
  await page.getByRole('button', { name: 'Remove filter: SEO audit' }).click();
  const less = askBoard({ jobs: ['1e590594c4f3'] }).overview;
  await expect(figure(page, 'Runs')).toHaveText(count(less.runs?.value));
});

test('filters of different kinds narrow one another as in the engine', async ({ page }) => {
  await tick(page, 'Provider', 'anthropic');
  await tick(page, 'Model', 'anthropic/claude-sonnet-4.5');
  await pressed(page, 'Outcome', 'Success').click();
  await pressed(page, 'Mode', 'Agent').click();
  const { overview } = askBoard({
    providers: ['anthropic'],
    models: ['anthropic/claude-sonnet-4.5'],
    outcome: 'success',
    mode: 'agent',
  });
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
  await expect(figure(page, 'Cost')).toHaveText(dollars(overview.cost?.value));
  await expect(page.getByRole('group', { name: 'Active filters' })).toContainText('anthropic');
});

test('scripts alone cost nothing that is known, and are not said to be free', async ({ page }) => {
  await pressed(page, 'Mode', 'Script').click();
  const { overview } = askBoard({ mode: 'no_agent' });
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
  await expect(jobs(page).getByRole('button', { name: /^Server health ping/ })).toBeVisible();
  await expect(jobs(page).getByRole('button', { name: /^Inbox triage/ })).toHaveCount(0);
});

test('searching keeps the jobs whose name, model or provider has the text', async ({ page }) => {
  await page.keyboard.press('/');
  await expect(
    page.getByRole('searchbox', { name: 'Search jobs, models, providers' }),
  ).toBeFocused();
  await page.keyboard.type('kimi');
  const { overview, jobs: found } = askBoard({ text: 'kimi' });
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
  await expect(jobs(page).getByText(`${found.ids.length} jobs`)).toBeVisible();
});

test('of many quick changes the last one is shown', async ({ page }) => {
  await page.evaluate(() => {
    const group = document.querySelector('[role="group"][aria-label="Window"]');
    const buttons = [...(group?.querySelectorAll('button') ?? [])];
    for (const index of [0, 1, 2, 3, 4, 5, 6, 5, 4, 2]) buttons[index]?.click();
  });
  const { overview } = askBoard({ window: { kind: 'last_days', days: 14 } });
  await expect(windowButton(page, 'Last 14 days')).toHaveAttribute('aria-pressed', 'true');
  await expect(figure(page, 'Runs')).toHaveText(count(overview.runs?.value));
});

test('changes are undone one by one, and c clears all filters', async ({ page }) => {
  const runs = figure(page, 'Runs');
  const before = await runs.innerText();
  await pressed(page, 'Outcome', 'Failure').click();
  await expect(runs).not.toHaveText(before);
  const failed = await runs.innerText();
  await windowButton(page, 'Last 7 days').click();
  await expect(runs).not.toHaveText(failed);
  await page.keyboard.press('Control+z');
  await expect(runs).toHaveText(failed);
  await page.keyboard.press('Control+z');
  await expect(runs).toHaveText(before);
  await expect(page.getByRole('button', { name: 'Undo the last change' })).toBeDisabled();
  await pressed(page, 'Outcome', 'Failure').click();
  await expect(runs).toHaveText(failed);
  await page.keyboard.press('c');
  await expect(runs).toHaveText(before);
});

test('one stay in the search field is one step of undo', async ({ page }) => {
  const runs = figure(page, 'Runs');
  const before = await runs.innerText();
  const field = page.getByRole('searchbox');
  for (const text of ['re', 'review', 'triage']) {
    const last = await runs.innerText();
    await field.fill(text);
    await expect(runs).not.toHaveText(last);
  }
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(field).toHaveValue('');
  await expect(runs).toHaveText(before);
  await expect(page.getByRole('button', { name: 'Undo the last change' })).toBeDisabled();
});
