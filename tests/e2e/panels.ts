// The parts of the board, by what they are called.
import { expect, type Locator, type Page } from '@playwright/test';
import { askEngine, NEWEST, pressed } from './board';

export interface Figure {
  readonly value: number | null;
  readonly used: number;
  readonly leftOut: number;
}

/** As much of the engine's answers as the stories compare. */
export interface Board {
  readonly overview: Record<string, Figure>;
  readonly timeline: { edges: number[]; runs: number[]; cost: number[] };
  readonly leaders: { jobId: string; jobName: string; figure: Figure; share: Figure }[];
  readonly jobs: {
    ids: string[];
    names: string[];
    runs: number[];
    successRuns: number[];
    failureRuns: number[];
    cost: (number | null)[];
  };
  readonly models: { names: string[] };
  readonly providers: { names: string[] };
}

export type Job = Board & Record<string, Figure>;

/** The sample, asked on the command line as the page asks: seen from its newest run, 30 days. */
export function askBoard(query: object = {}): Board {
  return askEngine('dashboard', asked(query)) as Board;
}

export function askJob(job: string, query: object = {}): Job {
  return askEngine('job', { query: asked(query), job }) as Job;
}

const asked = (query: object) => ({
  now: NEWEST(),
  window: { kind: 'last_days', days: 30 },
  ...query,
});

export const count = (value: number | null | undefined): string =>
  (value ?? Number.NaN).toLocaleString('en-US');

export const dollars = (value: number | null | undefined): string =>
  (value ?? Number.NaN).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/** The first number in a text; a dash is nothing. */
export const numberIn = (text: string): number =>
  Number(text.replace(/,/g, '').match(/[\d.]+/)?.[0] ?? 0);

export const region = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true });

export const timeline = (page: Page): Locator => region(page, 'Cost and runs over time');
export const chart = (page: Page): Locator => timeline(page).getByRole('slider');
export const jobs = (page: Page): Locator => region(page, 'Jobs');

export const jobButton = (page: Page, name: string): Locator =>
  jobs(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first();

/** A card of the summary board. */
export const card = (page: Page, title: string): Locator =>
  region(page, 'Summary')
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

export const windowButton = (page: Page, name: string): Locator => pressed(page, 'Window', name);

export async function openHistory(page: Page, name: string): Promise<Locator> {
  const button = jobButton(page, name);
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await jobs(page).getByRole('button', { name: 'All runs' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('grid')).toBeVisible();
  return drawer;
}

/** The nth run of the history, counted from 1. */
export const runRow = (drawer: Locator, nth: number): Locator =>
  drawer.locator(`[aria-rowindex="${nth + 1}"]`);

/** Every figure of the summary board that explains itself. */
export const figureButtons = (page: Page): Locator =>
  region(page, 'Summary').getByRole('button', { name: /Explain$/ });
