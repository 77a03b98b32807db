// Bundles every *_test.ts beside it and runs them with node's own test runner.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WEB = join(HERE, '../../web');
const OUT = join(HERE, '../../build/web_tests');
const { build } = createRequire(join(WEB, 'package.json'))('esbuild');

const only = process.argv[2] ?? '';
const names = (await readdir(HERE, { recursive: true })).filter(
  (name) => name.endsWith('_test.ts') && name.includes(only),
);
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await build({
  entryPoints: names.sort().map((name) => join(HERE, name)),
  outdir: OUT,
  outbase: HERE,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  nodePaths: [join(WEB, 'node_modules')],
  // As browsers get it: what it has for Node is no module.
  alias: { yaml: join(WEB, 'node_modules/yaml/browser/index.js') },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  // Node 18, the one of Debian 12, has File only in a module.
  banner: {
    js: "import { File as FileOfNode } from 'node:buffer'; globalThis.File ??= FileOfNode;",
  },
});
const files = names.map((name) => join(OUT, name.replace(/\.ts$/, '.mjs')));
const { status } = spawnSync(process.execPath, ['--test', ...files], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
