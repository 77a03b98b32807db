// Bundles the adapters and puts what they fetch beside them.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { build } = createRequire(at('../../web/package.json'))('esbuild');
const DUCKDB = '@duckdb/duckdb-wasm/dist';
const ASSETS = {
  sqljs: ['sql.js/dist/sql-wasm-browser.wasm'],
  'js-typed-db': ['@sqlite.org/sqlite-wasm/dist/sqlite3.wasm'],
  duckdb: [`${DUCKDB}/duckdb-eh.wasm`, `${DUCKDB}/duckdb-browser-eh.worker.js`],
  perspective: [
    '@perspective-dev/server/dist/wasm/perspective-server.wasm',
    '@perspective-dev/client/dist/wasm/perspective-js.wasm',
    '@perspective-dev/client/dist/cdn/perspective-server.worker.js',
  ],
};

export async function bundleAdapters(names, folder) {
  const [bundles, assets] = [join(folder, 'bundle'), join(folder, 'asset')];
  for (const each of [bundles, assets]) {
    await rm(each, { recursive: true, force: true });
    await mkdir(each, { recursive: true });
  }
  const entries = names.map((name) => at(`adapters/${name}.js`));
  for (const entry of [at('lib/in_page.mjs'), ...entries]) {
    await build({
      entryPoints: [entry],
      outfile: join(bundles, basename(entry).replace(/\.mjs$/, '.js')),
      bundle: true,
      format: 'esm',
      minify: true,
      platform: 'browser',
      target: 'es2022',
      logLevel: 'error',
      external: ['fs', 'path', 'crypto', 'node:*'],
    });
  }
  for (const file of names.flatMap((name) => ASSETS[name] ?? [])) {
    await copyFile(at(`node_modules/${file}`), join(assets, basename(file)));
  }
  return { bundle: bundles, asset: assets };
}
