import type { ComponentChildren, JSX } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import { useSize } from '../widgets/use_size';
import { TimelineBars, type TimelineData } from './timeline_bars';
import {
  type Frame,
  makeFrame,
  makeScales,
  type Scales,
  stepAt,
  tickEdges,
} from './timeline_scales';
import { type BrushState, useBrush } from './use_brush';

export interface TimelineProps {
  readonly data: TimelineData;
  readonly label: string;
  readonly costTick: (value: number) => string;
  /** Said in the place of its axis where no cost is known: bars of no height would say $0. */
  readonly noCost: string | undefined;
  readonly runsTick: (value: number) => string;
  readonly timeTick: (edge: number) => string;
  /** The step in one sentence, for screen readers. */
  readonly describe: (step: number) => string;
  readonly tooltip: (step: number) => ComponentChildren;
  readonly onBrush: (from: number, to: number) => void;
  /** Escape with nothing selected. */
  readonly onEscape: () => void;
}

/** Cost as bars, runs as a strip below, on one time axis. A slider to the keyboard. */
export function TimelineChart(props: TimelineProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const { data } = props;
  const frame = useMemo(() => makeFrame(Math.max(width, 240)), [width]);
  const scales = useMemo(() => makeScales(frame, data.edges, data.cost, data.runs), [frame, data]);
  const steps = data.edges.length - 1;
  const brush = useBrush(steps, props.onBrush, props.onEscape);
  const stepOf = (event: PointerEvent) => {
    const left = box.current?.getBoundingClientRect().left ?? 0;
    return stepAt(data.edges, scales.x.invert(event.clientX - left));
  };
  const at = brush.at ?? steps - 1;
  return (
    <div
      ref={box}
      class="cl-timeline"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={at + 1}
      aria-valuetext={props.describe(at)}
      onKeyDown={brush.onKeyDown}
      onBlur={brush.leave}
      {...pointerHandlers(brush, stepOf)}
    >
      {width > 0 && <Drawing {...props} frame={frame} scales={scales} brush={brush} />}
      {brush.at !== undefined && (
        <Tooltip {...props} step={brush.at} frame={frame} scales={scales} />
      )}
    </div>
  );
}

function pointerHandlers(brush: BrushState, stepOf: (event: PointerEvent) => number) {
  return {
    onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      brush.start(stepOf(event));
    },
    onPointerMove: (event: PointerEvent) => {
      const step = stepOf(event);
      brush.hover(step);
      brush.drag(step);
    },
    onPointerUp: brush.finish,
    onPointerCancel: brush.cancel,
    onPointerLeave: () => brush.brush === undefined && brush.leave(),
  };
}

interface DrawingProps extends TimelineProps {
  readonly frame: Frame;
  readonly scales: Scales;
  readonly brush: BrushState;
}

function Drawing(props: DrawingProps): JSX.Element {
  const { data, frame, scales, brush, runsTick, timeTick } = props;
  const hatch = useId();
  const bars = useMemo(
    () => <TimelineBars data={data} frame={frame} scales={scales} hatch={hatch} />,
    [data, frame, scales],
  );
  const top = scales.runs.to;
  return (
    <svg
      class="cl-timeline__svg"
      width={frame.width}
      height={frame.height}
      // Paper is narrower than the screen it was drawn for.
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      aria-hidden="true"
    >
      <defs>
        <pattern
          id={hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="cl-timeline__hatch" width="2" height="5" />
        </pattern>
      </defs>
      <CostTicks {...props} />
      <text
        class="cl-timeline__tick"
        x={frame.left - 8}
        y={frame.runsTop}
        dy="0.6em"
        text-anchor="end"
      >
        {runsTick(top)}
      </text>
      <text class="cl-timeline__tick" x={frame.left - 8} y={frame.runsBottom} text-anchor="end">
        0
      </text>
      <line
        class="cl-timeline__base"
        x1={frame.left}
        x2={frame.right}
        y1={frame.runsBottom}
        y2={frame.runsBottom}
      />
      <TimeTicks data={data} frame={frame} scales={scales} timeTick={timeTick} />
      <Marks data={data} frame={frame} scales={scales} brush={brush} />
      {bars}
    </svg>
  );
}

function CostTicks({ frame, scales, costTick, noCost }: DrawingProps): JSX.Element {
  if (noCost !== undefined) {
    const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.costBottom) / 2 };
    return (
      <text class="cl-timeline__tick" {...middle} text-anchor="middle">
        {noCost}
      </text>
    );
  }
  return (
    <>
      {scales.cost.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${scales.cost(tick)})`}>
          <line class="cl-timeline__grid" x1={frame.left} x2={frame.right} />
          <text class="cl-timeline__tick" x={frame.left - 8} dy="0.32em" text-anchor="end">
            {costTick(tick)}
          </text>
        </g>
      ))}
    </>
  );
}

function TimeTicks(
  props: Pick<DrawingProps, 'data' | 'frame' | 'scales' | 'timeTick'>,
): JSX.Element {
  const { data, frame, scales, timeTick } = props;
  const fits = (edge: number) => scales.x(data.edges[edge] ?? 0) < frame.right - 46;
  return (
    <>
      {tickEdges(data.edges, frame, 74)
        .filter(fits)
        .map((edge) => (
          <g key={edge} transform={`translate(${scales.x(data.edges[edge] ?? 0)} 0)`}>
            <line class="cl-timeline__base" y1={frame.runsBottom} y2={frame.runsBottom + 4} />
            <text class="cl-timeline__tick" y={frame.height - 5}>
              {timeTick(edge)}
            </text>
          </g>
        ))}
    </>
  );
}

function Marks({
  data,
  frame,
  scales,
  brush,
}: Pick<DrawingProps, 'data' | 'frame' | 'scales' | 'brush'>): JSX.Element {
  const span = (from: number, to: number) => {
    const left = scales.x(data.edges[Math.min(from, to)] ?? 0);
    return { x: left, width: scales.x(data.edges[Math.max(from, to) + 1] ?? 0) - left };
  };
  const tall = { y: frame.top - 6, height: frame.runsBottom - frame.top + 6 };
  return (
    <>
      {brush.at !== undefined && (
        <rect class="cl-timeline__at" {...span(brush.at, brush.at)} {...tall} />
      )}
      {brush.brush && (
        <rect class="cl-timeline__brush" {...span(brush.brush.from, brush.brush.to)} {...tall} />
      )}
    </>
  );
}

interface TooltipProps extends TimelineProps {
  readonly step: number;
  readonly frame: Frame;
  readonly scales: Scales;
}

function Tooltip({ data, step, frame, scales, tooltip }: TooltipProps): JSX.Element {
  const left = scales.x(data.edges[step] ?? 0);
  const right = scales.x(data.edges[step + 1] ?? 0);
  const flip = right > frame.width / 2;
  const style = flip ? { right: `${frame.width - left + 8}px` } : { left: `${right + 8}px` };
  return (
    <div class="cl-timeline__tip" style={style} aria-hidden="true">
      {tooltip(step)}
    </div>
  );
}
