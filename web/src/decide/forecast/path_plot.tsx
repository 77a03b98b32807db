// A path of costs with its words.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { CostPathChart, type CostPathData } from '../../charts/cost_path_chart';
import type { Instant, Usd } from '../../contract/contract.gen';
import type { CostPath } from '../../contract/decide.gen';
import type { Column } from '../../contract/wire';
import { makeUsdTick } from '../../format/ticks';
import { useWords } from '../../panels/board_context';
import { useDecideWords } from '../words';

interface PathPlotProps {
  readonly path: CostPath;
  readonly since: Instant;
  readonly now: Instant;
  readonly until: Instant;
  readonly label: string;
  readonly limit?: Usd | undefined;
  /** With the scenario of the what-if. */
  readonly changed?: Column<Usd> | undefined;
}

export function PathPlot(props: PathPlotProps): JSX.Element {
  const { path, label, limit, changed } = props;
  const words = useWords();
  const { d } = useDecideWords();
  const data = useMemo(() => dataOf(props), [path, changed, limit]);
  const view = useDayWords(props);
  return (
    <figure class="cl-path-figure">
      <CostPathChart
        data={data}
        label={label}
        costTick={makeUsdTick(words.locale)}
        timeTick={(moment) => words.format.tick(moment, 'day')}
        describe={(day) => view(day).sentence}
        tooltip={(day) => <DayTip {...view(day)} />}
        limitText={
          limit === undefined ? '' : d('fc_limit', { amount: words.format.usd(limit).text })
        }
      />
      <figcaption class="cl-legend">
        <span class="cl-legend__item cl-legend__item--spent">{d('fc_spent')}</span>
        <span class="cl-legend__item cl-legend__item--middle">{d('fc_middle')}</span>
        <span class="cl-legend__item cl-legend__item--band">{d('fc_band')}</span>
        {changed && (
          <span class="cl-legend__item cl-legend__item--changed">{d('fc_with_changes')}</span>
        )}
      </figcaption>
    </figure>
  );
}

function dataOf({ path, since, now, until, limit, changed }: PathPlotProps): CostPathData {
  return {
    since,
    now,
    until,
    pastAt: path.pastAt.raw,
    past: path.past.raw,
    at: path.at.raw,
    p10: path.p10.raw,
    p50: path.p50.raw,
    p90: path.p90.raw,
    changed: changed?.raw,
    limit,
  };
}

interface DayView {
  readonly when: string;
  readonly amount: string;
  readonly range: string | undefined;
  readonly changed: string | undefined;
  readonly sentence: string;
}

function useDayWords({ path, changed }: PathPlotProps): (day: number) => DayView {
  const { format } = useWords();
  const { d } = useDecideWords();
  return (day) => {
    const ahead = day - path.pastAt.length;
    const end = ahead < 0 ? path.pastAt.at(day) : path.at.at(ahead);
    // The end of a day is the first moment of the next.
    const when = end === undefined ? '' : format.date(end - 1).text;
    if (ahead < 0) {
      const amount = format.usd(path.past.at(day)).text;
      const sentence = `${when}: ${d('fc_day_spent', { amount })}`;
      return { when, amount, range: undefined, changed: undefined, sentence };
    }
    const amount = format.usd(path.p50.at(ahead)).text;
    const low = format.usd(path.p10.at(ahead)).text;
    const high = format.usd(path.p90.at(ahead)).text;
    const range = d('fc_range', { low, high });
    const moved = changed && format.usd(changed.at(ahead)).text;
    return { when, amount, range, changed: moved, sentence: `${when}: ${amount}, ${range}` };
  };
}

function DayTip({ when, amount, range, changed }: DayView): JSX.Element {
  const { d } = useDecideWords();
  return (
    <>
      <strong>{when}</strong>
      <span class="cl-tip__row cl-tip__row--cost">
        <span>{d(range === undefined ? 'fc_spent' : 'fc_middle')}</span>
        <b>{amount}</b>
      </span>
      {range && <span class="cl-tip__row">{range}</span>}
      {changed && (
        <span class="cl-tip__row">
          <span>{d('fc_with_changes')}</span>
          <b>{changed}</b>
        </span>
      )}
    </>
  );
}
