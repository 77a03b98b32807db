import { expect, test } from '@playwright/test';
import { openSample } from './board';

test('nothing leaves the tab: no request elsewhere, no policy violation', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url)) foreign.push(url);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await openSample(page);
  await page.getByRole('button', { name: /^Competitor pricing scan/ }).last().click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the policy is in the page and in the header, and allows no foreign origin', async ({ page }) => {
  const response = await page.goto('');
  const header = response?.headers()['content-security-policy'] ?? '';
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  for (const policy of [header, meta ?? '']) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
  }
  await expect(page.getByText('Nothing leaves this tab').first()).toBeVisible();
});
