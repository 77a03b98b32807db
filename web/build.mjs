// Builds dist/page (the standalone page), dist/report (the template of reports), dist/engine (the
// engine as an ES module) and dist/prices.
// Usage: node build.mjs. CRONLENS_ENGINE names the folder of engine.mjs and engine.wasm,
// by default build/wasm/engine; CRONLENS_DIST the target, by default dist.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildReport, bundleInsideWorker, bundleReportWorker } from './build_report.mjs';
import { buildSqlModule, SMALL_SQL } from './build_sql.mjs';
import { bundleTypes } from './bundle_types.mjs';
import {
  bundle,
  common,
  DIST,
  ENGINE,
  packed,
  printSize,
  readEngine,
  version,
  WEB,
} from './bundling.mjs';
import { priceData } from './price_data.mjs';

const PAGE = join(DIST, 'page');
const LIBRARY = join(DIST, 'engine');

// The page asks and reads in the wire format; the library also speaks JSON.
await buildPage({
  engine: await readEngine('engine'),
  decide: await readEngine('engine_decide'),
  offline: await readEngine('engine_offline'),
});
await buildLibrary(await readEngine('engine_with_json'));
await buildPrices();
await printSizes(PAGE);

async function buildPage(wasm) {
  await rm(PAGE, { recursive: true, force: true });
  await mkdir(PAGE, { recursive: true });
  const worker = await bundle('src/engine/engine_worker.ts', { format: 'iife' });
  const prices = JSON.stringify(await priceData());
  const decideStyles = await bundle('src/decide/decide.css');
  const styles = await bundle('src/shells/page.css');
  const icon = await readFile(join(WEB, 'src/shells/icon.svg'));
  const report = await buildReport({
    engine: packed(wasm.offline),
    worker: Buffer.from(await bundleInsideWorker()).toString(),
    styles: Buffer.concat([styles, decideStyles]).toString(),
    prices,
    icon: icon.toString(),
  });
  const sql = await readFile(SMALL_SQL);
  const consoleWorker = await bundle('src/console/console_worker.ts', { format: 'iife' });
  const addresses = {
    ENGINE_WORKER_FILE: await put(PAGE, 'engine-worker', 'js', worker),
    ENGINE_WASM_FILE: await put(PAGE, 'engine', 'wasm.zst', packed(wasm.engine)),
    CONSOLE_WORKER_FILE: await put(PAGE, 'console-worker', 'js', consoleWorker),
    // Browsers unpack gzip themselves, and this one is not waited for by the first paint.
    CONSOLE_WASM_FILE: await put(PAGE, 'console', 'wasm.gz', gzipSync(sql, { level: 9 })),
    REPORT_WORKER_FILE: await put(PAGE, 'report-worker', 'js', await bundleReportWorker()),
    REPORT_FILE: await put(PAGE, 'report', 'html.gz', gzipSync(report, { level: 9 })),
    ...(await buildDecide(wasm.decide, prices, decideStyles)),
  };
  const theme = await bundle('src/shells/first_theme.ts', { format: 'iife' });
  const files = {
    theme: await put(PAGE, 'theme', 'js', theme),
    js: await buildScripts('src/shells/page.tsx', addresses),
    css: await put(PAGE, 'app', 'css', styles),
    icon: await put(PAGE, 'icon', 'svg', icon),
  };
  const template = await readFile(join(WEB, 'src/shells/index.html'), 'utf8');
  const html = template.replace(/\{\{(\w+)\}\}/g, (_, name) => files[name]);
  await writeFile(join(PAGE, 'index.html'), html);
}

/** What the decide view is fetched with when it is first opened, its script aside. */
async function buildDecide(wasmBinary, prices, style) {
  const worker = await bundle('src/decide/decide_worker.ts', {
    format: 'iife',
    alias: { 'engine-module': join(ENGINE, 'engine_decide.mjs') },
  });
  return {
    DECIDE_WORKER_FILE: await put(PAGE, 'decide-worker', 'js', worker),
    DECIDE_WASM_FILE: await put(PAGE, 'decide-engine', 'wasm.zst', packed(wasmBinary)),
    DECIDE_PRICES_FILE: await put(PAGE, 'decide-prices', 'json.gz', gzipSync(prices, { level: 9 })),
    DECIDE_STYLE_FILE: await put(PAGE, 'decide', 'css', style),
  };
}

/** The page's script, and beside it what it loads when it is needed. Returns: the name of the first. */
async function buildScripts(entry, addresses) {
  const words = Object.entries(addresses).map(([name, file]) => [name, JSON.stringify(file)]);
  const result = await build({
    ...common,
    entryPoints: { app: entry },
    define: { ...common.define, ...Object.fromEntries(words) },
    splitting: true,
    outdir: PAGE,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  });
  for (const { path, contents } of result.outputFiles) await writeFile(path, contents);
  return basename(result.outputFiles.find(({ path }) => basename(path).startsWith('app-')).path);
}

async function buildLibrary(wasmBinary) {
  await rm(LIBRARY, { recursive: true, force: true });
  await mkdir(LIBRARY, { recursive: true });
  const script = await bundle('src/engine/library.ts', {
    external: ['node:*'],
    alias: { 'engine-module': join(ENGINE, 'engine_with_json.mjs') },
  });
  await writeFile(join(LIBRARY, 'cronlens.js'), script);
  await writeFile(join(LIBRARY, 'cronlens.wasm'), wasmBinary);
  await writeFile(join(LIBRARY, 'cronlens.d.ts'), bundleTypes(WEB));
  await buildSqlModule(LIBRARY);
  const readme = await readFile(join(WEB, 'src/engine/library_readme.md'));
  await writeFile(join(LIBRARY, 'README.md'), readme);
  const manifest = {
    name: 'cronlens',
    version,
    license: 'MIT',
    type: 'module',
    engines: { node: '>=20' },
    exports: {
      '.': { types: './cronlens.d.ts', default: './cronlens.js' },
      './cronlens.wasm': './cronlens.wasm',
      './sql': { types: './sql.d.ts', require: './sql.cjs', default: './sql.mjs' },
      './sql.wasm': './sql.wasm',
    },
  };
  await writeFile(join(LIBRARY, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function buildPrices() {
  const folder = join(DIST, 'prices');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'prices.json'), JSON.stringify(await priceData()));
}

/** Names a file after its content: it can be cached for ever. */
async function put(folder, name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(join(folder, file), content);
  return file;
}

async function printSizes(folder) {
  let total = 0;
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(join(folder, name));
    const { length } = gzipSync(bytes, { level: 9 });
    total += length;
    printSize(basename(name), bytes.length, length);
  }
  printSize('dist/page in all', '', total);
}
