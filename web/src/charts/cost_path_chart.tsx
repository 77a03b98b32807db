// Cost as it adds up: what was spent, and a fan of what is to come. A slider to the keyboard.
import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useSize } from '../widgets/use_size';
import { type LinearScale, linearScale, nice } from './linear_scale';

export interface CostPathData {
  readonly since: number;
  readonly now: number;
  readonly until: number;
  /** Ends of days, and what was spent by then. */
  readonly pastAt: Float64Array;
  readonly past: Float64Array;
  readonly at: Float64Array;
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  readonly changed?: Float64Array | undefined;
  readonly limit?: number | undefined;
}

interface ChartProps {
  readonly data: CostPathData;
  readonly label: string;
  readonly costTick: (value: number) => string;
  /** The day that begins at a moment. */
  readonly timeTick: (moment: number) => string;
  /** A day in one sentence; days are counted over the past ones and those to come. */
  readonly describe: (day: number) => string;
  readonly tooltip: (day: number) => ComponentChildren;
  readonly limitText: string;
}

export function CostPathChart(props: ChartProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const { data } = props;
  const days = data.pastAt.length + data.at.length;
  const [at, setAt] = useState<number>();
  const plot = useMemo(() => makePlot(Math.max(width, 240), data), [width, data]);
  const day = Math.min(at ?? data.pastAt.length, days - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, day, days);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  const onPointerMove = (event: PointerEvent) => {
    const left = box.current?.getBoundingClientRect().left ?? 0;
    setAt(dayAt(data, plot.x.invert(event.clientX - left)));
  };
  return (
    <div
      ref={box}
      class="cl-path"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={1}
      aria-valuemax={days}
      aria-valuenow={day + 1}
      aria-valuetext={props.describe(day)}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setAt(undefined)}
      onBlur={() => setAt(undefined)}
    >
      {width > 0 && <Drawing {...props} plot={plot} at={at === undefined ? undefined : day} />}
      {at !== undefined && <Tip {...props} plot={plot} day={day} />}
    </div>
  );
}

function keyTarget(key: string, day: number, days: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(day + 1, days - 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(day - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return days - 1;
  return undefined;
}

/** The day under a moment. */
function dayAt(data: CostPathData, moment: number): number {
  const days = data.pastAt.length + data.at.length;
  for (let day = 0; day < days; day += 1) {
    if (moment <= endOf(data, day)) return day;
  }
  return days - 1;
}

function endOf({ pastAt, at }: CostPathData, day: number): number {
  return (day < pastAt.length ? pastAt[day] : at[day - pastAt.length]) ?? 0;
}

interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: LinearScale;
  readonly y: LinearScale;
}

const TOP = 14;

function makePlot(width: number, data: CostPathData): Plot {
  const bottom = width < 500 ? 168 : 208;
  const left = width < 500 ? 44 : 56;
  const right = width - 12;
  const most = Math.max(
    data.limit ?? 0,
    ...data.past,
    ...data.p90,
    ...(data.changed ?? new Float64Array()),
  );
  return {
    width,
    height: bottom + 22,
    left,
    right,
    bottom,
    x: linearScale([data.since, data.until], [left, right]),
    y: linearScale(nice(0, most || 1, 4), [bottom, TOP]),
  };
}

interface DrawingProps extends ChartProps {
  readonly plot: Plot;
  readonly at: number | undefined;
}

function Drawing(props: DrawingProps): JSX.Element {
  const { data, plot, at, costTick, limitText } = props;
  const { x, y } = plot;
  return (
    <svg
      class="cl-path__svg"
      width={plot.width}
      height={plot.height}
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      aria-hidden="true"
    >
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line class="cl-timeline__grid" x1={plot.left} x2={plot.right} />
          <text class="cl-timeline__tick" x={plot.left - 8} dy="0.32em" text-anchor="end">
            {costTick(tick)}
          </text>
        </g>
      ))}
      <TimeTicks {...props} />
      <Lines data={data} plot={plot} />
      <line class="cl-path__now" x1={x(data.now)} x2={x(data.now)} y1={TOP} y2={plot.bottom} />
      {data.limit !== undefined && (
        <g transform={`translate(0 ${y(data.limit)})`}>
          <line class="cl-path__limit" x1={plot.left} x2={plot.right} />
          <text class="cl-path__limit-text" x={plot.left + 4} dy="-0.35em">
            {limitText}
          </text>
        </g>
      )}
      {at !== undefined && (
        <line
          class="cl-path__at"
          x1={x(endOf(data, at))}
          x2={x(endOf(data, at))}
          y1={TOP}
          y2={plot.bottom}
        />
      )}
    </svg>
  );
}

function Lines({ data, plot: { x, y } }: Pick<DrawingProps, 'data' | 'plot'>): JSX.Element {
  const spent = data.past.at(-1) ?? 0;
  const start: Point = [x(data.now), y(spent)];
  const ahead = (values: Float64Array) => [start, ...points(data.at, values, x, y)];
  const past: Point[] = [[x(data.since), y(0)], ...points(data.pastAt, data.past, x, y)];
  const band = [...ahead(data.p90), ...points(data.at, data.p10, x, y).reverse()];
  return (
    <>
      <path class="cl-path__band" d={`${line(band)}Z`} />
      {past.length > 1 && <path class="cl-path__spent" d={line(past)} />}
      <path class="cl-path__middle" d={line(ahead(data.p50))} />
      {data.changed && <path class="cl-path__changed" d={line(ahead(data.changed))} />}
    </>
  );
}

type Point = readonly [number, number];

function points(
  at: Float64Array,
  values: Float64Array,
  x: LinearScale,
  y: LinearScale,
): readonly Point[] & { reverse(): Point[] } {
  return Array.from(at, (moment, index): Point => [x(moment), y(values[index] ?? 0)]);
}

function line(path: readonly Point[]): string {
  return path.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}

/** Room for a date. */
const TICK_ROOM = 74;

function TimeTicks({ data, plot, timeTick }: DrawingProps): JSX.Element {
  const fit = Math.max(1, Math.floor((plot.right - plot.left) / TICK_ROOM));
  const days = data.pastAt.length + data.at.length;
  const every = [1, 2, 3, 4, 5, 7, 10, 14].find((it) => days / it <= fit) ?? Math.ceil(days / fit);
  const begins = [data.since, ...data.pastAt, ...data.at].filter((at) => at !== data.now);
  if (data.since === data.now) begins.unshift(data.now);
  return (
    <>
      {begins
        .filter((at, day) => day % every === 0 && plot.x(at) < plot.right - 40)
        .map((at) => (
          <g key={at} transform={`translate(${plot.x(at)} 0)`}>
            <line class="cl-timeline__base" y1={plot.bottom} y2={plot.bottom + 4} />
            <text class="cl-timeline__tick" y={plot.height - 5}>
              {timeTick(at)}
            </text>
          </g>
        ))}
      <line
        class="cl-timeline__base"
        x1={plot.left}
        x2={plot.right}
        y1={plot.bottom}
        y2={plot.bottom}
      />
    </>
  );
}

function Tip({ data, plot, day, tooltip }: ChartProps & { plot: Plot; day: number }): JSX.Element {
  const at = plot.x(endOf(data, day));
  const flip = at > plot.width / 2;
  const style = flip ? { right: `${plot.width - at + 8}px` } : { left: `${at + 8}px` };
  return (
    <div class="cl-timeline__tip" style={style} aria-hidden="true">
      {tooltip(day)}
    </div>
  );
}
