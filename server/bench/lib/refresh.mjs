// A refresh beside a full load, as a page does both: from asking to the answer of its dashboard.
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NOW } from './subject.mjs';

const ENGINE = fileURLToPath(new URL('../../../dist/engine/cronlens.js', import.meta.url));

const cursorOf = (response) => response.headers.get('X-Cronlens-Cursor');

/** Times each step of `work`, in milliseconds. */
async function timed(work) {
  const steps = {};
  const step = async (name, body) => {
    const begun = performance.now();
    const result = await body();
    steps[name] = performance.now() - begun;
    return result;
  };
  const value = await work(step);
  steps.all = Object.values(steps).reduce((sum, each) => sum + each, 0);
  return { steps, ...value };
}

const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

function checked(answer) {
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value;
}

export async function startClient(get) {
  const { createEngine, defaultQuery } = await import(pathToFileURL(ENGINE).href);
  const wasm = await readFile(new URL('cronlens.wasm', pathToFileURL(ENGINE)));
  let engine;
  const look = () => checked(engine.dashboard(defaultQuery(NOW + 60)));
  return {
    load: () =>
      timed(async (step) => {
        const response = await get('/snapshot');
        const bytes = await step('fetch', () => bytesOf(response));
        engine = await createEngine({ wasm });
        await step('open', () => checked(engine.open({ database: bytes })));
        await step('dashboard', look);
        return { cursor: cursorOf(response), bytes: bytes.length };
      }),
    refresh: (since) =>
      timed(async (step) => {
        const response = await step('ask', () => get(`/snapshot?since=${since}`));
        if (response.headers.get('X-Cronlens-Delta') !== '1') throw new Error('no delta came');
        const bytes = await step('fetch', () => bytesOf(response));
        const { runs } = await step('append', () => checked(engine.append(bytes)));
        await step('dashboard', look);
        return { cursor: cursorOf(response), bytes: bytes.length, runs };
      }),
  };
}
