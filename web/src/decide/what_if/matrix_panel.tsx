// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// Jobs × models: what each move would change, and the moves that are chosen.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Column } from '../../contract/wire';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { quantity } from '../../panels/quantity';
import { Button } from '../../widgets/button';
import { SortButton } from '../../widgets/sort_header';
import { useDecideWords } from '../words';
import { columnKey, useColumns } from './matrix_columns';
import { MatrixRow } from './matrix_row';
import { AddModel } from './model_picker';
import { matrixTable } from './tables';
import { useWhatIf } from './use_what_if';

/** The column that rows are ordered by: a figure of the jobs, or a candidate. */
type Sort = 'current' | 'saving' | number;

export function MatrixPanel(): JSX.Element {
  const { answer } = useWhatIf();
  const { d } = useDecideWords();
  return (
    <Panel
      title={d('wi_matrix')}
      note={d('wi_matrix_note')}
      look="cl-panel--jobs"
      actions={
        <>
          <AddModel />
          <ExportMenu title={d('wi_matrix')} table={() => matrixTable(answer, d('wi_matrix'))} />
        </>
      }
    >
      <Matrix />
    </Panel>
  );
}

function Matrix(): JSX.Element {
  const { answer } = useWhatIf();
  const { t } = useWords();
  const { d } = useDecideWords();
  const [sort, setSort] = useState<Sort>('current');
  const scroller = useRef<HTMLElement>(null);
  const columns = useColumns(scroller);
  const { jobs, matrix } = answer;
  const models = matrix.models.length;
  const head = (key: Sort, text: string) => (
    <SortButton
      text={text}
      label={d('wi_sort', { column: text })}
      sorted={sort === key ? 'descending' : undefined}
      onSort={() => setSort(key)}
    />
  );
  return (
    <section
      ref={scroller}
      class="cl-scroll cl-scroll--jobs"
      tabIndex={0}
      aria-label={`${d('wi_matrix')}: ${t('common.table')}`}
    >
      <table class="cl-table cl-table--jobs cl-table--matrix">
        <thead>
          <tr>
            <th scope="col" class="cl-table__first">
              {d('job')}
            </th>
            <th scope="col" class="cl-num" aria-sort={sorted(sort === 'current')}>
              {head('current', d('wi_now'))}
            </th>
            <th scope="col" class="cl-num cl-matrix__result">
              {d('wi_after')}
            </th>
            <th scope="col" class="cl-num cl-matrix__result" aria-sort={sorted(sort === 'saving')}>
              {head('saving', d('wi_saved'))}
            </th>
            {columns.map((at) => (
              <ModelHead key={columnKey(answer, at)} at={at} isSorted={sort === at}>
                {head(at, matrix.models.at(at))}
              </ModelHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {order(sort, models, answer.jobs.ids.length, jobs, matrix.saving).map((row) => (
            <MatrixRow key={jobs.ids.at(row)} row={row} columns={columns} />
          ))}
        </tbody>
        <Totals columns={columns} />
      </table>
    </section>
  );
}

function sorted(is: boolean): 'descending' | 'none' {
  return is ? 'descending' : 'none';
}

interface Sortable {
  readonly current: Column<number>;
  readonly saving: Column<number>;
}

/** Largest first, what has no figure last. */
function order(
  sort: Sort,
  models: number,
  count: number,
  jobs: Sortable,
  cells: Column<number>,
): readonly number[] {
  const key = (row: number) => {
    if (typeof sort === 'number') return cells.at(row * models + sort);
    return jobs[sort].at(row);
  };
  const rows = Array.from({ length: count }, (_, row) => row);
  const rank = (row: number) => key(row) ?? Number.NEGATIVE_INFINITY;
  return rows.sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? a - b : first < second ? 1 : -1;
  });
}

interface ModelHeadProps {
  readonly at: number;
  readonly isSorted: boolean;
  readonly children: JSX.Element;
}

function ModelHead(props: ModelHeadProps): JSX.Element {
  const { answer, setCandidates } = useWhatIf();
  const { format } = useWords();
  const { d } = useDecideWords();
  const { matrix } = answer;
  const name = matrix.models.at(props.at);
  const remove = () => {
    const all = Array.from({ length: matrix.models.length }, (_, at) => ({
      provider: matrix.providers.at(at),
      model: matrix.models.at(at),
    }));
    setCandidates(all.filter((_, at) => at !== props.at));
  };
  const context = matrix.context.at(props.at);
  return (
    <th
      data-column={columnKey(answer, props.at)}
      scope="col"
      class="cl-matrix__head"
      aria-sort={sorted(props.isSorted)}
      title={`${matrix.providers.at(props.at)} / ${name}`}
    >
      <span class="cl-matrix__name">
        {props.children}
        {matrix.models.length > 1 && (
          <Button
            kind="quiet"
            icon="close"
            label={d('wi_remove_model', { model: name })}
            onClick={remove}
          />
        )}
      </span>
      <span class="cl-sub">
        <bdi>{matrix.providers.at(props.at)}</bdi>
        {context !== undefined && ` · ${format.tokens(context).text}`}
      </span>
    </th>
  );
}

function Totals({ columns }: { readonly columns: readonly number[] }): JSX.Element {
  const { answer } = useWhatIf();
  const words = useWords();
  const { d } = useDecideWords();
  const { matrix } = answer;
  const usd = (value: Parameters<typeof words.format.usd>[0]) =>
    quantity(words.format.usd(value), words);
  return (
    <tfoot>
      <tr>
        <th scope="row" class="cl-table__first">
          {d('wi_total')}
        </th>
        <td class="cl-num">
          {quantity(words.format.measured(answer.current.value, 'usd'), words)}
        </td>
        <td class="cl-num cl-matrix__result">
          {quantity(words.format.measured(answer.changed.value, 'usd'), words)}
        </td>
        <td class="cl-num cl-matrix__result">
          {quantity(words.format.measured(answer.saving.value, 'usd'), words)}
          <span class="cl-sub">
            {answer.changedJobs > 0 && (
              <>
                {usd(answer.savingLow)} – {usd(answer.savingHigh)}
              </>
            )}
          </span>
        </td>
        {columns.map((at) => {
          const unpriced = matrix.unpriced.at(at) ?? 0;
          return (
            <td key={columnKey(answer, at)} class="cl-num">
              <Saved value={matrix.saved.at(at)} />
              {unpriced > 0 && (
                <span class="cl-sub">{d('wi_unpriced_jobs', { count: unpriced })}</span>
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

/** A saving as the change of the bill: what is saved is taken off it. */
export function Saved({ value }: { readonly value: Parameters<SavedText>[0] }): JSX.Element {
  const words = useWords();
  if (value === undefined) return quantity(words.format.usd(undefined), words);
  const text = words.format.usd(value).text.replace(/^[-−]/, '');
  const isNothing = !/[1-9]/.test(text);
  return <span>{isNothing ? text : `${value > 0 ? '−' : '+'}${text}`}</span>;
}
type SavedText = ReturnType<typeof useWords>['format']['usd'];
