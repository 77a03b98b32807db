// Sizes of reports, and how long they take to show their first figure and to answer. Usage, in web/:
//   node ../tests/tools/report_times.mjs REPORT.html...
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const name of process.argv.slice(2)) {
  const runs = [];
  for (let time = 0; time < 3; time += 1) runs.push(await timesOf(resolve(name)));
  runs.sort((one, other) => one.interactive - other.interactive);
  const { first, interactive } = runs[1];
  const size = statSync(name).size;
  process.stdout.write(`${name}: ${size} bytes, first ${first} ms, interactive ${interactive} ms\n`);
}
await browser.close();

async function timesOf(path) {
  const page = await (await browser.newContext({ offline: true })).newPage();
  await page.addInitScript(() => {
    const seen = {};
    window.seen = seen;
    const look = () => {
      if (document.querySelector('.cl-report dd')) seen.first ??= performance.now();
      if (document.querySelector('.cl-board .cl-cards')) seen.interactive ??= performance.now();
      if (seen.interactive === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`file://${path}`);
  await page.waitForSelector('.cl-board .cl-cards', { timeout: 120_000 });
  const seen = await page.evaluate(() => window.seen);
  await page.context().close();
  return { first: Math.round(seen.first), interactive: Math.round(seen.interactive) };
}
