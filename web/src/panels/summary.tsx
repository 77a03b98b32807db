import type { JSX } from 'preact';
import { Meter } from '../charts/meter';
import type { Dashboard, Figure } from '../contract/contract.gen';
import { paceTone } from '../view_model/pace';
import { Icon, type IconName } from '../widgets/icon';
import { useBoard, useWords } from './board_context';
import { ChangeNote } from './change_note';
import { CoverageNote } from './coverage_note';
import { FigureButton } from './figure_button';
import { BarRow, SummaryCard } from './summary_card';

interface CardProps {
  readonly dashboard: Dashboard;
}

export function Summary({ dashboard }: CardProps): JSX.Element {
  const { t } = useWords();
  return (
    <section class="cl-cards" aria-label={t('summary.title')}>
      <RunsCard dashboard={dashboard} />
      <CostCard dashboard={dashboard} />
      <TokensCard dashboard={dashboard} />
      <PaceCard dashboard={dashboard} />
    </section>
  );
}

function RunsCard({ dashboard }: CardProps): JSX.Element {
  const words = useWords();
  const { overview: o, timeline } = dashboard;
  return (
    <SummaryCard
      icon="runs"
      tone="runs"
      title={words.measure('runs').label}
      figure={o.runs}
      trend={{ of: 'runs', timeline }}
      note={<ChangeNote change={o.runsChange} priorComplete={o.priorComplete} judged={false} />}
    >
      <Meter
        parts={[
          { tone: 'good', length: o.successRuns.value },
          { tone: 'bad', length: o.failureRuns.value },
          { tone: 'unknown', length: o.unknownOutcomeRuns.value },
        ]}
      />
      <p class="cl-split">
        <Part icon="check" tone="good" figure={o.successRuns} />
        <Part icon="cross" tone="bad" figure={o.failureRuns} />
        {o.unknownOutcomeRuns.value !== 0 && (
          <Part icon="question" tone="plain" figure={o.unknownOutcomeRuns} />
        )}
      </p>
      <Line figure={o.successRate} />
      <Line figure={o.meanDuration} />
    </SummaryCard>
  );
}

function CostCard({ dashboard }: CardProps): JSX.Element {
  const { session } = useBoard();
  const words = useWords();
  const { overview: o, timeline, coverage } = dashboard;
  const wasted = session.query.value?.outcome === 'failure';
  const partial = coverage.costUnknown > 0 && o.cost.value !== undefined;
  return (
    <SummaryCard
      icon="cost"
      tone={wasted ? 'bad' : 'cost'}
      title={words.measure(wasted ? 'failure_cost' : 'cost').label}
      tag={words.t(wasted ? 'summary.wasted_note' : 'summary.estimated')}
      figure={wasted ? o.failureCost : o.cost}
      prefix={partial ? words.t('common.at_least') : undefined}
      trend={{ of: 'cost', timeline }}
      note={<ChangeNote change={o.costChange} priorComplete={o.priorComplete} judged />}
    >
      <Meter
        parts={[
          { tone: 'cost', length: o.successCost.value },
          { tone: 'bad', length: o.failureCost.value },
        ]}
      />
      <p class="cl-split">
        {o.successRuns.value !== 0 && <Part icon="check" tone="good" figure={o.successCost} />}
        {o.failureRuns.value !== 0 && <Part icon="cross" tone="bad" figure={o.failureCost} />}
      </p>
      <Line figure={o.meanCost} />
      <CoverageNote subject="cost" known={coverage.costKnown} of={coverage.runs} />
    </SummaryCard>
  );
}

function TokensCard({ dashboard }: CardProps): JSX.Element {
  const words = useWords();
  const { overview: o, timeline, coverage } = dashboard;
  const whole = o.tokens.value;
  const row = (label: string, figure: Figure, share?: Figure) => (
    <BarRow
      label={label}
      figure={figure}
      tone="tokens"
      length={figure.value}
      whole={whole}
      {...(share && { share })}
    />
  );
  return (
    <SummaryCard
      icon="tokens"
      tone="tokens"
      title={words.measure('tokens').label}
      figure={o.tokens}
      prefix={coverage.tokensKnown < coverage.runs ? words.t('common.at_least') : undefined}
      trend={{ of: 'tokens', timeline }}
      note={null}
    >
      {row(words.t('summary.input'), o.inputTokens, o.inputShare)}
      {row(words.t('summary.output'), o.outputTokens, o.outputShare)}
      {row(words.t('summary.cached'), o.cacheReadTokens, o.cacheReadShare)}
      {row(words.t('summary.to_cache'), o.cacheWriteTokens, o.cacheWriteShare)}
      <CoverageNote subject="tokens" known={coverage.tokensKnown} of={coverage.runs} />
    </SummaryCard>
  );
}

function PaceCard({ dashboard }: CardProps): JSX.Element {
  const { session } = useBoard();
  const words = useWords();
  const { overview: o, coverage } = dashboard;
  const { nominalMonth, trendMonth } = o;
  const whole = Math.max(nominalMonth.value ?? 0, trendMonth.value ?? 0);
  const { tone, key, icon } = paceTone(o.pace.value, session.query.value?.outcome);
  return (
    <SummaryCard
      icon="pace"
      tone="pace"
      title={words.measure('pace').label}
      figure={o.pace}
      note={
        <p class={`cl-change cl-tone--${tone}`}>
          {icon && <Icon name={icon} />}
          {words.t(key)}
        </p>
      }
    >
      <BarRow
        label={words.measure('nominal').label}
        figure={nominalMonth}
        tone="plan"
        length={nominalMonth.value}
        whole={whole}
      />
      <BarRow
        label={words.measure('trend').label}
        figure={trendMonth}
        tone="cost"
        length={trendMonth.value}
        whole={whole}
      />
      <p class="cl-note">{words.t('summary.per_month')}</p>
      <CoverageNote subject="schedules" known={coverage.jobsWithSchedule} of={coverage.jobs} />
    </SummaryCard>
  );
}

function Part(props: { icon: IconName; tone: string; figure: Figure }): JSX.Element {
  return (
    <span class={`cl-split__part cl-tone--${props.tone}`}>
      <Icon name={props.icon} />
      <FigureButton figure={props.figure} />
    </span>
  );
}

function Line({ figure }: { figure: Figure }): JSX.Element {
  const words = useWords();
  return (
    <p class="cl-line">
      <span>{words.measure(figure.measure).label}</span>
      <FigureButton figure={figure} />
    </p>
  );
}
