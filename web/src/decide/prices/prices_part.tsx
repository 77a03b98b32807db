// The price book: the lists, what each model costs by them, and the recorded costs beside.
import type { JSX } from 'preact';
import {
  type DecideFigure,
  type PriceReport,
  readPriceReport,
  writePricesRequest,
} from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { Icon } from '../../widgets/icon';
import { type Kind, useDecision } from '../decide_context';
import type { PartProps } from '../decide_view';
import { DecideFigureButton } from '../figure';
import { useDecideWords } from '../words';
import { JobPricesTable } from './job_prices';
import { ListsPanel } from './lists_panel';
import { ModelPricesTable } from './model_prices';
import { jobPricesTable, modelPricesTable } from './tables';

const PRICES: Kind<Parameters<typeof writePricesRequest>[1], PriceReport> = {
  question: 'prices',
  write: writePricesRequest,
  read: readPriceReport,
};

export function PricesPart({ query }: PartProps): JSX.Element {
  const { t } = useWords();
  const { d } = useDecideWords();
  const { value: report, problem } = useDecision(PRICES, { query });
  return (
    <>
      {report && <Verdict report={report} />}
      <ListsPanel />
      {problem !== undefined && <p role="alert">{t('common.failed', { detail: problem })}</p>}
      {report && report.models.runs.length > 0 && (
        <>
          <Panel
            title={d('models_title')}
            note={d('models_note')}
            look="cl-panel--jobs"
            actions={
              <ExportMenu
                title={d('models_title')}
                table={() => modelPricesTable(report.models, d('models_title'))}
              />
            }
          >
            <ModelPricesTable models={report.models} />
          </Panel>
          <Panel
            title={d('jobs_title')}
            look="cl-panel--jobs"
            actions={
              <ExportMenu
                title={d('jobs_title')}
                table={() => jobPricesTable(report.jobs, d('jobs_title'))}
              />
            }
          >
            <JobPricesTable jobs={report.jobs} />
          </Panel>
        </>
      )}
    </>
  );
}

/** What there is to know in one line, and the figures behind it. */
function Verdict({ report }: { readonly report: PriceReport }): JSX.Element {
  const { d } = useDecideWords();
  const off = report.jobsOff.value ?? 0;
  const isKnown = report.recorded.value !== undefined;
  const noAgent = report.models.runs.length === 0;
  const text = noAgent
    ? d('prices_no_agent')
    : !isKnown
      ? d('prices_nothing')
      : off > 0
        ? d('prices_off', { count: off })
        : d('prices_agree');
  const look = !isKnown ? '' : off > 0 ? 'cl-verdict--bad' : 'cl-verdict--good';
  return (
    <Panel title={d('prices_title')}>
      <p class={`cl-verdict ${look}`}>
        {isKnown && <Icon name={off > 0 ? 'offline' : 'check'} />}
        {text}
      </p>
      {!noAgent && <Figures report={report} />}
    </Panel>
  );
}

function Figures({ report }: { readonly report: PriceReport }): JSX.Element {
  const { d, measureText } = useDecideWords();
  const runs = (figure: DecideFigure) => ({
    used: d('used_runs', { count: figure.used }),
    leftOut: figure.leftOut > 0 ? d('left_runs', { count: figure.leftOut }) : d('left_none'),
  });
  const all = (key: 'used_jobs' | 'used_models' | 'used_runs', { used }: DecideFigure) => ({
    used: d(key, { count: used }),
    leftOut: d('left_none'),
  });
  const shown = [
    [report.recorded, runs(report.recorded)],
    [report.recomputed, runs(report.recomputed)],
    [report.ratio, runs(report.ratio)],
    [report.jobsOff, all('used_jobs', report.jobsOff)],
    [report.unpricedModels, all('used_models', report.unpricedModels)],
    [report.unpricedRuns, all('used_runs', report.unpricedRuns)],
  ] as const;
  return (
    <dl class="cl-stats">
      {shown.map(([figure, made]) => (
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
