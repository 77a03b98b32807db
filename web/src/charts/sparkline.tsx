import { area, line } from 'd3-shape';
import type { JSX } from 'preact';
import { linearScale } from './linear_scale';

/** Decoration: the figures beside it say the same. */
interface SparklineProps {
  readonly values: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly tone: 'cost' | 'tokens' | 'plain' | 'bad';
}

export function Sparkline({ values, width, height, tone }: SparklineProps): JSX.Element {
  const paths = sparkPaths(values, width, height);
  return (
    <svg
      class={`cl-spark cl-spark--${tone}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="cl-spark__area" d={paths.area} />
      <path class="cl-spark__line" d={paths.line} vector-effect="non-scaling-stroke" />
    </svg>
  );
}

function sparkPaths(values: Float64Array, width: number, height: number) {
  const x = linearScale([0, Math.max(1, values.length - 1)], [1, width - 1]);
  const y = linearScale([0, largest(values) || 1], [height - 1.5, 1.5]);
  const points = Array.from(values);
  const known = (value: number) => !Number.isNaN(value);
  const draw = line<number>()
    .defined(known)
    .x((_, index) => x(index))
    .y(y);
  const fill = area<number>()
    .defined(known)
    .x((_, index) => x(index))
    .y0(height)
    .y1(y);
  return { line: draw(points) ?? '', area: fill(points) ?? '' };
}

export function largest(values: Float64Array): number {
  let top = 0;
  for (const value of values) if (value > top) top = value;
  return top;
}
