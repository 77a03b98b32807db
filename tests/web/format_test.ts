import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Count,
  Figure,
  Fraction,
  Measured,
  Multiple,
  Seconds,
  Tokens,
  Usd,
} from '../../web/src/contract/contract.gen';
import { Column } from '../../web/src/contract/wire';
import { fromDateField, toDateField } from '../../web/src/format/calendar_field';
import { makeFormat } from '../../web/src/format/format';
import { makeUsdTick } from '../../web/src/format/ticks';

/** Quantities come out of columns: nothing else makes one. */
function one<Q extends number>(value: number): Q | undefined {
  return new Column<Q>(Float64Array.of(value).buffer, 0, 1).at(0);
}
const en = makeFormat('en');
const usd = (value: number) => en.usd(one<Usd>(value));

test('money keeps the digits that matter', () => {
  assert.equal(usd(1234.56).text, '$1,234.56');
  assert.equal(usd(0.0042).text, '$0.0042');
  assert.equal(usd(0).text, '$0.00');
  assert.equal(usd(-6.08).text, '−$6.08');
  assert.equal(usd(0.0000001).text, '<$0.0000010');
  assert.equal(usd(2_345_678).text, '$2.346M');
});

test('the exact value of money has every digit', () => {
  assert.equal(usd(1234.567890123).exact, '$1,234.567890123');
});

test('unknown is a dash and says so, never a zero', () => {
  const shown = usd(Number.NaN);
  assert.deepEqual([shown.text, shown.known], ['—', false]);
});

test('a sum over nothing, with rows left out, is unknown', () => {
  const figure = (used: number, leftOut: number) =>
    ({
      measure: 'tokens',
      value: one<Measured>(0),
      used: one<Count>(used),
      leftOut: one<Count>(leftOut),
    }) as Figure;
  assert.equal(en.figure(figure(0, 40)).known, false);
  assert.equal(en.figure(figure(3, 0)).text, '0');
});

test('a change that rounds to nothing is none', () => {
  const change = (value: number) => ({ measure: 'tokens', value: one<Measured>(value) }) as Figure;
  for (const value of [0, 0.004, -0.004]) assert.equal(en.isUnchanged(change(value)), true);
  for (const value of [0.006, -0.006, 12]) assert.equal(en.isUnchanged(change(value)), false);
  assert.equal(en.isUnchanged(change(Number.NaN)), false);
});

test('large token counts are short, their exact value is not', () => {
  const shown = en.tokens(one<Tokens>(12_345_678));
  assert.deepEqual([shown.text, shown.exact], ['12.3M', '12,345,678']);
  assert.equal(en.tokens(one<Tokens>(9_999)).text, '9,999');
});

test('durations use the two largest units', () => {
  const text = (value: number) => en.seconds(one<Seconds>(value)).text;
  assert.equal(text(0.42), '0.42s');
  assert.equal(text(74), '1m 14s');
  assert.equal(text(7260), '2h 1m');
  assert.equal(text(200_000), '2d 7h');
});

test('small shares keep a decimal, a pace has two', () => {
  assert.equal(en.fraction(one<Fraction>(0.025)).text, '2.5%');
  assert.equal(en.fraction(one<Fraction>(0.5)).text, '50%');
  assert.equal(en.multiple(one<Multiple>(1.234)).text, '1.23×');
});

test('each language writes numbers its own way', () => {
  const es = makeFormat('es').usd(one<Usd>(1234.5)).text;
  assert.match(es, /1234,50/);
  assert.equal(makeFormat('zh-Hans').usd(one<Usd>(0.5)).text, '$0.50');
});

test('a tick has no empty cents', () => {
  assert.equal(makeUsdTick('en')(20), '$20');
  assert.equal(makeUsdTick('en')(2.5), '$2.50');
  assert.equal(makeUsdTick('en')(0), '0');
});

test('a date field gives back the minute it was given', () => {
  const minute = 1_800_000_000 - (1_800_000_000 % 60);
  assert.equal(fromDateField(toDateField(minute)), minute);
  assert.equal(fromDateField('no date'), undefined);
});
