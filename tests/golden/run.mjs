// Usage: node tests/golden/run.mjs [--rewrite] [case...]
// A case is a folder: facts.sql, perhaps later.sql (runs that are added to the open file; the command
// line reads both at once), perhaps jobs.json and prices.json, request.json ([{ kind, request }]) and
// expected.json (the answers in that order). The native command line and the WebAssembly engine
// both have to give expected.json byte for byte, and the same bytes as the tab receives. Answers
// that differ are left in expected.changed.json beside it.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const CASES = at('.');
const SQL_TO_DB = at('../../build/dev/tests/tools/sql_to_db');
const NATIVE = at('../../dist/bin/cronlens');
const LIBRARY = at('../../dist/engine');
const RAW_MODULE = at('../../build/wasm/engine/engine_with_json.mjs');

/** Runs a program with text on standard input; gives its exit code and output. */
function run(program, args, input = '') {
  return new Promise((resolve) => {
    const child = execFile(program, args, { maxBuffer: 2 ** 28 }, (fault, stdout, stderr) => {
      resolve({ code: fault ? (fault.code ?? 1) : 0, stdout, stderr });
    });
    child.stdin.end(input);
  });
}

async function makeDatabase(path, sql) {
  const made = await run(SQL_TO_DB, [path], sql);
  if (made.code !== 0) throw new Error(made.stderr);
  return path;
}

async function readSource(folder, scratch) {
  const sql = await readFile(join(folder, 'facts.sql'), 'utf8');
  const later = await readFile(join(folder, 'later.sql'), 'utf8').catch(() => '');
  const facts = await makeDatabase(join(scratch, 'facts.db'), sql + later);
  const first = later ? await makeDatabase(join(scratch, 'first.db'), sql) : facts;
  const added = later ? await makeDatabase(join(scratch, 'later.db'), later) : undefined;
  const wal = existsSync(`${facts}-wal`) ? await readFile(`${facts}-wal`) : undefined;
  const jobs = join(folder, 'jobs.json');
  const prices = join(folder, 'prices.json');
  const ifThere = (path) => (existsSync(path) ? path : undefined);
  return { facts, first, added, wal, jobs: ifThere(jobs), prices: ifThere(prices) };
}

/** Asks the command line. The database it reads lies beside its -wal. */
async function askNative(source, { kind, request }, scratch) {
  const wire = join(scratch, 'answer.wire');
  await rm(wire, { force: true });
  const args = ['query', kind, '--facts', source.facts, '--request', '-', '--wire', wire];
  if (source.jobs) args.push('--jobs', source.jobs);
  if (source.prices) args.push('--prices', source.prices);
  const { code, stdout, stderr } = await run(NATIVE, args, JSON.stringify(request));
  if (code > 1) throw new Error(`the command line: ${stderr}`);
  return { text: stdout.trimEnd(), wire: await readFile(wire) };
}

/** The library as it is shipped, and its module alone for the bytes that the tab receives. */
async function openWasm(source) {
  const { createEngine } = await import(pathToFileURL(join(LIBRARY, 'cronlens.js')).href);
  const { default: createModule } = await import(pathToFileURL(RAW_MODULE).href);
  const wasmBinary = await readFile(join(LIBRARY, 'cronlens.wasm'));
  const database = await readFile(source.first);
  const added = source.added ? await readFile(source.added) : undefined;
  const jobs = source.jobs ? await readFile(source.jobs) : undefined;
  const library = await createEngine({ wasm: wasmBinary });
  const files = { database, wal: source.wal, jobs };
  // Twice: a file that is gone on with has to answer as one that was opened.
  if (library.open(files).ok && !library.grow(files).ok) throw new Error('cannot be gone on with');
  const prices = source.prices ? await readFile(source.prices) : undefined;
  if (prices && !library.addPrices('prices.json', prices).ok) throw new Error('bad prices.json');
  if (added && !library.append(added).ok) throw new Error('later.sql cannot be added');

  const readSource = (offset, into) => {
    into.set(database.subarray(offset, offset + into.length));
    return true;
  };
  const module = await createModule({ wasmBinary, readSource });
  for (const [slot, bytes] of Object.entries({ jobs, wal: source.wal })) {
    if (bytes) module.reserve(slot, bytes.length).set(bytes);
  }
  const opened = Buffer.from(module.open(database.length));
  if (prices) {
    module.reserve('prices', prices.length).set(prices);
    module.askJson('addPrices', JSON.stringify({ name: 'prices.json' }));
  }
  if (added) {
    module.reserve('rows', added.length).set(added);
    module.append();
  }
  return { library, module, opened };
}

function askWasm({ library, module, opened }, { kind, request }) {
  const text = library.json(kind, request);
  const answer = Buffer.from(module.askWire(kind, JSON.stringify(request)));
  // A file that is refused is refused once, when it is opened.
  const isRefused = opened.readUInt32LE(0) === 0;
  return { text, wire: isRefused ? opened : answer, isRefused };
}

async function compareEngines(folder, scratch) {
  const source = await readSource(folder, scratch);
  const wasm = await openWasm(source);
  const questions = JSON.parse(await readFile(join(folder, 'request.json'), 'utf8'));
  const answers = [];
  const problems = [];
  for (const [index, question] of questions.entries()) {
    const native = await askNative(source, question, scratch);
    const tab = askWasm(wasm, question);
    const name = `${index + 1}. ${question.kind}`;
    if (!tab.isRefused && native.text !== tab.text) problems.push(`${name}: the texts differ`);
    if (!native.wire.equals(tab.wire)) problems.push(`${name}: the bytes differ`);
    answers.push(native.text);
  }
  if (answers.length === 0) problems.push('request.json asks nothing');
  return { text: `[\n${answers.join(',\n')}\n]\n`, problems };
}

/** Compares with, or rewrites, the expected answers. Returns what is wrong. */
async function checkCase(name, rewrite) {
  const folder = join(CASES, name);
  const scratch = await mkdtemp(join(tmpdir(), 'cronlens-golden-'));
  const changed = join(folder, 'expected.changed.json');
  try {
    await rm(changed, { force: true });
    const { text, problems } = await compareEngines(folder, scratch);
    const path = join(folder, 'expected.json');
    if (rewrite && problems.length === 0) {
      await writeFile(path, text);
    } else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
      await writeFile(changed, text);
      problems.push(`the answers differ from expected.json: see ${changed.slice(CASES.length)}`);
    }
    return problems;
  } catch (fault) {
    return [fault.message];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const names = process.argv.slice(2).filter((argument) => argument !== '--rewrite');
const rewrite = process.argv.includes('--rewrite');
const folders = (await readdir(CASES, { withFileTypes: true })).filter((each) =>
  each.isDirectory(),
);
const cases = folders.map((each) => each.name).sort();
let passed = 0;
let failed = 0;
for (const name of names.length > 0 ? names : cases) {
  const problems = await checkCase(name, rewrite);
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems) console.log(`       ${problem}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
