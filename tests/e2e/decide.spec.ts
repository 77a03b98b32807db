import { writeFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { askEngine, drop, expectBoard, NEWEST, ONLY_ON_THE_PAGE, openSample } from './board';

const part = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'View' }).getByRole('button', { name, exact: true });
const matrix = (page: Page): Locator => page.getByRole('region', { name: 'Jobs × models' });
const saved = (page: Page): Locator =>
  page.getByRole('button', { name: /^Saved, a month: .*Explain$/ }).first();

async function openPart(page: Page, name: 'What if' | 'Prices'): Promise<void> {
  await part(page, name).click();
  const first = name === 'What if' ? 'Jobs × models' : 'Price lists';
  await expect(page.getByRole('heading', { name: first, exact: true })).toBeVisible({
    timeout: 30_000,
  });
}

test('which jobs should move to another model, and what that saves', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'What if');
  await expect(matrix(page).getByRole('row').nth(1)).toBeVisible();
  await expect(saved(page)).toHaveText('$0.00');
  await page.getByRole('button', { name: 'Pick the cheapest for each job' }).click();
  await expect(saved(page)).not.toHaveText('$0.00');
  await expect(page.getByText(/\d+ jobs changed/)).toBeVisible();
  const chosen = matrix(page).getByRole('button', { pressed: true });
  await expect(chosen.first()).toBeVisible();
  const all = await saved(page).textContent();

  // Back takes it off again, and the address brings it to somebody else.
  await expect(page).toHaveURL(/change=/);
  const link = page.url();
  await page.goBack();
  await expect(saved(page)).toHaveText('$0.00');
  await page.goForward();
  await expect(saved(page)).toHaveText(all ?? '');
  expect(link).toContain('part=what_if');
});

test('the cheapest can be held to the same maker, and to save at its high end too', async ({
  page,
}) => {
  await openSample(page);
  await openPart(page, 'What if');
  const pick = page.getByRole('button', { name: 'Pick the cheapest for each job' });
  const chosen = matrix(page).getByRole('button', { pressed: true });
  const names = () =>
    chosen.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  await pick.click();
  await expect(chosen.first()).toBeVisible();
  const freely = await names();

  // What was picked before gives way, also where no model is good enough now.
  const sameMaker = page.getByRole('checkbox', { name: 'of the same maker' });
  const atHigh = page.getByRole('checkbox', { name: 'that saves at the high end too' });
  await sameMaker.check();
  await atHigh.check();
  await pick.click();
  await expect.poll(names).not.toEqual(freely);
  const held = await names();
  // As the engine says it, with no part of the page between.
  const asked = { query: { now: NEWEST() }, bestOfSameMaker: true, bestAtHigh: true };
  const { jobs, matrix: all } = askEngine('whatIf', asked) as {
    jobs: { names: string[]; best: number[] };
    matrix: { models: string[] };
  };
  const expected = jobs.names.flatMap((name, at) => {
    const model = all.models[jobs.best[at] ?? -1];
    return model === undefined ? [] : [`${name} with ${model}`];
  });
  expect(held.map((name) => name.split(': ')[0]).sort()).toEqual(expected.sort());

  // What was wanted is in the address, and each of the three is one step back.
  await expect(page).toHaveURL(/pick=same_maker&pick=at_high/);
  await page.goBack();
  await expect.poll(names).toEqual(freely);
  await expect(atHigh).toBeChecked();
  await page.goBack();
  await expect(atHigh).not.toBeChecked();
  await expect(sameMaker).toBeChecked();
});

test(
  'a model that a link gives to all jobs gives way to what is picked',
  ONLY_ON_THE_PAGE,
  async ({ page }) => {
    const pick = page.getByRole('button', { name: 'Pick the cheapest for each job' });
    await openSample(page);
    await openPart(page, 'What if');
    await page.getByRole('checkbox', { name: 'of the same maker' }).check();
    await pick.click();
    await expect(saved(page)).not.toHaveText('$0.00');
    const held = (await saved(page).textContent()) ?? '';

    const link = new URL(page.url()).hash.replace(/&(change|part)=[^&]*/g, '');
    await page.goto('about:blank');
    await openSample(page, `${link}&change=%7Canthropic%7Cclaude-opus-4-5`);
    await openPart(page, 'What if');
    await expect(saved(page)).not.toHaveText(held);
    await pick.click();
    await expect(saved(page)).toHaveText(held);
  },
);

test('models that are picked at once are in sight; a click moves no column', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await openSample(page);
  await openPart(page, 'What if');
  const heads = matrix(page).locator('thead th');
  const before = await heads.allInnerTexts();
  const cell = matrix(page).getByRole('row').nth(1).locator('.cl-matrix__cell button').last();
  await cell.click();
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
  expect(await heads.allInnerTexts()).toEqual(before);
  await page.getByRole('button', { name: 'Clear changes' }).click();
  await expect(cell).toHaveAttribute('aria-pressed', 'false');
  const scroller = matrix(page).getByRole('region');
  await scroller.evaluate((box) => {
    box.scrollLeft = 0;
  });
  await expect(cell).not.toBeInViewport();
  await page.getByRole('button', { name: 'Pick the cheapest for each job' }).click();
  const chosen = matrix(page).getByRole('button', { pressed: true });
  await expect(chosen.first()).toBeInViewport({ ratio: 0.9 });
});

test('a slider moves every figure, and is one step back', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'What if');
  const slider = page.getByRole('slider', { name: 'Read from cache' }).first();
  await slider.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('PageUp');
  await expect(saved(page)).not.toHaveText('$0.00');
  await page.getByRole('button', { name: 'Clear changes' }).click();
  await expect(saved(page)).toHaveText('$0.00');

  // The month follows before it is let go.
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider is not on screen');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, y, { steps: 5 });
  await expect(page.getByText(/^This month: /)).toBeVisible();
  await expect(page).not.toHaveURL(/change=/);
  await page.mouse.up();
  await expect(page).toHaveURL(/change=/);
});

test('scenarios are kept by name and compared', async ({ page }) => {
  await openSample(page);
  await openPart(page, 'What if');
  await page.getByRole('button', { name: 'Pick the cheapest for each job' }).click();
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('Cheap');
  await page.keyboard.press('Enter');
  const group = page.getByRole('group', { name: 'All jobs' });
  await group.getByRole('button', { name: 'half' }).click();
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('Cheap and half');
  await page.keyboard.press('Enter');
  const rows = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Show' }) });
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('button', { name: 'Show' }).click();
  await expect(rows.first().getByText('shown')).toBeVisible();
  await expect(group.getByRole('button', { name: 'all', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('prices name their day and the rule that found them, beside what is recorded', async ({
  page,
}) => {
  await openSample(page);
  await openPart(page, 'Prices');
  await expect(page.getByText(/^Prices of \d{4}-\d\d-\d\d$/)).toBeVisible();
  const models = page.getByRole('region', { name: 'Models and their prices' });
  await expect(models.getByRole('row').nth(1)).toBeVisible();
  const { models: names } = askEngine('snapshot', {}) as { models: string[] };
  const named = names.filter((name) => name !== '');
  expect(named.length).toBeGreaterThan(1);
  await page.getByRole('button', { name: /^Lists \/ recorded: .*Explain$/ }).click();
  await expect(page.getByRole('dialog', { name: 'About this figure' })).toContainText(
    'by the price lists / recorded',
  );
});

test('a dropped pricing.yaml goes first, and says which of its rows were refused', async ({
  page,
}, info) => {
  await openSample(page);
  await openPart(page, 'Prices');
  const path = info.outputPath('pricing.yaml');
  await writeFile(
    path,
    'models:\n  claude-sonnet-4-6: {input: 99.0, output: 1}\n  bad: {input: cheap}\n  worse: {input: -1}\n',
  );
  await drop(page, [path]);
  await expect(page.getByText('pricing.yaml', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: '2 rows refused' }).click();
  await expect(page.getByRole('row', { name: /worse.*negative/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take pricing.yaml away' }).click();
  await expect(page.getByText('pricing.yaml', { exact: true })).toHaveCount(0);
});

test('own price lists are there on the next visit, until they are taken away', async ({
  page,
}, info) => {
  const path = info.outputPath('mine.csv');
  await writeFile(path, 'model,input,output\nclaude-sonnet-4-6,99,1\n');
  const mine = page.getByText('mine.csv', { exact: true });
  const visit = async () => {
    if (page.url() !== 'about:blank') await part(page, 'Overview').click();
    await page.goto('about:blank');
    await openSample(page);
    await openPart(page, 'Prices');
  };
  await visit();
  await drop(page, [path]);
  await expect(mine.first()).toBeVisible();
  await visit();
  await expect(mine.first()).toBeVisible();
  await page.getByRole('button', { name: 'Take mine.csv away' }).click();
  await expect(mine).toHaveCount(0);
  await visit();
  await expect(page.getByText(/^Prices of \d{4}-\d\d-\d\d$/)).toBeVisible();
  await expect(mine).toHaveCount(0);
});

for (const refused of ['open', 'put'] as const) {
  test(`where the browser refuses to ${refused}, own price lists are taken and it is said`, async ({
    page,
  }, info) => {
    await page.addInitScript((name) => {
      const refuse = () => {
        throw new DOMException('refused', 'QuotaExceededError');
      };
      if (name === 'open') IDBFactory.prototype.open = refuse;
      else IDBObjectStore.prototype.put = refuse;
    }, refused);
    await openSample(page);
    await openPart(page, 'Prices');
    const lost = page.getByText('This browser could not save yours');
    await expect(lost).toHaveCount(0);
    const path = info.outputPath('mine.csv');
    await writeFile(path, 'model,input,output\nclaude-sonnet-4-6,99,1\n');
    await drop(page, [path]);
    await expect(page.getByText('mine.csv', { exact: true }).first()).toBeVisible();
    await expect(lost).toBeVisible();
  });
}

test('a list of nonsense is refused in words, and the others stay', async ({ page }, info) => {
  await openSample(page);
  await openPart(page, 'Prices');
  const path = info.outputPath('prices.json');
  await writeFile(path, '{"a": [1, 2');
  await drop(page, [path]);
  await expect(page.getByRole('alert').filter({ hasText: 'Not taken' })).toBeVisible();
  await expect(page.getByText(/^Prices of \d{4}-\d\d-\d\d$/)).toBeVisible();
});

const LATER = 'nothing of the view is fetched before it is opened, and nothing from elsewhere';
test(LATER, ONLY_ON_THE_PAGE, async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openSample(page);
  expect(fetched.filter((url) => /decide/.test(url))).toEqual([]);
  await openPart(page, 'What if');
  expect(fetched.some((url) => /decide.*wasm/.test(url))).toBe(true);
  await part(page, 'Overview').click();
  await expectBoard(page);
});

test('the view can be used without sight and on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  for (const name of ['What if', 'Prices'] as const) {
    await openPart(page, name);
    const { violations } = await new AxeBuilder({ page }).include('.cl-decide').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
