import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFrame, mergeNear, stepAt, tickEdges } from '../../web/src/charts/timeline_scales';
import type {
  Count,
  Figure,
  Instant,
  Measured,
  MeasureId,
  Snapshot,
} from '../../web/src/contract/contract.gen';
import { Column, TextColumn } from '../../web/src/contract/wire';
import { defaultQuery } from '../../web/src/engine/default_query';
import { makeI18n } from '../../web/src/i18n/i18n';
import { ENGLISH } from '../../web/src/i18n/words';
import { chips } from '../../web/src/view_model/chips';
import { explain } from '../../web/src/view_model/explain';
import { paceTone } from '../../web/src/view_model/pace';
import { windowText } from '../../web/src/view_model/window_words';
import { makeWords } from '../../web/src/view_model/words';

const words = makeWords(makeI18n('en', ENGLISH));
const query = defaultQuery(1_800_000_000);

function quantity<Q extends number>(value: number): Q {
  const made = new Column<Q>(Float64Array.of(value).buffer, 0, 1).at(0);
  if (made === undefined) throw new Error('not a quantity');
  return made;
}

function texts(...all: string[]): TextColumn {
  const encoded = all.map((text) => new TextEncoder().encode(text));
  let end = 0;
  const ends = Uint32Array.from(encoded, ({ length }) => {
    end += length;
    return end;
  });
  const bytes = Uint8Array.from(encoded.flatMap((part) => [...part]));
  return new TextColumn(ends, bytes, new TextDecoder());
}

const snapshot: Snapshot = {
  runs: quantity<Count>(10),
  bytes: quantity<Count>(4096),
  firstRun: quantity<Instant>(1),
  lastRun: quantity<Instant>(2),
  lastIngested: undefined,
  jobIds: texts('a', 'b'),
  jobNames: texts('Alpha', '<b>Beta</b>'),
  models: texts('', 'm'),
  providers: texts(''),
  jobsInFile: quantity<Count>(2),
  caveats: [],
};

function figure(
  measure: MeasureId,
  value: number | undefined,
  used: number,
  leftOut: number,
): Figure {
  return {
    measure,
    value: value === undefined ? undefined : quantity<Measured>(value),
    used: quantity<Count>(used),
    leftOut: quantity<Count>(leftOut),
  };
}

const dashboard = { since: quantity<Instant>(0), until: quantity<Instant>(86_400) };
const context = { dashboard, query, snapshot };

test('a figure says what it was made from and what it left out', () => {
  const told = explain(figure('cost', 1.5, 8, 2), context, words);
  assert.equal(told.exact, '≥ $1.50');
  assert.deepEqual(told.rows[0], ['Made from', '8 runs']);
  assert.deepEqual(told.rows[1], ['Left out', '2 runs without a cost']);
});

test('a sum of costs that is complete is no lower bound, nor is an average', () => {
  assert.equal(explain(figure('cost', 1.5, 10, 0), context, words).exact, '$1.50');
  assert.equal(explain(figure('mean_cost', 1.5, 8, 2), context, words).exact, '$1.50');
});

test('a projection is made from jobs', () => {
  const told = explain(figure('pace', 2, 1, 1), context, words);
  assert.deepEqual(told.rows[0], ['Made from', '1 job']);
  assert.match(told.rows[1]?.[1] ?? '', /^1 job without a schedule/);
});

test('an unknown figure explains why instead of showing a zero', () => {
  const told = explain(figure('cost', undefined, 0, 10), context, words);
  assert.equal(told.known, false);
  assert.match(told.exact, /Unknown/);
});

test('each active filter has a chip that takes only itself away', () => {
  const found = chips(
    { ...query, outcome: 'failure', jobs: ['b', 'a'], models: [''] },
    snapshot,
    words,
  );
  assert.deepEqual(
    found.map(({ value }) => value),
    ['Failure', '<b>Beta</b>', 'Alpha', 'unknown'],
  );
  assert.deepEqual(found[1]?.without, { jobs: ['a'] });
});

test('the window alone is no filter', () => {
  assert.deepEqual(chips(query, snapshot, words), []);
  assert.equal(windowText(query.window, words), 'Last 30 days');
});

test('a pace is marked from 2 on and below 1', () => {
  assert.deepEqual(
    [undefined, 0.5, 1, 1.5, 2].map((pace) => paceTone(pace).tone),
    ['plain', 'good', 'plain', 'plain', 'bad'],
  );
  assert.equal(paceTone(0.5).icon, 'fall');
  assert.equal(paceTone(2).icon, 'up');
});

test('ticks sit on edges and leave room for their labels', () => {
  const edges = Float64Array.from({ length: 31 }, (_, day) => day * 86_400);
  const ticks = tickEdges(edges, makeFrame(800), 74);
  assert.deepEqual([...ticks.slice(0, 3)], [0, 4, 8]);
  assert.equal(stepAt(edges, 2.5 * 86_400), 2);
  assert.equal(stepAt(edges, -5), 0);
  assert.equal(stepAt(edges, 1e9), 29);
});

test('marks that crowd are drawn as one stretch, others stay single', () => {
  assert.deepEqual(mergeNear([], 12), []);
  assert.deepEqual(mergeNear([10, 13, 16, 40, 52, 60], 12), [
    { from: 10, to: 16 },
    { from: 40, to: 40 },
    { from: 52, to: 60 },
  ]);
});
