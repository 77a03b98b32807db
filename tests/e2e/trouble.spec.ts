import { expect, test } from '@playwright/test';
import { alerts, choose, expectBoard, ONLY_ON_THE_PAGE, openSample, pressed } from './board';
import { file, SAMPLE } from './files';
import { figureButtons, windowButton } from './panels';

const WITHOUT = 'without its engine the page says so, and works again once it can be loaded';
test(WITHOUT, ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.route('**/engine-*.zst', (route) => route.abort());
  await page.goto('');
  await choose(page, SAMPLE);
  await expect(alerts(page)).toContainText('The engine could not be loaded');
  await expect(alerts(page).getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await page.unroute('**/engine-*.zst');
  await alerts(page).getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await choose(page, SAMPLE);
  await expectBoard(page);
});

test(
  'an engine that is no WebAssembly is told apart from a bad file',
  ONLY_ON_THE_PAGE,
  async ({ page }) => {
    await page.route('**/engine-*.zst', (route) =>
      route.fulfill({ contentType: 'application/zstd', body: '<html>not found</html>' }),
    );
    await page.goto('');
    await choose(page, SAMPLE);
    await expect(alerts(page)).toContainText(/engine could not be loaded|different builds/);
  },
);

test('where the browser keeps nothing, everything else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openSample(page);
  await pressed(page, 'Outcome', 'Failure').click();
  await expect(pressed(page, 'Outcome', 'Failure')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

const NONSENSE: readonly unknown[] = [
  null,
  [],
  'text',
  { window: { kind: 'range', since: 9e99, until: -1 } },
  { window: { kind: 'last_days', days: -3 }, outcome: 7, mode: {}, jobs: 'all', jobSort: 'rm' },
  { window: { kind: 'range', since: 1e300, until: 1.1e300 } },
  { jobs: ['no such job'], models: [5, null], text: 3 },
];

for (const stored of NONSENSE) {
  test(`${JSON.stringify(stored)} left by whomever in the storage does no harm`, async ({
    page,
  }) => {
    await page.addInitScript((value) => {
      localStorage.setItem('cronlens:view:1', value);
      localStorage.setItem('cronlens:theme', value);
      localStorage.setItem('cronlens:language', value);
    }, JSON.stringify(stored));
    await openSample(page);
    await windowButton(page, 'Last 7 days').click();
    await expectBoard(page);
    await expect(figureButtons(page).first()).toContainText(/\d/);
    await expect(page.getByRole('main')).not.toContainText(/NaN|Invalid|undefined/);
  });
}

test('the address with #sample opens the sample at once', ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.goto('#sample');
  await expectBoard(page);
  await expect(page.getByText('Sample data').first()).toBeVisible();
});

const OWN =
  'a file of the reader takes #sample out of the address, so that a reload shows no sample';
test(OWN, ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.goto('#sample');
  await expectBoard(page);
  await choose(page, SAMPLE);
  await expect(page).toHaveTitle(/facts\.db/);
  await expect(page).not.toHaveURL(/sample/);
  await page.evaluate(() => {
    location.hash = '#sample';
  });
  await expect(page).not.toHaveURL(/sample/);
  await expect(page).toHaveTitle(/facts\.db/);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
});

test(
  '#sample typed into the address of an open tab opens the sample',
  ONLY_ON_THE_PAGE,
  async ({ page }) => {
    await page.goto('');
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#sample';
    });
    await expectBoard(page);
    await expect(page.getByText('Sample data').first()).toBeVisible();
  },
);

const HOVER = 'while files hover over the page it says what to do, and stops when they leave';
test(HOVER, ONLY_ON_THE_PAGE, async ({ page }) => {
  await page.goto('');
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'facts.db'));
    return data;
  });
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Drop to open')).toBeVisible();
  await page.dispatchEvent('body', 'dragleave', { dataTransfer: transfer });
  await expect(page.getByText('Drop to open')).toHaveCount(0);
});

test('a second file replaces the first as a whole', ONLY_ON_THE_PAGE, async ({ page }) => {
  await openSample(page);
  await choose(page, [file('odd.db')]);
  await expect(page).toHaveTitle(/odd\.db/);
  await expect(page.getByText('Competitor pricing scan')).toHaveCount(0);
  await page.getByRole('button', { name: 'Close the file' }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await expect(page).toHaveTitle('Cronlens');
});
