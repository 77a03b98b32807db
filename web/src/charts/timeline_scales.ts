import { type LinearScale, linearScale, nice } from './linear_scale';
import { largest } from './sparkline';

export interface Frame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly costBottom: number;
  readonly runsTop: number;
  readonly runsBottom: number;
  readonly height: number;
}

export function makeFrame(width: number): Frame {
  const costBottom = width < 500 ? 150 : 178;
  const runsTop = costBottom + 18;
  const runsBottom = runsTop + 46;
  const left = width < 500 ? 44 : 56;
  return {
    width,
    left,
    right: width - 8,
    top: 10,
    costBottom,
    runsTop,
    runsBottom,
    height: runsBottom + 22,
  };
}

export interface Scales {
  readonly x: LinearScale;
  readonly cost: LinearScale;
  readonly runs: LinearScale;
}

export function makeScales(
  frame: Frame,
  edges: Float64Array,
  cost: Float64Array,
  runs: Float64Array,
): Scales {
  const from = edges[0] ?? 0;
  const until = edges[edges.length - 1] ?? 1;
  return {
    x: linearScale([from, until], [frame.left, frame.right]),
    cost: linearScale(nice(0, largest(cost) || 1, 4), [frame.costBottom, frame.top]),
    runs: linearScale([0, largest(runs) || 1], [frame.runsBottom, frame.runsTop]),
  };
}

/** Indices of the edges that get a label: a round number of steps apart, with room for text. */
export function tickEdges(edges: Float64Array, frame: Frame, room: number): readonly number[] {
  const steps = edges.length - 1;
  const fit = Math.max(1, Math.floor((frame.right - frame.left) / room));
  const stride = [1, 2, 3, 4, 6, 7, 12, 14, 24, 28].find((it) => steps / it <= fit);
  const every = stride ?? Math.ceil(steps / fit);
  return Array.from({ length: Math.ceil(steps / every) }, (_, index) => index * every);
}

/** The step under a pixel. */
export function stepAt(edges: Float64Array, time: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= time) low = middle;
    else high = middle;
  }
  return low;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Ascending positions as stretches: neighbours nearer than `room` share one. */
export function mergeNear(positions: readonly number[], room: number): readonly Span[] {
  const spans: Span[] = [];
  for (const at of positions) {
    const last = spans.at(-1);
    if (last !== undefined && at - last.to < room)
      spans[spans.length - 1] = { from: last.from, to: at };
    else spans.push({ from: at, to: at });
  }
  return spans;
}
