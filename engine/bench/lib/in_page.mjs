// Runs in the page, beside the engine that is measured; it counts towards nobody's size.
import { bothWalks } from './interactions.mjs';
import { median } from './stats.mjs';

const FILES = { db: 'facts.db', cols: 'cols.bin', arrow: 'facts.arrow' };
const TOO_SLOW_FOR_MORE = 6000;
const memories = new Set();
let adapter;
let walks;

// Every WebAssembly memory of this thread is noted; those of workers show in the process.
function noteMemories(object) {
  for (const value of Object.values(object ?? {})) {
    if (value instanceof WebAssembly.Memory) memories.add(value);
  }
}
for (const name of ['instantiate', 'instantiateStreaming']) {
  const original = WebAssembly[name].bind(WebAssembly);
  WebAssembly[name] = async (source, imports) => {
    for (const module of Object.values(imports ?? {})) noteMemories(module);
    const result = await original(source, imports);
    noteMemories((result.instance ?? result).exports);
    return result;
  };
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

async function timed(work) {
  await tick();
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Fetches the data, boots the engine and loads it. */
async function load(name, folder, available) {
  const meta = await (await fetch(`/data/${folder}/meta.json`)).json();
  const importMs = await timed(async () => {
    adapter = await import(`/bundle/${name}.js`);
  });
  const input = adapter.inputs.find((wanted) => available.includes(wanted));
  if (input === undefined) return { skipped: `there is no ${adapter.inputs[0]} of this size` };
  const response = await fetch(`/data/${folder}/${FILES[input]}`);
  let bytes = new Uint8Array(await response.arrayBuffer());
  const asset = (file) => new URL(`/asset/${file}`, location.href).href;
  try {
    const bootMs = await timed(() => adapter.init?.({ meta, asset }));
    const newestMs = await adapter.firstLook?.(bytes, meta);
    const loadMs = await timed(() => adapter.load(bytes, meta, input));
    bytes = undefined;
    walks = bothWalks(meta);
    return {
      input,
      bootMs: importMs + bootMs,
      loadMs,
      newestMs,
      partial: adapter.partial === true,
    };
  } catch (reason) {
    if (reason?.name === 'Skipped') return { skipped: reason.message };
    throw reason;
  }
}

/** Reads every panel: an answer whose rows are made on demand makes them here. */
function rowsOf({ totals, prior, jobs, models, days, whatif }) {
  return { totals, prior, jobs, models, days, whatif };
}

async function pass(requests, answers) {
  const answer = [];
  const rows = [];
  for (const request of requests) {
    await tick();
    const started = performance.now();
    let result = adapter.interact(request);
    if (result instanceof Promise) result = await result;
    const answered = performance.now();
    const all = rowsOf(result);
    rows.push(performance.now() - started);
    answer.push(answered - started);
    answers?.push(all);
  }
  return { answer, rows };
}

/**
 * All interactions back to back, round after round for at least `atLeast` ms: the mean of the
 * median round, finer than the clock.
 */
async function steady(read, atLeast) {
  const rounds = [];
  const deadline = performance.now() + atLeast;
  while (rounds.length < 5 || performance.now() < deadline) {
    const started = performance.now();
    for (const request of walks.same) {
      let result = adapter.interact(request);
      if (result instanceof Promise) result = await result;
      read(result);
    }
    rounds.push((performance.now() - started) / walks.same.length);
  }
  return median(rounds);
}

/**
 * The interactions as a person meets them first, then again, then with windows that were never
 * asked for, then back to back.
 */
async function interact() {
  const answers = [];
  const first = await pass(walks.same, answers);
  const total = first.rows.reduce((a, b) => a + b, 0);
  if (total > TOO_SLOW_FOR_MORE) return { answers, first };
  const warm = await pass(walks.same);
  const moved = await pass(walks.moved, answers);
  const atLeast = 400;
  const steadyAnswer = await steady(() => undefined, atLeast);
  const steadyRows = await steady(rowsOf, atLeast);
  return { answers, first, warm, moved, steadyAnswer, steadyRows };
}

async function memory() {
  let wasm = 0;
  for (const { buffer } of memories) wasm += buffer.byteLength;
  return Math.max(wasm, (await adapter.memory?.()) ?? 0);
}

window.bench = { load, interact, memory };
