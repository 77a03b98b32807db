// Arquero over the typed arrays of an Arrow table. Rows are in the order of run_time, so the window
// is a part of the table that costs no copy; only outcome and mode need its filter().
import { tableFromIPC } from '@uwdata/flechette';
import { op, table } from 'arquero';
import { jobIndex, lowerBound, priceOf, rollUp } from '../lib/columns.mjs';

export const inputs = ['arrow'];
const NAMES = {
  t: 'run_time',
  day: 'day',
  ok: 'ok',
  agent: 'agent',
  cost: 'cost',
  dur: 'duration',
  i: 'in',
  o: 'out',
  r: 'reason',
  cr: 'cache_read',
  cw: 'cache_write',
};
const SUMMED = ['cost', 'i', 'o', 'r', 'cr', 'cw', 'dur'];
const SUMS = Object.fromEntries(SUMMED.map((name) => [name, op.sum(name)]));
let columns;
let keys;
let indexOf;

export function load(bytes, meta) {
  const facts = tableFromIPC(bytes);
  const named = Object.entries(NAMES).map(([to, from]) => [to, facts.getChild(from).toArray()]);
  const key = facts.getChild('key').data[0];
  keys = key.dictionary.toArray().map((text) => text.split('|'));
  columns = { ...Object.fromEntries(named), key: key.values };
  indexOf = jobIndex(meta);
}

function cut(request, from, to) {
  const low = lowerBound(columns.t, from);
  const high = lowerBound(columns.t, to, low);
  const parts = Object.entries(columns).map(([name, all]) => [name, all.subarray(low, high)]);
  const rows = table(Object.fromEntries(parts));
  const filters = [];
  if (request.outcome !== 0) filters.push(`d.ok === ${request.outcome === 1 ? 1 : 0}`);
  if (request.mode !== 0) filters.push(`d.agent === ${request.mode === 1 ? 1 : 0}`);
  return filters.length > 0 ? rows.filter(`d => ${filters.join(' && ')}`) : rows;
}

export function interact(request) {
  const window = cut(request, request.t0, request.t1);
  const groups = window.groupby('key').rollup({ n: op.count(), ...SUMS, last: op.max('t') });
  const days = window.groupby('day').rollup({ n: op.count(), cost: op.sum('cost') });
  const before = cut(request, request.p0, request.t0);
  const outcomes = before.groupby('ok').rollup({ n: op.count(), ...SUMS });
  const answer = rollUp(groups.objects().map(toLine));
  return {
    ...answer,
    days: days
      .orderby('day')
      .objects()
      .map((day) => [day.day, day.n, day.cost]),
    prior: addOutcomes(outcomes.objects()),
    whatif: priceOf(answer.jobs, request, indexOf),
  };
}

function toLine(x) {
  const [job, model, ok] = keys[x.key];
  const good = ok === '1' ? 1 : 0;
  const counts = [x.n, good * x.n, x.cost, good * x.cost];
  return [job, model, ...counts, x.i, x.o, x.r, x.cr, x.cw, x.dur, x.last];
}

function addOutcomes(rows) {
  const sums = new Array(12).fill(0);
  for (const row of rows) {
    sums[0] += row.n;
    sums[row.ok === 1 ? 1 : 2] += row.n;
    sums[3] += row.cost;
    sums[row.ok === 1 ? 4 : 5] += row.cost;
    SUMMED.slice(1).forEach((name, i) => {
      sums[6 + i] += row[name];
    });
  }
  return sums;
}
