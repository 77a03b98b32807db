// Usage: scripts/bench (its --help has the options)
// Measures the engines, checks every answer, prints the tables. Ends with 1 if an answer is wrong.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAdapters } from './lib/bundle.mjs';
import { readyData } from './lib/data.mjs';
import { bothWalks } from './lib/interactions.mjs';
import { hugePages, waitForQuiet } from './lib/machine.mjs';
import { measure } from './lib/measure.mjs';
import { readOptions } from './lib/options.mjs';
import { referenceAnswer } from './lib/reference.mjs';
import { makeTables } from './lib/table.mjs';
import { measurePage } from './page.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const CACHE = at('../../build/bench');
const README = at('README.md');
const NEEDS_ARROW = ['duckdb', 'perspective', 'arquero'];
const say = (text) => process.stderr.write(`${text}\n`);
const print = (text) => process.stdout.write(`${text}\n`);

const options = optionsOrEnd();
const problems = options.page ? await benchPage() : await benchEngines();
for (const problem of problems) say(problem);
process.exit(problems.length > 0 ? 1 : 0);

function optionsOrEnd() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (reason) {
    say(`bench: ${reason.message}`);
    process.exit(2);
  }
}

async function benchPage() {
  for (const size of options.sizes) {
    await readyData(size, join(CACHE, 'data'), false, say);
    const facts = join(CACHE, 'data', size.name, 'facts.db');
    print(await measurePage(facts, options.reps, () => waitForQuiet(options.quiet)));
  }
  return [];
}

/** Returns what went wrong. Every answer is checked before any time is printed. */
async function benchEngines() {
  const needsArrow = options.engines.some((name) => NEEDS_ARROW.includes(name));
  const bundled = await bundleAdapters(options.engines, CACHE);
  const folders = {
    ...bundled,
    data: join(CACHE, 'data'),
    engine: at('../../dist/engine'),
  };
  const runs = [];
  for (const size of options.sizes) {
    const data = await prepare(size, needsArrow);
    for (let rep = 0; rep < options.reps; rep += 1) {
      for (const name of options.engines) runs.push(await runOne(name, data, rep, folders));
    }
  }
  return report(runs);
}

async function prepare(size, needsArrow) {
  const data = await readyData(size, join(CACHE, 'data'), needsArrow, say);
  say(`Computing what the answers have to be: ${size.name}`);
  const { meta, columns, available } = data;
  const { same, moved } = bothWalks(meta);
  const expected = [...same, ...moved].map((step) => referenceAnswer(columns, meta, step));
  const shape = `${size.rows} runs, ${size.jobs} jobs, ${size.models} models`;
  return { name: size.name, shape, available, expected };
}

async function runOne(name, data, rep, folders) {
  const othersUse = await waitForQuiet(options.quiet);
  const measured = await measure(name, data, folders);
  const { skipped, failed, errors = [] } = measured;
  const outcome = skipped ?? failed ?? (errors.length > 0 ? 'WRONG' : 'ok');
  say(`${data.name}, repetition ${rep + 1}, ${name}: ${outcome}`);
  return {
    name,
    size: data.name,
    shape: data.shape,
    rep,
    othersUse,
    ...measured,
  };
}

async function report(runs) {
  await mkdir(join(CACHE, 'results'), { recursive: true });
  const file = join(CACHE, 'results', `${new Date().toISOString().replace(/\W/g, '')}.json`);
  await writeFile(file, JSON.stringify(runs));
  const problems = runs.flatMap(({ name, size, failed, errors = [] }) => [
    // What others cannot do is a note of the table; what ours cannot do is an error.
    ...(failed !== undefined && name.startsWith('cronlens') ? [`${name}, ${size}: ${failed}`] : []),
    ...errors.slice(0, 3).map((text) => `${name}, ${size}: wrong answer: ${text}`),
  ]);
  if (runs.some((run) => run.errors?.length > 0)) return problems;
  const measured = runs.filter((run) => run.answer !== undefined);
  const text = [heading(measured), makeTables(measured), ...notes(runs)].join('\n');
  print(text);
  if (options.save) await save(text);
  return problems;
}

function heading(runs) {
  const uses = runs.map((run) => run.othersUse);
  const busy = uses.filter((use) => use >= 0.125).length;
  const [cpu] = cpus();
  return [
    `Times in milliseconds, medians of ${options.reps} repetitions; ${cpus().length} x ${cpu.model}, huge pages: ${hugePages()}.`,
    `Others used the machine before ${busy} of ${runs.length} measurements`,
    `(load now ${loadavg()[0].toFixed(1)}).\n`,
  ].join(' ');
}

function notes(runs) {
  const lines = runs.map(({ name, size, skipped, failed, partial, checked }) => {
    if (failed !== undefined) return `- ${name}, ${size}: failed: ${failed}.`;
    if (skipped !== undefined) return `- ${name}, ${size}: not measured: ${skipped}.`;
    const what = partial ? 'figures that it has in common' : 'figures';
    return `- ${name}, ${size}: all ${checked} ${what} are right.`;
  });
  return [...new Set(lines)];
}

async function save(text) {
  const readme = await readFile(README, 'utf8');
  const place = /(<!-- table -->\n)[\s\S]*(<!-- end of table -->)/;
  await writeFile(
    README,
    readme.replace(place, (_, begin, end) => `${begin}\n${text}\n\n${end}`),
  );
}
