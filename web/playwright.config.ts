// User stories in the distribution's Chromium, against the real server.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from '@playwright/test';

// Of this run alone, so that two runs do not meet; workers inherit it.
process.env.CRONLENS_E2E_PORT ??= String(20_000 + (process.pid % 12_000));
const PORT = process.env.CRONLENS_E2E_PORT;

/** Stories of the page that are told once more on a report, from disk and without a network. Most of
 * the others begin with nothing open, or name the file that they open. */
const IN_A_REPORT = /\/(filters|history|timeline|window)\.spec\.ts$/;

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
    launchOptions: {
      executablePath: '/usr/bin/chromium',
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
      testMatch: IN_A_REPORT,
      // A report is seen from the moment it was made at, however long ago.
      grepInvert: /an old file is seen from its newest run/,
      use: { baseURL: pathToFileURL(resolve('../build/e2e/files/story.html')).href, offline: true },
    },
  ],
  webServer: {
    command: `../dist/bin/cronlens serve --page ../dist/page --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
