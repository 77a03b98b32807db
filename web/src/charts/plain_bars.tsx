// Bars for numbers of any kind, above and below zero. An unknown one leaves a gap.
import type { JSX } from 'preact';
import { makeNumbers } from '../format/numbers';
import { linearScale, nice } from './linear_scale';

interface PlainBarsProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly values: readonly (number | undefined)[];
  readonly width: number;
  readonly height: number;
  readonly locale: string;
}

const LEFT = 64;
const BOTTOM = 22;
const TOP = 8;
const NAME_WIDTH = 90;

export function PlainBars(props: PlainBarsProps): JSX.Element {
  const { label, names, values, width, height, locale } = props;
  const numbers = makeNumbers(locale);
  const known = values.filter((value) => value !== undefined);
  const [from, to] = nice(Math.min(0, ...known), Math.max(0, ...known) || 1, 4);
  const y = linearScale([from, to], [height - BOTTOM, TOP]);
  const step = (width - LEFT) / Math.max(values.length, 1);
  const barWidth = Math.max(1, Math.min(step - Math.min(3, step / 4), 60));
  const every = Math.max(1, Math.ceil(NAME_WIDTH / step));
  return (
    <svg class="cl-bars" width={width} height={height} role="img" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line class="cl-bars__line" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
          <text class="cl-bars__tick" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {numbers.compact(tick)}
          </text>
        </g>
      ))}
      {values.map((value, at) => (
        <g key={at}>
          {value !== undefined && (
            <rect
              class="cl-bars__bar"
              x={LEFT + at * step + (step - barWidth) / 2}
              y={Math.min(y(value), y(0))}
              width={barWidth}
              height={Math.max(Math.abs(y(value) - y(0)), 1)}
            >
              <title>{`${names[at]}: ${numbers.plain(value)}`}</title>
            </rect>
          )}
          {at % every === 0 && (
            <text
              class="cl-bars__name"
              x={LEFT + at * step + (every === 1 ? step / 2 : 0)}
              y={height - 6}
              text-anchor={every === 1 ? 'middle' : 'start'}
            >
              {shortened(names[at] ?? '', Math.max(step, NAME_WIDTH))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function shortened(name: string, pixels: number): string {
  const room = Math.floor(pixels / 7);
  return name.length <= room ? name : `${name.slice(0, Math.max(room - 1, 1))}…`;
}
