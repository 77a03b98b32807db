import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Figure, JobDetail } from '../contract/contract.gen';
import { jobFiguresTable, timelineTable } from '../exports/tables';
import { stateText } from '../view_model/state_text';
import { Button } from '../widgets/button';
import { Icon, type IconName } from '../widgets/icon';
import { Name } from '../widgets/name';
import { Skeleton } from '../widgets/skeleton';
import { useBoard, useWords } from './board_context';
import { BreakdownBars, BreakdownExport } from './breakdown';
import { ExportMenu } from './export_menu';
import { FigureButton } from './figure_button';
import { Projections } from './projections';
import { Quantity } from './quantity';
import { BarRow } from './summary_card';
import { OutsideNote, TimelinePlot } from './timeline_plot';
import { useAnswer } from './use_answer';

interface JobDetailsProps {
  readonly id: string;
  /** Of the latest run; '' where it is unknown. */
  readonly lastModel: string;
}

/** Everything about one job, under the filters of the board. */
export function JobDetails({ id, lastModel }: JobDetailsProps): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const { value, problem } = useAnswer(() => session.fetchJob(id), [session.dashboard.value, id]);
  if (problem !== undefined)
    return <p class="cl-note">{t('common.failed', { detail: problem })}</p>;
  if (value === undefined) return <Skeleton lines={6} label={t('detail.loading')} />;
  return (
    <div class="cl-detail">
      <DetailActions job={value} />
      <div class="cl-detail__grid">
        <Block title={t('toolbar.job')}>
          <About job={value} lastModel={lastModel} />
        </Block>
        <Block title={t('toolbar.outcome')}>
          <Outcomes job={value} />
        </Block>
        <Block title={t('detail.tokens')}>
          <TokenSplit job={value} />
        </Block>
        <Block title={t('detail.projections')}>
          <Projections job={value} />
        </Block>
        <JobTimeline job={value} />
        <Block
          title={t('detail.models')}
          actions={<BreakdownExport title={t('detail.models')} word="models" data={value.models} />}
        >
          <BreakdownBars data={value.models} chosen={[]} unknown={t('unknown.model')} />
        </Block>
      </div>
    </div>
  );
}

interface BlockProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Block({ title, wide, actions, children }: BlockProps): JSX.Element {
  return (
    <section class={wide ? 'cl-block cl-block--wide' : 'cl-block'}>
      <header class="cl-block__head">
        <h3 class="cl-block__title">{title}</h3>
        {actions}
      </header>
      {children}
    </section>
  );
}

function JobTimeline({ job }: { readonly job: JobDetail }): JSX.Element {
  const { t } = useWords();
  const plot = useRef<HTMLDivElement>(null);
  const title = `${job.name}: ${t('timeline.title')}`;
  return (
    <Block
      title={t('timeline.title')}
      wide
      actions={
        <ExportMenu
          title={title}
          table={() => timelineTable(job.timeline, title)}
          drawing={() => plot.current?.querySelector('svg')}
        />
      }
    >
      <div ref={plot}>
        <TimelinePlot timeline={job.timeline} />
      </div>
      <OutsideNote timeline={job.timeline} />
    </Block>
  );
}

function DetailActions({ job }: { readonly job: JobDetail }): JSX.Element {
  const { session } = useBoard();
  const words = useWords();
  const { t } = words;
  return (
    <div class="cl-detail__actions">
      <Button
        kind="primary"
        icon="list"
        onClick={() =>
          session.openHistory({
            job: job.id,
            name: job.name,
            sort: 'run_time',
            direction: 'descending',
          })
        }
      >
        {t('detail.history')}
      </Button>
      <Button icon="filter" onClick={() => session.change({ jobs: [job.id] })}>
        {t('detail.only')}
      </Button>
      <code class="cl-detail__id" dir="ltr">
        {job.id.slice(0, 200)}
      </code>
      <ExportMenu title={t('exports.job_title')} table={() => jobFiguresTable(job, words)} />
    </div>
  );
}

function About({ job, lastModel }: { job: JobDetail; lastModel: string }): JSX.Element {
  const words = useWords();
  const { session } = useBoard();
  const { t, format } = words;
  const now = session.query.value?.now ?? 0;
  const next = format.relative(job.nextRun, now);
  const overdue = job.nextRun !== undefined && job.nextRun < now;
  return (
    <dl class="cl-facts">
      <Fact name={t('detail.schedule')}>
        <Name text={job.schedule} otherwise={t('detail.no_schedule')} />{' '}
        {job.state !== '' && <span class="cl-note">{stateText(job.state, words)}</span>}
      </Fact>
      <Fact name={t('detail.next_run')}>
        {overdue ? t('detail.overdue', { when: next.text }) : <Quantity shown={next} />}
      </Fact>
      <Fact name={t('jobs.last_run')}>
        <Quantity shown={format.moment(job.lastRun)} />
      </Fact>
      <Fact name={t('detail.first_run')}>
        <Quantity shown={format.moment(job.firstRun)} />
      </Fact>
      <Fact name={t('detail.last_model')}>
        <Name text={lastModel} otherwise={t('unknown.model')} />
      </Fact>
      <FigureFact figure={job.overview.meanDuration} />
      <FigureFact figure={job.overview.meanCost} />
      <FigureFact figure={job.overview.costPerSuccess} />
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="cl-facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FigureFact({ figure }: { readonly figure: Figure }): JSX.Element {
  const words = useWords();
  return (
    <Fact name={words.measure(figure.measure).label}>
      <FigureButton figure={figure} />
    </Fact>
  );
}

function Outcomes({ job }: { readonly job: JobDetail }): JSX.Element {
  const { overview: o } = job;
  return (
    <>
      <OutcomeRow icon="check" tone="good" runs={o.successRuns} cost={o.successCost} />
      <OutcomeRow icon="cross" tone="bad" runs={o.failureRuns} cost={o.failureCost} />
      {o.unknownOutcomeRuns.value !== 0 && (
        <OutcomeRow icon="question" tone="plain" runs={o.unknownOutcomeRuns} />
      )}
      <dl class="cl-facts">
        <FigureFact figure={o.successRate} />
      </dl>
    </>
  );
}

interface OutcomeRowProps {
  readonly icon: IconName;
  readonly tone: string;
  readonly runs: Figure;
  readonly cost?: Figure;
}

function OutcomeRow({ icon, tone, runs, cost }: OutcomeRowProps): JSX.Element {
  const words = useWords();
  return (
    <p class="cl-outcome">
      <span class={`cl-tone--${tone}`}>
        <Icon name={icon} />
        {words.measure(runs.measure).label}
      </span>
      <FigureButton figure={runs} />
      {cost && <FigureButton figure={cost} />}
    </p>
  );
}

function TokenSplit({ job }: { readonly job: JobDetail }): JSX.Element {
  const words = useWords();
  const { overview: o } = job;
  const rows = [o.inputTokens, o.outputTokens, o.cacheReadTokens, o.cacheWriteTokens];
  return (
    <>
      {rows.map((figure) => (
        <BarRow
          key={figure.measure}
          label={words.measure(figure.measure).label}
          figure={figure}
          tone="tokens"
          length={figure.value}
          whole={o.tokens.value}
        />
      ))}
      <dl class="cl-facts">
        <FigureFact figure={o.tokens} />
      </dl>
    </>
  );
}
