// Bundles the emulated dashboard's page for host.py: with React as users have it, or, for its
// warnings, as developers do.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));

export async function buildHostPage(folder, mode = 'production') {
  await build({
    entryPoints: [join(HERE, 'host_page.jsx')],
    outfile: join(folder, 'host.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    minify: mode === 'production',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'warning',
  });
}
