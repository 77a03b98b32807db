// Measures the product's page as a person meets it: a facts.db is chosen, then filters are changed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startBrowser } from './lib/browser.mjs';
import { rendererMemory } from './lib/machine.mjs';
import { median, p95 } from './lib/stats.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Groups of the toolbar, and which of their buttons is pressed. The page begins at 30 days, All. */
const CHANGES = [
  ...[4, 1, 5, 3, 2].map((index) => ['Window', index]),
  ...[1, 2, 0].map((index) => ['Outcome', index]),
  ...[5, 4].map((index) => ['Window', index]),
  ...[1, 2, 0].map((index) => ['Mode', index]),
  ...[1, 3].map((index) => ['Window', index]),
  ...[2, 0].map((index) => ['Outcome', index]),
  ...[6, 5, 3].map((index) => ['Window', index]),
];

/** The figures of `reps` fresh browsers, as Markdown. */
export async function measurePage(facts, reps, waitForQuiet) {
  const server = await serve();
  try {
    const visits = [];
    for (let rep = 0; rep < reps; rep += 1) {
      await waitForQuiet();
      visits.push(await visit(server.address, facts));
    }
    return describe(facts, visits);
  } finally {
    server.stop();
  }
}

async function serve() {
  const command = ['serve', '--page', at('dist/page'), '--port', '0'];
  const server = spawn(at('dist/bin/cronlens'), command, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\/\/\S+\//.exec(line) ?? [];
    if (address !== undefined) return { address, stop: () => server.kill() };
  }
  throw new Error('the server did not start');
}

async function visit(address, facts) {
  const started = await startBrowser();
  try {
    const page = await started.browser.newPage({
      ...{ locale: 'en-US', timezoneId: 'UTC' },
      viewport: { width: 1440, height: 1000 },
    });
    await page.addInitScript({ path: at('engine/bench/lib/page_probe.js') });
    await page.goto(address);
    const button = page.getByRole('button', { name: /^(Choose a file|Open a file)$/ }).first();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    const opening = page.evaluate(() => window.probe.watchOpening());
    await page.waitForTimeout(100);
    await chooser.setFiles(facts);
    const opened = await opening;
    const longest = await page.evaluate(() => window.probe.longest());
    const changes = [];
    for (const [group, index] of CHANGES) changes.push(await change(page, group, index));
    return { opened: { ...opened, longest }, changes, memory: rendererMemory(started.pid) };
  } finally {
    await started.close();
  }
}

async function change(page, group, index) {
  const measured = page.evaluate(() => window.probe.watchChange());
  await page.waitForTimeout(50);
  const button = page.getByRole('group', { name: group }).getByRole('button').nth(index);
  await button.click();
  return { name: `${group}: ${await button.textContent()}`, ...(await measured) };
}

const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function describe(facts, visits) {
  const of = (pick) => median(visits.map(pick));
  const all = visits.flatMap((each) => each.changes);
  const both = (pick) => `${ms(median(all.map(pick)))} | ${ms(p95(all.map(pick)))}`;
  const longTasks = all.flatMap((each) => each.longTasks);
  const longest = longTasks.length > 0 ? `, the longest ${ms(Math.max(...longTasks))} ms` : '';
  return [
    `### The page with ${facts.split('/').at(-2)}: medians of ${visits.length} visits`,
    '',
    `- first figures ${ms(of((v) => v.opened.figures))} ms after the file was chosen`,
    `- the whole board ${ms(of((v) => v.opened.board))} ms after it`,
    `- longest task of the main thread while opening ${ms(of((v) => v.opened.longest))} ms`,
    `- memory of the tab: peak ${ms(of((v) => v.memory.peak))} MB, now ${ms(of((v) => v.memory.pss))} MB`,
    '',
    `| of ${all.length} changes, ms | median | p95 |`,
    '| --- | --: | --: |',
    `| click to the next paint | ${both((each) => each.paint)} |`,
    `| click to new figures in the document | ${both((each) => each.figures)} |`,
    `| click to their paint | ${both((each) => each.answer)} |`,
    `| the browser's own event timing | ${both((each) => each.event)} |`,
    '',
    `Tasks over 50 ms: ${longTasks.length}${longest}.`,
    '',
    '| change | next paint | new figures | their paint | event | tasks over 50 ms |',
    '| --- | --: | --: | --: | --: | --- |',
    ...CHANGES.map((_, step) => changeLine(visits.map((each) => each.changes[step]))),
    '',
  ].join('\n');
}

function changeLine(steps) {
  const of = (pick) => ms(median(steps.map(pick)));
  const tasks = steps.flatMap((each) => each.longTasks).map(ms);
  const times = [of((s) => s.paint), of((s) => s.figures), of((s) => s.answer), of((s) => s.event)];
  return `| ${steps[0].name} | ${times.join(' | ')} | ${tasks.join(', ') || 'none'} |`;
}
