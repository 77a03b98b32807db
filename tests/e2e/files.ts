import { resolve } from 'node:path';

/** A path of this repository; Playwright runs in web/. */
export const at = (path: string): string => resolve('..', path);

/** Where the databases of the stories are. */
export const FILES = at('build/e2e/files');

/** The moment at which the sample ends: 2026-05-28T20:26:40Z. */
export const NOW = 1_780_000_000;

export const file = (name: string): string => `${FILES}/${name}`;
/** A report of all of the sample, made at its newest run; playwright.config.ts knows it too. */
export const STORY_REPORT = `${FILES}/story.html`;

/** A report of one of the other files. */
export const reportOf = (name: string): string => `${FILES}/${name}.html`;
/** Of these there is one. */
export const REPORTED = ['big.db', 'formulas.db'] as const;

export const SAMPLE: readonly string[] = [file('sample/facts.db'), file('sample/jobs.json')];
