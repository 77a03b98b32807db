import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Colour, contrast, HOST_COLOURS, makePalette } from '../../web/src/hermes/palette';

const rgb = (r: number, g: number, b: number, a = 1): Colour => ({ r, g, b, a });
const NONE = rgb(0, 0, 0, 0);
const bare = Object.fromEntries(Object.keys(HOST_COLOURS).map((key) => [key, NONE]));
const paletteOf = (given: Partial<Record<keyof typeof HOST_COLOURS, Colour>>) =>
  makePalette({ ...bare, ...given } as Parameters<typeof makePalette>[0]);

function parsed(css: string | undefined): Colour {
  const [r = -1, g = -1, b = -1] = (css ?? '').match(/\d+/g)?.map(Number) ?? [];
  return rgb(r, g, b);
}

test('a theme decides light or dark, and a see-through card lies on its ground', () => {
  const dark = paletteOf({ background: rgb(4, 28, 28), card: rgb(255, 255, 255, 0.1) });
  assert.equal(dark.scheme, 'dark');
  assert.equal(dark.tokens['--cl-bg'], 'rgb(4 28 28)');
  assert.equal(dark.tokens['--cl-surface'], 'rgb(29 51 51)');
  assert.equal(paletteOf({ background: rgb(244, 247, 255) }).scheme, 'light');
});

test('a host without colours is white, with black words', () => {
  const { scheme, tokens } = paletteOf({});
  assert.deepEqual(
    [scheme, tokens['--cl-bg'], tokens['--cl-text']],
    ['light', 'rgb(255 255 255)', 'rgb(0 0 0)'],
  );
});

test('words can be read in every theme, however it was chosen', () => {
  const steps = [0, 60, 120, 200, 255];
  for (const r of steps) {
    for (const g of steps) {
      for (const b of steps) {
        const background = rgb(r, g, b);
        const fore = rgb(255 - r, g, 255 - b);
        const { grounds, tokens } = paletteOf({
          background,
          card: rgb(b, g, r, 0.3),
          text: fore,
          muted: rgb(r, g, b, 0.5),
          accent: fore,
          onAccent: fore,
        });
        for (const name of ['--cl-text', '--cl-muted', '--cl-faint', '--cl-accent']) {
          const least = Math.min(...grounds.map((on) => contrast(parsed(tokens[name]), on)));
          const best = Math.max(
            ...[rgb(0, 0, 0), rgb(255, 255, 255)].map((end) =>
              Math.min(...grounds.map((on) => contrast(end, on))),
            ),
          );
          // No colour at all reads better on all of them than black or white.
          assert.ok(least >= Math.min(4.45, best - 0.1), `${name} on ${r},${g},${b}: ${least}`);
        }
      }
    }
  }
});
