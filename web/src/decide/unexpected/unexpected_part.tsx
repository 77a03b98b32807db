// Jobs that left their usual model or provider, or began to pay where they were free.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  type DecideFigure,
  readUnexpectedAnswer,
  type UnexpectedAnswer,
  writeUnexpectedRequest,
} from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { Icon } from '../../widgets/icon';
import { Computing } from '../computing';
import { type Kind, useDecision } from '../decide_context';
import type { PartProps } from '../decide_view';
import { DecideFigureButton } from '../figure';
import { useDecideWords } from '../words';
import { DeparturesTable } from './departures_table';
import { departuresTable } from './tables';

const UNEXPECTED: Kind<Parameters<typeof writeUnexpectedRequest>[1], UnexpectedAnswer> = {
  question: 'unexpected',
  write: writeUnexpectedRequest,
  read: readUnexpectedAnswer,
};

export function UnexpectedPart({ query }: PartProps): JSX.Element | null {
  const { t } = useWords();
  const { d } = useDecideWords();
  const request = useMemo(() => ({ query }), [query]);
  const { value: answer, problem } = useDecision(UNEXPECTED, request);
  if (problem !== undefined) return <p role="alert">{t('common.failed', { detail: problem })}</p>;
  if (answer === undefined) return <Computing />;
  const { departures } = answer;
  const isEmpty = departures.ids.length === 0;
  return (
    <>
      <Panel title={d('un_title')}>
        <Verdict answer={answer} />
        {!isEmpty && <Figures answer={answer} />}
        <p class="cl-note">{d('un_note')}</p>
      </Panel>
      {!isEmpty && (
        <Panel
          title={d('jobs_title')}
          look="cl-panel--jobs"
          actions={
            <ExportMenu
              title={d('un_title')}
              table={() => departuresTable(departures, d('un_title'))}
            />
          }
        >
          <DeparturesTable departures={departures} />
        </Panel>
      )}
    </>
  );
}

/** That nothing was found says nothing where nothing could be found. */
function Verdict({ answer }: { readonly answer: UnexpectedAnswer }): JSX.Element {
  const { d } = useDecideWords();
  const { judged, unjudged, departures } = answer;
  const lasting = answer.lasting.value ?? 0;
  if (judged === 0 && departures.ids.length === 0) {
    return <p class="cl-verdict">{d(unjudged > 0 ? 'un_too_few' : 'un_no_runs')}</p>;
  }
  const good = departures.ids.length === 0 ? 'un_none' : 'un_all_back';
  return (
    <>
      <p class={`cl-verdict ${lasting > 0 ? 'cl-verdict--bad' : 'cl-verdict--good'}`}>
        <Icon name={lasting > 0 ? 'offline' : 'check'} />
        {lasting > 0 ? d('un_lasting', { count: lasting }) : d(good)}
      </p>
      {unjudged > 0 && <p class="cl-note">{d('un_unjudged', { count: unjudged })}</p>}
    </>
  );
}

function Figures({ answer }: { readonly answer: UnexpectedAnswer }): JSX.Element {
  const { d, measureText } = useDecideWords();
  const used = ({ used: count }: DecideFigure) => d('un_times', { count });
  return (
    <dl class="cl-stats">
      {[answer.lasting, answer.extra, answer.spent].map((figure) => (
        <div key={figure.measure} class="cl-stats__item">
          <dt>{measureText(figure.measure).label}</dt>
          <dd>
            <DecideFigureButton
              figure={figure}
              used={used(figure)}
              leftOut={
                figure.leftOut > 0 ? d('un_left_out', { count: figure.leftOut }) : d('left_none')
              }
              look="cl-figure--stat"
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
