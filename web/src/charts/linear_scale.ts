// Value -> pixel. d3-scale would bring colours, number formats and interpolators along, a tenth of
// the page's script, for the one straight line a chart needs; its ticks come from d3-array.
import { nice as niceBounds, ticks } from 'd3-array';

export interface LinearScale {
  (value: number): number;
  readonly from: number;
  readonly to: number;
  invert(pixel: number): number;
  ticks(count: number): readonly number[];
}

export function linearScale(
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
): LinearScale {
  const span = to - from || 1;
  const scale = (value: number) => first + ((value - from) / span) * (last - first);
  return Object.assign(scale, {
    from,
    to,
    invert: (pixel: number) => from + ((pixel - first) / (last - first || 1)) * span,
    ticks: (count: number) => ticks(from, to, count),
  });
}

/** Bounds widened to round numbers. */
export function nice(from: number, to: number, count: number): readonly [number, number] {
  return niceBounds(from, to, count);
}
