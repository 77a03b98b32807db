import { expect, test } from '@playwright/test';
import { ONLY_ON_THE_PAGE, openSample } from './board';

test('nothing leaves the tab: no request elsewhere, no policy violation', async ({
  page,
  baseURL,
}) => {
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
  await page
    .getByRole('button', { name: /^Competitor pricing scan/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

const POLICY = 'the policy is in the page and in the header, and allows no foreign origin';
test(POLICY, ONLY_ON_THE_PAGE, async ({ page }) => {
  const response = await page.goto('');
  const header = response?.headers()['content-security-policy'] ?? '';
  const meta = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  for (const policy of [header, meta ?? '']) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
  }
  await expect(page.getByText('Nothing leaves this tab').first()).toBeVisible();
});

test('a script on the page could not send anything elsewhere, by any of the usual ways', async ({
  page,
}) => {
  const left: string[] = [];
  await page.route(/elsewhere\.example/, (route) => {
    left.push(route.request().url());
    return route.abort();
  });
  await openSample(page);
  const refused = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      directives.push(effectiveDirective),
    );
    const to = 'https://elsewhere.example/';
    await fetch(to).catch(() => undefined);
    navigator.sendBeacon(to, 'x');
    for (const tag of ['img', 'script', 'iframe'] as const) {
      const element = document.createElement(tag);
      element.src = to;
      document.body.append(element);
    }
    const form = document.createElement('form');
    form.action = to;
    document.body.append(form);
    form.submit();
    try {
      new WebSocket('wss://elsewhere.example/');
    } catch {
      directives.push('connect-src');
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return directives;
  });
  expect(left).toEqual([]);
  for (const directive of [
    'connect-src',
    'img-src',
    'script-src-elem',
    'frame-src',
    'form-action',
  ]) {
    expect(refused).toContain(directive);
  }
});
