// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
import type { JSX } from 'preact';
import type { Timeline } from '../contract/contract.gen';
import { stepView } from '../view_model/timeline_view';
import { useWords } from './board_context';

/** The same figures as the chart, to read. */
export function TimelineTable({ timeline }: { readonly timeline: Timeline }): JSX.Element {
  const words = useWords();
  const { t, measure } = words;
  const steps = Array.from({ length: timeline.runs.length }, (_, step) => step);
  return (
    <section
      class="cl-scroll cl-scroll--low"
      tabIndex={0}
      aria-label={`${t('timeline.title')}, ${t('common.table')}`}
    >
      <table class="cl-table cl-table--plain">
        <thead>
          <tr>
            <th scope="col">{t('timeline.time')}</th>
            <th scope="col" class="cl-num">
              {measure('cost').label}
            </th>
            <th scope="col" class="cl-num">
              {t('timeline.failed_cost')}
            </th>
            <th scope="col" class="cl-num">
              {measure('runs').label}
            </th>
            <th scope="col" class="cl-num">
              {measure('failure_runs').label}
            </th>
            <th scope="col" class="cl-num">
              {t('timeline.unknown_short')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={step} timeline={timeline} step={step} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StepRow({ timeline, step }: { timeline: Timeline; step: number }): JSX.Element {
  const words = useWords();
  const view = stepView(timeline, step, words);
  const count = words.format.count;
  return (
    <tr>
      <th scope="row">
        {view.when}{' '}
        {view.partial && <span class="cl-note">{words.t('timeline.partial_short')}</span>}
      </th>
      <td class="cl-num" title={view.costExact}>
        {view.cost}
      </td>
      <td class="cl-num">{view.failureCost}</td>
      <td class="cl-num">{count(timeline.runs.at(step)).text}</td>
      <td class="cl-num">{count(timeline.failures.at(step)).text}</td>
      <td class="cl-num">{count(timeline.unknownCostRuns.at(step)).text}</td>
    </tr>
  );
}
