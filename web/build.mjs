// Builds dist/page (the standalone page) and dist/engine (the engine as an ES module).
// Usage: node build.mjs. CRONLENS_ENGINE names the folder of engine.mjs and engine.wasm,
// by default build/wasm/engine; CRONLENS_DIST the target, by default dist.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundleTypes } from './bundle_types.mjs';

const WEB = fileURLToPath(new URL('.', import.meta.url));
const ENGINE = resolve(process.env.CRONLENS_ENGINE ?? join(WEB, '../build/wasm/engine'));
const DIST = resolve(process.env.CRONLENS_DIST ?? join(WEB, '../dist'));
const PAGE = join(DIST, 'page');
const LIBRARY = join(DIST, 'engine');
const PAGE_BUDGET = 450_000;

const { version } = JSON.parse(await readFile(join(WEB, 'package.json'), 'utf8'));

const common = {
  absWorkingDir: WEB,
  bundle: true,
  minify: true,
  write: false,
  target: 'es2022',
  format: 'esm',
  legalComments: 'none',
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  alias: { 'engine-module': join(ENGINE, 'engine.mjs') },
  define: { APP_VERSION: JSON.stringify(version) },
};

// The page asks and reads in the wire format; the library also speaks JSON.
await buildPage(await readEngine('engine'));
await buildLibrary(await readEngine('engine_with_json'));
await printSizes(PAGE, PAGE_BUDGET);

async function readEngine(name) {
  const path = join(ENGINE, `${name}.wasm`);
  if (existsSync(path) && existsSync(join(ENGINE, `${name}.mjs`))) {
    const wasmBinary = await readFile(path);
    await requireSameContract(name, wasmBinary);
    return wasmBinary;
  }
  fail('The engine is missing: run cmake --preset wasm && cmake --build --preset wasm first.');
}

async function requireSameContract(name, wasmBinary) {
  const generated = await readFile(join(WEB, 'src/contract/contract.gen.ts'), 'utf8');
  const expected = /CONTRACT_HASH = '(\w+)'/.exec(generated)?.[1];
  const { default: createModule } = await import(pathToFileURL(join(ENGINE, `${name}.mjs`)).href);
  const options = { wasmBinary, printErr: () => undefined };
  const module = await createModule(options).catch(() => undefined);
  if (module === undefined) {
    fail(`${name}.mjs and ${name}.wasm do not belong together: build the engine again.`);
  }
  const actual = module.contractHash();
  if (actual === expected) return;
  fail(`contract.gen.ts (${expected}) and ${name}.wasm (${actual}) are from different builds.`);
}

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

async function bundle(entry, options = {}) {
  const result = await build({ ...common, entryPoints: [entry], ...options });
  return result.outputFiles[0].contents;
}

/** See src/engine/unpack_engine.ts. Node 20 has no Zstandard of its own. */
function packed(bytes) {
  return execFileSync('zstd', ['--ultra', '-22', '--stdout'], { input: bytes, maxBuffer: 2 ** 26 });
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
    const packed = gzipSync(bytes, { level: 9 }).length;
    total += packed;
    print(basename(name).padEnd(34), bytes.length, packed);
  }
  print('dist/page in all'.padEnd(34), '', total);
  if (total > budget) fail(`dist/page is over its budget of ${budget} bytes gzip.`);
}

function print(name, bytes, packed) {
  process.stdout.write(`${name}${String(bytes).padStart(10)}${String(packed).padStart(10)} gzip\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
