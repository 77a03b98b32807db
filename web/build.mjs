// Builds dist/page (the standalone page) and dist/engine (the engine as an ES module).
// Usage: node build.mjs. CRONLENS_ENGINE names the folder of engine.mjs and engine.wasm,
// by default build/wasm/engine; CRONLENS_DIST the target, by default dist.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleTypes } from './bundle_types.mjs';
import {
  bundle,
  common,
  DIST,
  ENGINE,
  fail,
  packed,
  printSize,
  readEngine,
  version,
  WEB,
} from './bundling.mjs';

const PAGE = join(DIST, 'page');
const LIBRARY = join(DIST, 'engine');
const PAGE_BUDGET = 450_000;

// The page asks and reads in the wire format; the library also speaks JSON.
await buildPage(await readEngine('engine'));
await buildLibrary(await readEngine('engine_with_json'));
await printSizes(PAGE, PAGE_BUDGET);

async function buildPage(wasmBinary) {
  await rm(PAGE, { recursive: true, force: true });
  await mkdir(PAGE, { recursive: true });
  const worker = await bundle('src/engine/engine_worker.ts', { format: 'iife' });
  const workerFile = await put(PAGE, 'engine-worker', 'js', worker);
  const wasmFile = await put(PAGE, 'engine', 'wasm.zst', packed(wasmBinary));
  const script = await bundle('src/shells/page.tsx', {
    define: {
      ...common.define,
      ENGINE_WORKER_FILE: JSON.stringify(workerFile),
      ENGINE_WASM_FILE: JSON.stringify(wasmFile),
    },
  });
  const icon = await readFile(join(WEB, 'src/shells/icon.svg'));
  const theme = await bundle('src/shells/first_theme.ts', { format: 'iife' });
  const files = {
    theme: await put(PAGE, 'theme', 'js', theme),
    js: await put(PAGE, 'app', 'js', script),
    css: await put(PAGE, 'app', 'css', await bundle('src/shells/page.css')),
    icon: await put(PAGE, 'icon', 'svg', icon),
  };
  const template = await readFile(join(WEB, 'src/shells/index.html'), 'utf8');
  const html = template.replace(/\{\{(\w+)\}\}/g, (_, name) => files[name]);
  await writeFile(join(PAGE, 'index.html'), html);
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
    },
  };
  await writeFile(join(LIBRARY, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Names a file after its content: it can be cached for ever. */
async function put(folder, name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(join(folder, file), content);
  return file;
}

async function printSizes(folder, budget) {
  let total = 0;
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(join(folder, name));
    const { length } = gzipSync(bytes, { level: 9 });
    total += length;
    printSize(basename(name), bytes.length, length);
  }
  printSize('dist/page in all', '', total);
  if (total > budget) fail(`dist/page is over its budget of ${budget} bytes gzip.`);
}
