import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrollToRow, virtualRows } from '../../web/src/widgets/virtual_rows';
import { rowTop, windowRows } from '../../web/src/widgets/window_rows';

const view = { rowHeight: 36, viewHeight: 360, overscan: 0 };

test('only the rows on screen are drawn', () => {
  const rows = virtualRows({ ...view, count: 100_000, scrollTop: 3600 });
  assert.deepEqual([rows.first, rows.end, rows.top], [100, 110, 3600]);
});

test('a list too tall for a browser still ends at its last row', () => {
  const count = 2_000_000;
  const { height } = virtualRows({ ...view, count, scrollTop: 0 });
  const last = virtualRows({ ...view, count, scrollTop: height - 360 });
  assert.equal(last.end, count);
  assert.ok(height < 16_000_000);
});

test('scrolling to a row moves only when it is off screen', () => {
  const input = { ...view, count: 1000, scrollTop: 360 };
  assert.equal(scrollToRow(12, input), undefined);
  assert.equal(scrollToRow(5, input), 180);
  assert.equal(scrollToRow(20, input), 396);
});

test('open rows push the ones below', () => {
  const open = [{ index: 2, extra: 400 }];
  assert.equal(rowTop(2, { rowHeight: 45, open }), 90);
  assert.equal(rowTop(3, { rowHeight: 45, open }), 535);
  const rows = windowRows({
    count: 100,
    rowHeight: 45,
    open,
    scrollTop: 300,
    viewHeight: 450,
    overscan: 0,
  });
  assert.equal(rows.first, 2);
  assert.equal(
    rows.above + rows.below + rowTop(rows.end, { rowHeight: 45, open }) - rows.above,
    4900,
  );
});
