import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Timeline } from '../../web/src/contract/contract.gen';
import { isUnpriced } from '../../web/src/view_model/timeline_view';

const column = (values: readonly number[]) => ({
  raw: Float64Array.from(values),
  at: (place: number) => values.at(place),
});
const timeline = (runs: readonly number[], unknownCostRuns: readonly number[]) =>
  ({ runs: column(runs), unknownCostRuns: column(unknownCostRuns) }) as unknown as Timeline;

test('a timeline lacks its costs where there are runs and none says what it cost', () => {
  assert.equal(isUnpriced(timeline([2, 0, 3], [2, 0, 3])), true);
  assert.equal(isUnpriced(timeline([2, 0, 3], [2, 0, 2])), false);
  assert.equal(isUnpriced(timeline([2, 0], [0, 0])), false);
});
test('without runs there is no cost to miss', () => {
  assert.equal(isUnpriced(timeline([0, 0], [0, 0])), false);
  assert.equal(isUnpriced(timeline([], [])), false);
});
