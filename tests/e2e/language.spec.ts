import { expect, type Page, test } from '@playwright/test';
import { MEASURES } from '../../web/src/contract/contract.gen';
import { LOCALE_TAGS, type Locale } from '../../web/src/i18n/locale';
import { WORDS } from '../web/every_language';
import { figure, isReport, ONLY_ON_THE_PAGE, openSample } from './board';
import { file, SAMPLE } from './files';
import { jobButton } from './panels';

type Language = Exclude<Locale, 'en'>;

/** English texts that are something else in the language: none of them may be on screen. */
function english(language: Language): ReadonlySet<string> {
  const texts = new Set<string>();
  const other: Record<string, unknown> = WORDS[language].catalog;
  for (const [key, text] of Object.entries(WORDS.en.catalog)) {
    if (typeof text === 'string' && !text.includes('{') && other[key] !== text) texts.add(text);
  }
  for (const [id, { label, sentence }] of Object.entries(MEASURES)) {
    const own = WORDS[language].measures[id as keyof typeof MEASURES];
    if (own.label !== label) texts.add(label);
    if (own.sentence !== sentence) texts.add(sentence);
  }
  for (const text of Object.values(other)) if (typeof text === 'string') texts.delete(text);
  return texts;
}

/** Everything that can be read, seen or heard. */
function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder'])
          found.push(node.getAttribute(name) ?? '');
      } else if (!node.parentElement?.closest('option, script, style')) {
        found.push(node.textContent ?? '');
      }
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
}

async function expectNoEnglish(page: Page, language: Language, where: string): Promise<void> {
  const leftovers = english(language);
  expect(leftovers.size).toBeGreaterThan(150);
  const words = await wordsOn(page);
  expect(words.length, where).toBeGreaterThan(10);
  expect(
    words.filter((text) => leftovers.has(text)),
    where,
  ).toEqual([]);
}

/** In any language: the buttons for it have other names. */
async function chooseByKey(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('o');
  await (await chooser).setFiles([...files]);
}

for (const language of ['es', 'zh', 'zh-hant'] as const) {
  const title = `no English is left in ${language}`;

  test(`${title}: empty, help, refused`, ONLY_ON_THE_PAGE, async ({ page }) => {
    // Heard from the start: a key opens it faster than one can listen.
    page.on('filechooser', () => undefined);
    await page.goto('');
    await page.getByRole('combobox', { name: 'Language' }).selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', LOCALE_TAGS[language]);
    await expectNoEnglish(page, language, 'empty');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoEnglish(page, language, 'help');
    await page.keyboard.press('Escape');
    await chooseByKey(page, [file('picture.png')]);
    await expect(page.getByRole('alert')).toBeVisible();
    await expectNoEnglish(page, language, 'refused');
  });

  test(`${title}: board, details, history, help`, async ({ page }) => {
    page.on('filechooser', () => undefined);
    await openSample(page);
    await page.getByRole('combobox', { name: 'Language' }).selectOption(language);
    await page.reload();
    if (!isReport()) await chooseByKey(page, SAMPLE);
    await expect(page.getByRole('slider')).toBeVisible();
    await expectNoEnglish(page, language, 'board');
    await page
      .getByRole('table')
      .getByRole('button', { name: /^PR review sweep/ })
      .click();
    await expect(page.getByText('b9964797a533', { exact: true })).toBeVisible();
    await expect(page.getByRole('slider')).toHaveCount(2);
    await expectNoEnglish(page, language, 'details');
    await page.getByRole('button', { name: WORDS[language].catalog['detail.history'] }).click();
    await expect(page.getByRole('dialog').getByRole('row').nth(3)).toContainText('2026');
    await expectNoEnglish(page, language, 'history');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoEnglish(page, language, 'help');
  });
}

test('the language switch keeps sort, filters, open details and the language after a reload', async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole('columnheader', { name: 'Pace' }).getByRole('button').click();
  await jobButton(page, 'Newsletter draft').click();
  const order = () =>
    page
      .getByRole('table')
      .first()
      .locator('[aria-rowindex]')
      .getByRole('rowheader')
      .allInnerTexts();
  const before = await order();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  expect((await order()).slice(0, 5)).toEqual(before.slice(0, 5));
  await expect(page.getByRole('button', { name: /^Newsletter draft/ }).last()).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

test('numbers are written as the language writes them', async ({ page }) => {
  await openSample(page);
  await expect(figure(page, 'Runs')).toHaveText(/^\d,\d{3}$/);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  const cost = page.getByRole('button', { name: /^Coste?: / }).first();
  await expect(cost).toContainText(/\d,\d\d/);
});

test.describe('of a reader in Taiwan', () => {
  test.use({ locale: 'zh-TW' });
  test('the page speaks traditional Chinese from the start', ONLY_ON_THE_PAGE, async ({ page }) => {
    await page.goto('');
    await expect(page.locator('html')).toHaveAttribute('lang', /^zh-(Hant|TW)/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      String(WORDS['zh-hant'].catalog['app.empty_headline']),
    );
  });
});
