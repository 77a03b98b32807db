// Assembles dist/hermes-plugin/cronlens: one folder that a Hermes installs as it is. Run after
// build.mjs, with dist/bin/cronlens built.
// Usage: node build_hermes.mjs. CRONLENS_ENGINE and CRONLENS_DIST as in build.mjs.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleReportWorker } from './build_report.mjs';
import {
  bundle,
  common,
  DIST,
  fail,
  packed,
  printSize,
  readEngine,
  version,
  WEB,
} from './bundling.mjs';

const FROM = join(WEB, 'hermes');
const PLUGIN = join(DIST, 'hermes-plugin/cronlens');
const TAB = join(PLUGIN, 'dashboard/dist');
const PROGRAM = join(DIST, 'bin/cronlens');
const TAB_BUDGET = 450_000;
/** What is fetched when a report is saved. */
const REPORT_BUDGET = 550_000;
/** In this order one file: the dashboard loads no second one. */
const API = ['refused', 'homes', 'program', 'copies', 'routes'];

if (!existsSync(PROGRAM)) fail(`${PROGRAM} is missing: build it first, see scripts/build.`);
await rm(PLUGIN, { recursive: true, force: true });
await mkdir(TAB, { recursive: true });
const files = await buildTab();
await buildPlugin();
printSizes(files);

async function buildTab() {
  const wasm = await readEngine('engine');
  const engine = packed(wasm);
  const engineVersion = createHash('sha256').update(wasm).digest('hex').slice(0, 12);
  // Install scanners take zero-width characters for hidden text: nothing but ASCII.
  const classic = { format: 'iife', charset: 'ascii' };
  const define = { ...common.define, ENGINE_VERSION: JSON.stringify(engineVersion) };
  const files = {
    'index.js': await bundle('src/hermes/index.ts', { ...classic, define }),
    'worker.js': await bundle('src/engine/engine_worker.ts', classic),
    'style.css': inItsContainer(await bundle('src/hermes/hermes.css', { charset: 'ascii' })),
    // The same engine twice: for the plugin's own route, and under a name that the dashboard's
    // static route serves. A browser fetches one of them.
    'engine.map': engine,
    'engine.wasm': wasm,
    'report_worker.js': await bundleReportWorker(classic),
    // Under such names for the same reason.
    'report.map': gzipSync(await readFile(join(DIST, 'report/template.html')), { level: 9 }),
    ...(await languages()),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(TAB, name), content);
  return files;
}

/** The words that src/hermes/fetch_words.ts fetches: JSON, by file name. */
async function languages() {
  const files = {};
  for (const file of await readdir(join(WEB, 'src/i18n'))) {
    const [, name] = /^language_(\w+)\.ts$/.exec(file) ?? [];
    if (name === undefined) continue;
    const script = Buffer.from(await bundle(`src/i18n/${file}`)).toString('base64');
    const { words } = await import(`data:text/javascript;base64,${script}`);
    files[`language_${name.replace('_', '-')}.map`] = Buffer.from(JSON.stringify(words));
  }
  return files;
}

/** The tab is narrower than the window: there is a sidebar. Its own width counts. */
function inItsContainer(css) {
  return Buffer.from(css)
    .toString()
    .replace(/@media ?\((max-width:[^)]*)\)/g, '@container cronlens ($1)')
    .replace(/(\d)vw\b/g, '$1cqi');
}

async function buildPlugin() {
  for (const name of ['plugin.yaml', '__init__.py', 'README.md', 'after-install.md']) {
    await fill(join(FROM, name), join(PLUGIN, name));
  }
  await fill(join(FROM, 'dashboard/manifest.json'), join(PLUGIN, 'dashboard/manifest.json'));
  const api = filled(await joinedApi());
  await writeFile(join(PLUGIN, 'dashboard/plugin_api.py'), api);
  await cp(join(WEB, '../LICENSE'), join(PLUGIN, 'LICENSE'));
  await cp(join(FROM, 'bin'), join(PLUGIN, 'bin'), { recursive: true });
  await cp(PROGRAM, join(PLUGIN, 'bin/cronlens'));
  await chmod(join(PLUGIN, 'bin/cronlens'), 0o755);
}

async function fill(from, to) {
  await writeFile(to, filled(await readFile(from, 'utf8')));
}

function filled(text) {
  return text.replaceAll('{{version}}', version);
}

/** The modules of web/hermes/api as one: imports first, those of each other left out. */
async function joinedApi() {
  const imports = new Set();
  const bodies = [];
  let head = '';
  for (const name of API) {
    const text = await readFile(join(FROM, 'api', `${name}.py`), 'utf8');
    const [, docstring, rest] = /^"""([\s\S]*?)"""\n([\s\S]*)$/.exec(text);
    if (name === API.at(-1)) head = `"""${docstring}"""\n`;
    const lines = rest.split('\n');
    for (const line of lines) {
      if (/^(import|from) /.test(line) && !line.startsWith('from .')) imports.add(line);
    }
    const body = lines.filter((line) => !/^(import|from) /.test(line)).join('\n');
    const title = name === API.at(-1) ? '# The routes.' : `# ${docstring.trim()}`;
    bodies.push(`${title}\n\n${body.trim()}\n`);
  }
  return `${head}${[...imports].sort().join('\n')}\n\n${bodies.join('\n\n')}`;
}

/** The engine counts as browsers get it that take Zstandard; its twin stands for that. */
function printSizes(files) {
  const {
    'engine.wasm': unpacked,
    'report.map': report,
    'report_worker.js': worker,
    ...fetched
  } = files;
  let total = 0;
  let largestLanguage = 0;
  for (const [name, content] of Object.entries(fetched)) {
    const { length } = gzipSync(content, { level: 9 });
    printSize(`hermes tab: ${name}`, content.length, length);
    if (name.startsWith('language_')) largestLanguage = Math.max(largestLanguage, length);
    else total += length;
  }
  // Nobody reads in two.
  total += largestLanguage;
  printSize('(unpacked, as engine.wasm)', unpacked.length, gzipSync(unpacked, { level: 9 }).length);
  const saving = report.length + gzipSync(worker, { level: 9 }).length;
  printSize('(when a report is saved)', report.length + worker.length, saving);
  printSize('hermes tab in all', '', total);
  if (total > TAB_BUDGET) fail(`the Hermes tab is over its budget of ${TAB_BUDGET} bytes gzip.`);
  if (saving > REPORT_BUDGET) fail(`a report takes ${saving} bytes to save, over its budget.`);
}
