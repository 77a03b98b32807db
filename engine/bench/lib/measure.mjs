// One engine, one data set, one fresh browser.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { startBrowser } from './browser.mjs';
import { rendererMemory } from './machine.mjs';
import { compare } from './result.mjs';
import { startServer } from './server.mjs';
import { median, p95 } from './stats.mjs';

const TIMEOUT = 900_000;

/** A row of measurements, or { skipped: why } or { failed: why }. */
export async function measure(name, data, folders) {
  const server = await startServer(folders);
  const started = await startBrowser();
  const notes = [];
  try {
    const page = await started.browser.newPage();
    const lost = new Promise((_, reject) => {
      page.on('crash', () => reject(new Error('the tab crashed: out of memory?')));
      setTimeout(() => reject(new Error(`no answer in ${TIMEOUT / 1000} s`)), TIMEOUT).unref();
    });
    page.on('pageerror', (error) => notes.push(String(error)));
    return await Promise.race([inPage(page, name, data, server, started.pid), lost]);
  } catch (reason) {
    const [first] = String(reason.message ?? reason).split('\n', 1);
    return { failed: [first, ...notes].join('; ').slice(0, 300) };
  } finally {
    await started.close();
    server.close();
  }
}

async function inPage(page, name, data, server, pid) {
  page.setDefaultTimeout(0);
  await page.goto(server.address);
  await page.waitForFunction(() => window.bench !== undefined);
  const session = await page.context().newCDPSession(page);
  await collectGarbage(session);
  await page.waitForTimeout(500);
  const blank = rendererMemory(pid).pss;
  server.fetched.clear();
  const opened = await page.evaluate(
    (request) => window.bench.load(...request),
    [...[name, data.name, data.available]],
  );
  if (opened.skipped !== undefined) return opened;
  await collectGarbage(session);
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  const memory = {
    process: rendererMemory(pid).pss - blank,
    heap: (usedSize + backingStorageSize) / 1e6,
    wasm: (await page.evaluate(() => window.bench.memory())) / 1e6,
  };
  const { answers, ...times } = await page.evaluate(() => window.bench.interact());
  const verdict = checkAnswers(data.expected, answers, opened.partial);
  const peak = rendererMemory(pid).peak;
  return {
    ...{ ...opened, ...summarise(opened, times), ...verdict },
    ...{ memory: { ...memory, peak }, download: sizeOf(server.fetched) },
  };
}

async function collectGarbage(session) {
  for (let i = 0; i < 2; i += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function checkAnswers(expected, answers, partial) {
  const errors = [];
  let checked = 0;
  // What was too slow for more than the first walk has answered that one.
  expected.slice(0, answers.length).forEach((answer, step) => {
    const report = compare(answer, answers[step], partial);
    checked += report.checked;
    errors.push(...report.errors.map((text) => `step ${step}: ${text}`));
  });
  return { checked, errors };
}

function summarise({ bootMs, loadMs }, { first, warm, moved, steadyAnswer, steadyRows }) {
  return {
    firstAnswerMs: bootMs + loadMs + first.rows[0],
    answer: { median: median(first.answer), p95: p95(first.answer) },
    rows: { median: median(first.rows), p95: p95(first.rows) },
    moved: moved && median(moved.answer),
    warm: {
      answer: warm && median(warm.answer),
      rows: warm && median(warm.rows),
    },
    steady: { answer: steadyAnswer, rows: steadyRows },
    times: { first, warm, moved },
  };
}

function sizeOf(paths) {
  const files = [...paths].map((path) => readFileSync(path));
  const sum = (sizes) => sizes.reduce((a, b) => a + b, 0);
  return {
    raw: sum(files.map((file) => file.length)),
    gzip: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
  };
}
