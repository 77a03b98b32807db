import type { JSX } from 'preact';
import { classes } from '../widgets/classes';
import { type Frame, mergeNear, type Scales } from './timeline_scales';

/** Marks closer than this, in pixels, are drawn as one. */
const MARK_ROOM = 12;

export interface TimelineData {
  /** One more than there are steps. */
  readonly edges: Float64Array;
  readonly cost: Float64Array;
  readonly failureCost: Float64Array;
  readonly runs: Float64Array;
  readonly failures: Float64Array;
  readonly unknownCostRuns: Float64Array;
  readonly firstPartial: boolean;
  readonly lastPartial: boolean;
}

interface BarsProps {
  readonly data: TimelineData;
  readonly frame: Frame;
  readonly scales: Scales;
  readonly hatch: string;
}

/** All bars of a kind are one path: a year of days is six elements, not two thousand. */
export function TimelineBars({ data, frame, scales, hatch }: BarsProps): JSX.Element {
  const { x, cost, runs } = scales;
  const { costBottom, runsBottom } = frame;
  const steps = data.edges.length - 1;
  const bars = (values: Float64Array, y: (value: number) => number, bottom: number, only: Only) =>
    barPath(data, values, x, y, bottom, only);
  const groups = [
    { name: 'whole', only: (step: number) => !isPartial(data, step, steps) },
    { name: 'partial', only: (step: number) => isPartial(data, step, steps) },
  ];
  return (
    <>
      {groups.map(({ name, only }) => (
        <g
          key={name}
          class={classes('cl-timeline__bars', name === 'partial' && 'cl-timeline__bars--partial')}
        >
          <path class="cl-timeline__cost" d={bars(data.cost, cost, costBottom, only)} />
          <path class="cl-timeline__failed" d={bars(data.failureCost, cost, costBottom, only)} />
          <path fill={`url(#${hatch})`} d={bars(data.failureCost, cost, costBottom, only)} />
          <path class="cl-timeline__runs" d={bars(data.runs, runs, runsBottom, only)} />
          <path class="cl-timeline__failed" d={bars(data.failures, runs, runsBottom, only)} />
          <path fill={`url(#${hatch})`} d={bars(data.failures, runs, runsBottom, only)} />
        </g>
      ))}
      <path class="cl-timeline__unknown" d={unknownMarks(data, x, costBottom)} />
    </>
  );
}

type Only = (step: number) => boolean;

function isPartial(
  { firstPartial, lastPartial }: TimelineData,
  step: number,
  steps: number,
): boolean {
  return (step === 0 && firstPartial) || (step === steps - 1 && lastPartial);
}

function barPath(
  { edges }: TimelineData,
  values: Float64Array,
  x: (time: number) => number,
  y: (value: number) => number,
  bottom: number,
  only: Only,
): string {
  let path = '';
  for (let step = 0; step < values.length; step += 1) {
    const value = values[step] ?? 0;
    if (!(value > 0) || !only(step)) continue;
    const from = x(edges[step] ?? 0);
    const until = x(edges[step + 1] ?? 0);
    const gap = Math.min(2, (until - from) * 0.2);
    const top = Math.min(y(value), bottom - 1.5);
    path += `M${from.toFixed(1)} ${bottom}V${top.toFixed(1)}H${(until - gap).toFixed(1)}V${bottom}Z`;
  }
  return path;
}

/** A small diamond under each step that has runs of unknown cost; where they crowd, one long one. */
function unknownMarks(
  { edges, unknownCostRuns }: TimelineData,
  x: (time: number) => number,
  bottom: number,
): string {
  const middles = Array.from(unknownCostRuns).flatMap((runs, step) =>
    runs > 0 ? [(x(edges[step] ?? 0) + x(edges[step + 1] ?? 0)) / 2] : [],
  );
  return mergeNear(middles, MARK_ROOM)
    .map(({ from, to }) => {
      const length = (to - from).toFixed(1);
      const half = to > from ? 2 : 3.5; // a long one is slim, or it looks like a scroll bar
      const top = bottom + 7.5 - half;
      return `M${from.toFixed(1)} ${top}h${length}l3 ${half}l-3 ${half}h-${length}l-3 -${half}Z`;
    })
    .join('');
}
