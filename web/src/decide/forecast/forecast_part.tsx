// What the month, or the next 30 days, will cost, and how well that was told before.
import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { DecideFigure, ForecastAnswer, ForecastSpan } from '../../contract/decide.gen';
import { useBoard, useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { Button } from '../../widgets/button';
import { Segmented } from '../../widgets/segmented';
import { Computing } from '../computing';
import { useDecision } from '../decide_context';
import type { PartProps } from '../decide_view';
import { DecideFigureButton } from '../figure';
import { readChanges, scenarioOf } from '../what_if/scenario';
import { useDecideWords } from '../words';
import { JobForecasts } from './job_forecasts';
import { PastMonths } from './past_months';
import { PathPlot } from './path_plot';
import { pathTable } from './tables';
import { FORECAST } from './use_forecast';

export function ForecastPart({ query }: PartProps): JSX.Element | null {
  const { session } = useBoard();
  const { t } = useWords();
  const { d } = useDecideWords();
  const [span, setSpan] = useState<ForecastSpan>('month');
  const { changes } = session.view.value;
  const request = useMemo(
    () => ({ query, span, scenario: scenarioOf(readChanges(changes)) }),
    [query, span, changes],
  );
  const { value: answer, problem } = useDecision(FORECAST, request);
  if (problem !== undefined) return <p role="alert">{t('common.failed', { detail: problem })}</p>;
  if (answer === undefined) return <Computing />;
  if (answer.jobs.ids.length === 0) return <p class="cl-nothing">{d('fc_none')}</p>;
  return (
    <>
      <Ahead answer={answer} span={span} onSpan={setSpan} />
      <JobForecasts answer={answer} />
      <PastMonths query={query} />
    </>
  );
}

interface AheadProps {
  readonly answer: ForecastAnswer;
  readonly span: ForecastSpan;
  readonly onSpan: (span: ForecastSpan) => void;
}

function Ahead({ answer, span, onSpan }: AheadProps): JSX.Element {
  const { d } = useDecideWords();
  const plot = useRef<HTMLDivElement>(null);
  const isKnown = answer.expected.value !== undefined;
  return (
    <Panel
      title={d('fc_title')}
      actions={
        <>
          <Segmented
            label={d('fc_span')}
            value={span}
            onChange={onSpan}
            segments={[
              { value: 'month', text: d('fc_month') },
              { value: 'next_30_days', text: d('fc_30') },
            ]}
          />
          <ExportMenu
            title={d('fc_title')}
            table={() => pathTable(answer, d('fc_title'))}
            drawing={() => plot.current?.querySelector('svg')}
          />
        </>
      }
    >
      <Figures answer={answer} />
      <WithChanges answer={answer} />
      <div ref={plot}>
        {isKnown && (
          <PathPlot
            path={answer.path}
            since={answer.since}
            now={answer.now}
            until={answer.until}
            label={d('fc_chart')}
            changed={answer.isChanged ? answer.changedPath : undefined}
          />
        )}
      </div>
      <Notes answer={answer} />
    </Panel>
  );
}

function Figures({ answer }: { readonly answer: ForecastAnswer }): JSX.Element {
  const { format } = useWords();
  const { d, measureText } = useDecideWords();
  const jobs = ({ used, leftOut }: DecideFigure) => ({
    used: d('used_jobs', { count: used }),
    leftOut: leftOut > 0 ? d('fc_left_out', { count: leftOut }) : d('left_none'),
  });
  const runs = ({ used, leftOut }: DecideFigure) => ({
    used: d('used_runs', { count: used }),
    leftOut: leftOut > 0 ? d('fc_unknown_runs', { count: leftOut }) : d('left_none'),
  });
  const { expected, low, high, spent, nominal, trend } = answer;
  const money = (figure: DecideFigure) => format.measured(figure.value, 'usd').text;
  return (
    <dl class="cl-stats cl-stats--forecast">
      <div class="cl-stats__item cl-stats__item--main">
        <dt>{measureText(expected.measure).label}</dt>
        <dd>
          <DecideFigureButton figure={expected} {...jobs(expected)} look="cl-figure--big" />
          {expected.value !== undefined && (
            <span class="cl-sub">{d('fc_range', { low: money(low), high: money(high) })}</span>
          )}
        </dd>
      </div>
      {(
        [
          [spent, runs(spent)],
          [low, jobs(low)],
          [high, jobs(high)],
          [nominal, jobs(nominal)],
          [trend, jobs(trend)],
        ] as const
      ).map(([figure, made]) => (
        <div key={figure.measure} class="cl-stats__item">
          <dt>{measureText(figure.measure).label}</dt>
          <dd>
            <DecideFigureButton figure={figure} {...made} look="cl-figure--stat" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function WithChanges({ answer }: { readonly answer: ForecastAnswer }): JSX.Element | null {
  const { session } = useBoard();
  const { format } = useWords();
  const { d } = useDecideWords();
  if (!answer.isChanged) return null;
  return (
    <p class="cl-with-changes">
      {d('fc_changed', {
        cost: format.usd(answer.changedExpected).text,
        low: format.usd(answer.changedLow).text,
        high: format.usd(answer.changedHigh).text,
      })}
      {answer.changedUnknown > 0 && ` ${d('fc_changed_unknown', { count: answer.changedUnknown })}`}
      <Button kind="quiet" onClick={() => session.change({ part: 'what_if' })}>
        {d('fc_to_what_if')}
      </Button>
    </p>
  );
}

function Notes({ answer }: { readonly answer: ForecastAnswer }): JSX.Element {
  const { d } = useDecideWords();
  const { leftOut } = answer.expected;
  return (
    <p class="cl-note">
      {d('fc_basis')} {d('fc_gap')}
      {answer.withoutRange > 0 && ` ${d('fc_without_range', { count: answer.withoutRange })}`}
      {leftOut > 0 && ` ${d('fc_left_out_note', { count: leftOut })}`}
    </p>
  );
}
