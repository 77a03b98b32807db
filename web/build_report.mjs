// Builds dist/report/template.html: the page, its engine and its worker in one file with holes for the
// data. `cronlens report` fills it, and a page that saves a report. build.mjs calls it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle, DIST, ENGINE, WEB } from './bundling.mjs';

/** Returns: the template, as text. `parts` are those of the page that a report has as well. */
export async function buildReport(parts) {
  const { makeTemplate } = await templateMaker();
  // One file has no other to import from.
  const script = await text('src/shells/report.tsx');
  const template = await makeTemplate({
    ...parts,
    script,
    loader: await text('src/report/loader.ts', 'iife'),
    firstStyles: await text('src/report/first.css', 'iife'),
  });
  await mkdir(join(DIST, 'report'), { recursive: true });
  await writeFile(join(DIST, 'report/template.html'), template);
  return template;
}

const alias = { 'engine-module': join(ENGINE, 'engine_offline.mjs') };

/** For the engine of reports where one is saved. */
export function bundleReportWorker(options = {}) {
  return bundle('src/engine/engine_worker.ts', { format: 'iife', alias, ...options });
}

/** For the same engine within a report. */
export function bundleInsideWorker() {
  return bundle('src/shells/report_worker.ts', { format: 'iife', alias });
}

async function text(entry, format = 'esm') {
  return Buffer.from(await bundle(entry, { format }))
    .toString()
    .trim();
}

async function templateMaker() {
  const { outputFiles } = await build({
    absWorkingDir: WEB,
    entryPoints: ['src/report/template.ts'],
    bundle: true,
    write: false,
    format: 'esm',
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
