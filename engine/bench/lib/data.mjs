// The data sets: made once, kept in the cache.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeArrow } from './arrow.mjs';
import { viewColumns } from './columns.mjs';

const GENERATOR = fileURLToPath(new URL('../generate.py', import.meta.url));
/** More rows make a file that no browser takes, if all columns and the indexes are in it. */
const LARGEST_WHOLE_DATABASE = 2_000_000;
const WIDE = '1000x60x1000000';

/** `10000`, `wide`, or `jobs x models x rows` as `1000x60x1000000`. */
export function parseSize(text) {
  const parts = (text === 'wide' ? WIDE : text).split('x').map(Number);
  const [rows, models = 24, jobs = 200] = parts.reverse();
  const isRight = [rows, models, jobs].every((n) => Number.isInteger(n) && n > 2);
  if (!isRight || models > 256) throw new Error(`'${text}' is no size: see --help`);
  return {
    name: text,
    rows,
    models,
    jobs,
    isLean: rows > LARGEST_WHOLE_DATABASE,
  };
}

/** Makes what is missing of a data set; returns its folder, description and columns. */
export async function readyData(size, cache, needsArrow, say) {
  const folder = join(cache, size.name);
  if (!existsSync(join(folder, 'meta.json'))) await generate(size, folder, say);
  const meta = JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8'));
  const bytes = await readFile(join(folder, 'cols.bin'));
  const columns = viewColumns(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), meta);
  const arrow = join(folder, 'facts.arrow');
  if (needsArrow && !existsSync(arrow)) await writeArrow(arrow, columns, meta);
  const available = ['cols', 'db', ...(needsArrow ? ['arrow'] : [])];
  return { meta, columns, available };
}

async function generate({ rows, jobs, models, isLean, name }, folder, say) {
  say(`Generating ${name}`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const options = ['--jobs', jobs, '--models', models, ...(isLean ? ['--lean'] : [])];
  execFileSync('python3', [GENERATOR, rows, unfinished, ...options].map(String));
  await rename(unfinished, folder);
}
