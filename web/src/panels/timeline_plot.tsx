import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { TimelineChart } from '../charts/timeline_chart';
import type { Timeline } from '../contract/contract.gen';
import { makeCountTick, makeUsdTick } from '../format/ticks';
import {
  chartLabel,
  isUnpriced,
  outsideText,
  stepSentence,
  stepView,
  timelineData,
} from '../view_model/timeline_view';
import { useBoard, useWords } from './board_context';

/** The chart of a timeline; dragging makes its range the window. */
export function TimelinePlot({ timeline }: { readonly timeline: Timeline }): JSX.Element {
  const { session } = useBoard();
  const words = useWords();
  const data = useMemo(() => timelineData(timeline), [timeline]);
  const zoom = (from: number, to: number) => {
    const since = timeline.edges.at(from);
    const until = timeline.edges.at(to + 1);
    if (since === undefined || until === undefined) return;
    session.change({ window: { kind: 'range', days: 0, since, until } });
  };
  return (
    <TimelineChart
      data={data}
      label={chartLabel(timeline, words)}
      costTick={makeUsdTick(words.locale)}
      noCost={isUnpriced(timeline) ? words.t('timeline.unknown_short') : undefined}
      runsTick={makeCountTick(words.locale)}
      timeTick={(edge) => words.format.tick(timeline.edges.at(edge), timeline.bucket)}
      describe={(step) => stepSentence(timeline, step, words)}
      tooltip={(step) => <StepTip timeline={timeline} step={step} />}
      onBrush={zoom}
      onEscape={() => {
        if (session.view.peek().window.kind === 'range') session.undo();
      }}
    />
  );
}

function StepTip({ timeline, step }: { timeline: Timeline; step: number }): JSX.Element {
  const words = useWords();
  const view = stepView(timeline, step, words);
  return (
    <>
      <strong>{view.when}</strong>
      <span class="cl-tip__row cl-tip__row--cost">
        <span>{words.measure('cost').label}</span>
        <b>{view.cost}</b>
      </span>
      {view.hasFailures && (
        <span class="cl-tip__row cl-tip__row--bad">
          <span>{words.measure('failure_cost').label}</span>
          <b>{view.failureCost}</b>
        </span>
      )}
      <span class="cl-tip__row">
        <span>{view.runs}</span>
        {view.hasFailures && <b>{view.failures}</b>}
      </span>
      {view.unknown && <span class="cl-tip__note">{view.unknown}</span>}
      {view.partial && <span class="cl-tip__note">{words.t('timeline.partial')}</span>}
    </>
  );
}

/** So that the steps and this add up to the summary. */
export function OutsideNote({ timeline }: { timeline: Timeline }): JSX.Element | null {
  const text = outsideText(timeline, useWords());
  return text === '' ? null : <p class="cl-note">{text}</p>;
}
