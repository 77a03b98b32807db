// One job: what it costs now, with each model, and with the changes that are chosen.
import type { JSX } from 'preact';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { classes } from '../../widgets/classes';
import { Icon } from '../../widgets/icon';
import { Name } from '../../widgets/name';
import { useDecideWords } from '../words';
import { EditJob } from './edit_job';
import { JobWhy } from './job_why';
import { columnKey } from './matrix_columns';
import { Saved } from './matrix_panel';
import { changeOf } from './scenario';
import { useWhatIf } from './use_what_if';

interface RowProps {
  readonly row: number;
  /** Places of the matrix, from left to right. */
  readonly columns: readonly number[];
}

export function MatrixRow({ row, columns }: RowProps): JSX.Element {
  const { answer } = useWhatIf();
  const words = useWords();
  const { d } = useDecideWords();
  const { jobs } = answer;
  const routes = jobs.routes.at(row) ?? 1;
  const isChanged = jobs.changed.at(row) === 1;
  return (
    <tr class={isChanged ? 'cl-matrix__row--changed' : ''}>
      <th scope="row" class="cl-table__first">
        <div class="cl-matrix__job">
          <span class="cl-matrix__names">
            <Name text={jobs.names.at(row)} otherwise={words.t('unnamed.job')} />
            <span class="cl-sub">
              <bdi>{jobs.models.at(row) || words.t('unknown.model')}</bdi>
              {routes > 1 && ` ${d('wi_and_more', { count: routes - 1 })}`}
            </span>
          </span>
          <EditJob row={row} />
        </div>
      </th>
      <td class="cl-num">{quantity(words.format.usd(jobs.current.at(row)), words)}</td>
      <td class="cl-num cl-matrix__result">
        {quantity(words.format.usd(jobs.expected.at(row)), words)}
      </td>
      <td class="cl-num cl-matrix__result">
        {isChanged ? <JobWhy row={row} /> : <span class="cl-sub">{d('wi_keep_short')}</span>}
      </td>
      {columns.map((at) => (
        <td key={columnKey(answer, at)} class="cl-matrix__cell">
          <Cell row={row} at={at} />
        </td>
      ))}
    </tr>
  );
}

/** How strong a cell's colour is: by the part of the job's own cost that it changes. */
function strength(change: number, now: number): number {
  if (!(now > 0)) return 0;
  return Math.round(Math.min(1, Math.abs(change) / now) * 60);
}

function Cell({ row, at }: { readonly row: number; readonly at: number }): JSX.Element {
  const { answer, changes, change } = useWhatIf();
  const { t, format } = useWords();
  const { d } = useDecideWords();
  const { jobs, matrix } = answer;
  const place = row * matrix.models.length + at;
  const [provider, model] = [matrix.providers.at(at), matrix.models.at(at)];
  const cost = matrix.cost.at(place);
  const saving = matrix.saving.at(place);
  if (cost === undefined) {
    return <span class="cl-matrix__none">{d('wi_no_price')}</span>;
  }
  const job = jobs.ids.at(row);
  const planned = changeOf(changes, job);
  const isChosen = planned.provider === provider && planned.model === model;
  const isTooSmall = matrix.tooSmall.at(place) === 1;
  const name = jobs.names.at(row) || t('unnamed.job');
  const amount = format.usd(saving).text.replace(/^[-−]/, '');
  const what =
    saving === undefined || saving === 0 ? 'wi_same' : saving > 0 ? 'wi_saves' : 'wi_costs';
  const label = d('wi_cell', {
    job: name.slice(0, 100),
    model,
    cost: format.usd(cost).text,
    change: d(what, { amount }),
  });
  const tone = saving === undefined || saving === 0 ? 'same' : saving > 0 ? 'saves' : 'costs';
  return (
    <button
      type="button"
      class={classes('cl-matrix__button', `cl-matrix__button--${tone}`)}
      style={{ '--cl-strength': `${strength(saving ?? 0, jobs.current.at(row) ?? 0)}%` }}
      aria-pressed={isChosen}
      aria-label={isTooSmall ? `${label}; ${d('wi_too_small')}` : label}
      title={isTooSmall ? `${label}; ${d('wi_too_small')}` : label}
      onClick={() => change(job, isChosen ? { provider: '', model: '' } : { provider, model })}
    >
      {isTooSmall && <Icon name="offline" />}
      <Saved value={saving} />
    </button>
  );
}
