// What the builds of the page, of the library and of the Hermes plugin have in common.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { shortCatalogs } from './short_catalogs.mjs';

export const WEB = fileURLToPath(new URL('.', import.meta.url));
export const ENGINE = resolve(process.env.CRONLENS_ENGINE ?? join(WEB, '../build/wasm/engine'));
export const DIST = resolve(process.env.CRONLENS_DIST ?? join(WEB, '../dist'));

export const { version } = JSON.parse(await readFile(join(WEB, 'package.json'), 'utf8'));

export const common = {
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
  plugins: [shortCatalogs],
};

export async function bundle(entry, options = {}) {
  const result = await build({ ...common, entryPoints: [entry], ...options });
  return result.outputFiles[0].contents;
}

export async function readEngine(name) {
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

/**
 * See src/engine/unpack_engine.ts. Node 20 has no Zstandard of its own. Told of the size, zstd takes
 * a window no larger than that: browsers refuse one of more than 8 MB.
 */
export function packed(bytes) {
  const options = ['--ultra', '-22', `--stream-size=${bytes.length}`, '--stdout'];
  return execFileSync('zstd', options, { input: bytes, maxBuffer: 2 ** 26 });
}

export function printSize(name, bytes, packedBytes) {
  const sizes = `${String(bytes).padStart(10)}${String(packedBytes).padStart(10)} gzip`;
  process.stdout.write(`${name.padEnd(34)}${sizes}\n`);
}

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
