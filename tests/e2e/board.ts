// The page as a person sees it: roles and texts.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { at, file, NOW, reportOf, SAMPLE } from './files';

export async function choose(page: Page, files: readonly string[]): Promise<void> {
  const button = page.getByRole('button', { name: /^(Choose a file|Open a file)$/ }).first();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles([...files]);
}

/** Drops files anywhere on the window, or on one element, as a file manager does. */
export async function drop(page: Page, files: readonly string[], at = 'body'): Promise<void> {
  const contents = files.map((path) => [basename(path), readFileSync(path).toString('base64')]);
  const transfer = await page.evaluateHandle((parts) => {
    const data = new DataTransfer();
    for (const [name, base64] of parts) {
      const bytes = Uint8Array.from(atob(base64 ?? ''), (char) => char.charCodeAt(0));
      data.items.add(new File([bytes], name ?? ''));
    }
    return data;
  }, contents);
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(at, kind, { dataTransfer: transfer });
  }
}

/** Drops a folder of the disk: only the browser itself can make such a drop. */
export async function dropFolder(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
}

/** Not told of a report; web/playwright.config.ts says why. */
export const ONLY_ON_THE_PAGE = { tag: '@page' } as const;

export const isReport = (): boolean => test.info().project.name === 'report';

/** The board with the sample, in the view of `link`; without one, in that of a first visit. */
export async function openSample(page: Page, link = ''): Promise<void> {
  if (isReport()) {
    // With another link alone the browser would not load it anew.
    if (page.url() !== 'about:blank') await page.goto('about:blank');
    await page.goto(link || '#v1');
  } else {
    await page.goto(link);
    await choose(page, SAMPLE);
  }
  await expectBoard(page);
}

/** Another file than the sample, in the view of `link`; a report of it is a file of its own. */
export async function openFile(page: Page, name: string, link = ''): Promise<void> {
  if (isReport()) {
    await page.goto(`${pathToFileURL(reportOf(name)).href}${link}`);
    return;
  }
  await page.goto('');
  await choose(page, [file(name)]);
  await expect(page).toHaveTitle(new RegExp(name));
  if (link !== '') await page.goto(link);
}

/** The same again, after the browser has forgotten it; a page asks for its file once more. */
export async function reloadSample(page: Page, awaited = expectBoard): Promise<void> {
  await page.reload();
  if (!isReport()) await choose(page, SAMPLE);
  await awaited(page);
}

export async function expectBoard(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Cost and runs over time' }).first()).toBeVisible({
    timeout: 30_000,
  });
}

export const alerts = (page: Page): Locator => page.getByRole('alert');

/** The big figure of a summary card, as text. */
export const figure = (page: Page, label: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${label}: .*Explain$`) }).first();

export const pressed = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group }).getByRole('button', { name, exact: true });

/** What the engine says on the command line to the same question. */
export function askEngine(kind: string, request: object, files = SAMPLE): unknown {
  const [facts = '', jobs] = files;
  const args = ['query', kind, '--facts', facts, '--request', '-'];
  if (jobs !== undefined) args.push('--jobs', jobs);
  if (kind === 'whatIf') args.push('--prices', at('dist/prices/prices.json'));
  const input = JSON.stringify(request);
  return JSON.parse(execFileSync(at('dist/bin/cronlens'), args, { input, encoding: 'utf8' }));
}

export const NEWEST = (): number =>
  (askEngine('snapshot', {}) as { lastRun: number }).lastRun ?? NOW;
