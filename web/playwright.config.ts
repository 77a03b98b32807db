// User stories in the distribution's Chromium, against the real server.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from '@playwright/test';

// Of this run alone, so that two runs do not meet; workers inherit it.
process.env.CRONLENS_E2E_PORT ??= String(20_000 + (process.pid % 12_000));
const PORT = process.env.CRONLENS_E2E_PORT;

/**
 * The page and a report are one app, so a story is told of both; of a report from the disk and without
 * a network, with the sample in it. Of the page alone are told: what concerns an empty page and files
 * dropped onto it (bad_input, first_look, intake, refusals) or one that a server keeps up to date
 * (live); what a report leaves out to stay small (sql_console); and what has a shell of its own
 * (hermes, report).
 */
const FILES_OF_THE_PAGE =
  /\/(bad_input|first_look|hermes|intake|live|refusals|report|sql_console)\.spec\.ts$/;

/**
 * Single stories of these kinds in other files; the tag is in tests/e2e/board.ts. And these: a report
 * opens as it was saved and not as its reader left another, is seen from the moment it was made at and
 * not from now, has no sample but its own data, and fetches no file that could be missing.
 */
const STORIES_OF_THE_PAGE = /@page/;

export default defineConfig({
  testDir: '../tests/e2e',
  outputDir: '../build/e2e/results',
  globalSetup: '../tests/e2e/setup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 45_000,
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 1000 },
    // Chromium without its own windows: the same engine, and a third less to wait for.
    launchOptions: {
      executablePath: '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'page' },
    {
      name: 'report',
      testIgnore: FILES_OF_THE_PAGE,
      grepInvert: STORIES_OF_THE_PAGE,
      use: { baseURL: pathToFileURL(resolve('../build/e2e/files/story.html')).href, offline: true },
    },
  ],
  webServer: {
    command: `../dist/bin/cronlens serve --page ../dist/page --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
