// Perspective: its C++ engine in a worker, fed by Arrow. One flat view per panel, read as typed
// arrays; the column `key` (job|model|ok) spares a grouping of three levels.
import psp from '@perspective-dev/client';
import { jobIndex, priceOf, rollUp } from '../lib/columns.mjs';

export const inputs = ['arrow'];
const SUMS = ['cost', 'in', 'out', 'reason', 'cache_read', 'cache_write', 'duration'];
const COLUMNS = ['agent', ...SUMS, 'run_time'];
const AGGREGATES = { agent: 'count', run_time: 'max' };
const READ = { float32: false, emit_legacy_row_path_names: false };
let client;
let table;
let indexOf;

export async function init({ asset }) {
  psp.init_server(fetch(asset('perspective-server.wasm')));
  psp.init_client(fetch(asset('perspective-js.wasm')));
  client = await psp.worker();
}

export async function load(bytes, meta) {
  table = await client.table(bytes.buffer);
  await table.size();
  indexOf = jobIndex(meta);
}

async function query(group, columns, filter) {
  const shape = { group_by: [group], columns, filter };
  const view = await table.view({
    aggregates: AGGREGATES,
    group_rollup_mode: 'flat',
    ...shape,
  });
  const rows = [];
  await view.with_typed_arrays(READ, (_names, values, _valid, dictionaries) => {
    const count = values[0]?.length ?? 0;
    for (let row = 0; row < count; row += 1) {
      rows.push(values.map((v, i) => dictionaries[i]?.[v[row]] ?? Number(v[row])));
    }
  });
  view.delete();
  return rows;
}

function filtersOf(request) {
  const filters = [];
  if (request.outcome !== 0) filters.push(['ok', '==', request.outcome === 1 ? 1 : 0]);
  if (request.mode !== 0) filters.push(['agent', '==', request.mode === 1 ? 1 : 0]);
  return filters;
}

const between = (from, to, filters) => [
  ['run_time', '>=', from],
  ['run_time', '<', to],
  ...filters,
];

export async function interact(request) {
  const filters = filtersOf(request);
  const window = between(request.t0, request.t1, filters);
  const [groups, days, outcomes] = await Promise.all([
    query('key', COLUMNS, window),
    query('day', ['agent', 'cost'], window),
    query('ok', COLUMNS, between(request.p0, request.t0, filters)),
  ]);
  const lines = groups.map(([key, runs, cost, ...sums]) => {
    const [job, model, ok] = key.split('|');
    const good = ok === '1' ? 1 : 0;
    return [job, model, runs, good * runs, cost, good * cost, ...sums];
  });
  const answer = rollUp(lines);
  return {
    ...answer,
    days: days.filter((day) => day[1] > 0).sort((a, b) => a[0] - b[0]),
    prior: addOutcomes(outcomes),
    whatif: priceOf(answer.jobs, request, indexOf),
  };
}

function addOutcomes(rows) {
  const sums = new Array(12).fill(0);
  for (const [ok, runs, cost, ...rest] of rows) {
    sums[0] += runs;
    sums[ok === 1 ? 1 : 2] += runs;
    sums[3] += cost;
    sums[ok === 1 ? 4 : 5] += cost;
    for (let i = 0; i < 6; i += 1) sums[6 + i] += rest[i];
  }
  return sums;
}

export async function memory() {
  return Number((await client.system_info()).heap_size);
}
