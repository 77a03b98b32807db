// Usage: node tests/vectors/check_builds.mjs
// The command line and the WebAssembly engine have to give the same bytes for every panel of the
// vectors' database, over windows, outcomes, modes, sorts and zones.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const FACTS = at('cronalytics/facts.db');
const JOBS = at('cronalytics/jobs.json');
const NOW = 1_780_000_000;

const { createEngine } = await import(pathToFileURL(at('../../dist/engine/cronlens.js')).href);
const engine = await createEngine();
engine.open({ database: readFileSync(FACTS), jobs: readFileSync(JOBS, 'utf8') });

function native(kind, request) {
  const args = ['query', kind, '--facts', FACTS, '--jobs', JOBS, '--request', '-'];
  const options = { input: JSON.stringify(request), maxBuffer: 2 ** 28, encoding: 'utf8' };
  return execFileSync(at('../../dist/bin/cronlens'), args, options).trimEnd();
}

function* questions() {
  const zone = { since: [1_743_296_400, 1_774_746_000], offset: [3600, 7200] };
  const windows = [
    ...[0.5, 7, 30, 365].map((days) => ({ kind: 'last_days', days })),
    { kind: 'range', since: NOW - 40 * 86_400 - 0.5, until: NOW - 86_400 },
    { kind: 'all_time' },
  ];
  for (const window of windows) {
    for (const outcome of ['all', 'success', 'failure']) {
      for (const mode of ['all', 'agent', 'no_agent']) {
        yield ['dashboard', { now: NOW, window, outcome, mode, zone }];
      }
    }
    const query = { now: NOW, window, zone };
    for (const job of ['eb1d4a33d30a', 'mixedmode001']) {
      yield ['job', { query, job }];
      for (const sort of ['run_time', 'cost', 'model']) yield ['runs', { query, job, sort }];
    }
  }
}

let passed = 0;
let failed = 0;
for (const [kind, request] of questions()) {
  let same = false;
  try {
    same = native(kind, request) === engine.json(kind, request);
  } catch (fault) {
    // An answer that is an error ends the command line with 1; its text still counts.
    same = fault.stdout?.trimEnd() === engine.json(kind, request);
  }
  if (same) passed += 1;
  else {
    failed += 1;
    process.stdout.write(`differs: ${kind} ${JSON.stringify(request)}\n`);
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed ? 1 : 0);
