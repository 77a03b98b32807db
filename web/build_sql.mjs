// The SQL module in dist/engine: sql.js's API for import and for require, its WebAssembly, its types.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleTypes } from './bundle_types.mjs';
import { bundle, ENGINE, WEB } from './bundling.mjs';

const SQL = join(ENGINE, 'sql/sql.wasm');
/** The same, slower and smaller: for the page. */
export const SMALL_SQL = join(ENGINE, 'sql/sql_small.wasm');

const PARTS = ['src/sql/api.ts', 'src/sql/sql_js.ts'];
const CJS = {
  format: 'cjs',
  platform: 'node',
  banner: { js: "const thisFile=require('url').pathToFileURL(__filename).href;" },
  footer: { js: 'module.exports=Object.assign(module.exports.default,module.exports);' },
};

export async function buildSqlModule(folder) {
  const entry = 'src/sql/sql_js.ts';
  const files = {
    'sql.mjs': await bundle(entry, { external: ['node:*'] }),
    'sql.cjs': await bundle(entry, { ...CJS, define: { 'import.meta.url': 'thisFile' } }),
    'sql.wasm': await readFile(SQL),
    'sql.d.ts': bundleTypes(WEB, PARTS, 'sql.mjs and sql.cjs'),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}
