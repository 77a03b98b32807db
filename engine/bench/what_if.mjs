// Usage: node engine/bench/what_if.mjs FACTS_DB [STEPS]
// How long a step of a what-if slider takes: the question to the library's WebAssembly and the answer
// read, with a matrix of 8 models, while the cache share of every job moves. FACTS_DB is made by
// generate.py; its models get invented prices.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const [path, steps = '200'] = process.argv.slice(2);
const library = fileURLToPath(new URL('../../dist/engine/cronlens.js', import.meta.url));
const { createEngine, defaultQuery } = await import(library);

const engine = await createEngine();
const opened = engine.open({ database: await readFile(path) });
if (!opened.ok) throw new Error(opened.error.detail);
const snapshot = opened.value;
const models = snapshot.models.toArray().filter((name) => name !== '');
const rows = models.map((name, at) => `${name},${1 + at / 4},${5 + at},${0.1 + at / 40},1.25`);
const list = ['model,input,output,cache_read,cache_write', ...rows].join('\n');
if (!engine.addPrices('bench.csv', list).ok) throw new Error('the list was not taken');

const candidateModels = models.slice(0, 8);
const ask = (days, share) => {
  const begin = performance.now();
  const answer = engine.whatIf({
    query: {
      ...defaultQuery(snapshot.lastRun),
      window: { kind: 'last_days', days, since: 0, until: 0 },
    },
    scenario: { jobs: [''], providers: [''], models: [''], cacheShares: [share], schedules: [''] },
    candidateProviders: candidateModels.map(() => ''),
    candidateModels,
    bestOfSameMaker: false,
    bestAtHigh: false,
  });
  if (!answer.ok) throw new Error(answer.error.detail);
  return { took: performance.now() - begin, jobs: answer.value.jobs.ids.length };
};

const say = (line) => process.stdout.write(`${line}\n`);
say(`${snapshot.runs} runs, ${snapshot.jobIds.length} jobs, ${models.length} models`);
for (const days of [30, 400]) {
  const first = ask(days, 0);
  const times = Array.from({ length: Number(steps) }, (_, at) => ask(days, (at % 101) / 100).took);
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor(part * (times.length - 1))].toFixed(2);
  say(
    `${days} days, ${first.jobs} jobs × ${candidateModels.length} models: first ${first.took.toFixed(1)} ms,` +
      ` then ${at(0.5)} ms a step (p95 ${at(0.95)})`,
  );
}
