// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// Each time that a job was off its usual way: from what to what, since when, what it cost.
import type { JSX } from 'preact';
import type { Departures } from '../../contract/decide.gen';
import { useBoard, useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { Badge } from '../../widgets/badge';
import { Button } from '../../widgets/button';
import { Name } from '../../widgets/name';
import { useFirstRows } from '../more_rows';
import { useDecideWords } from '../words';

interface TableProps {
  readonly departures: Departures;
}

const FIRST_ROWS = 100;

export function DeparturesTable({ departures }: TableProps): JSX.Element {
  const { shown, more } = useFirstRows(departures.ids.length, FIRST_ROWS);
  const { t } = useWords();
  const { d } = useDecideWords();
  return (
    <section class="cl-scroll" tabIndex={0} aria-label={`${d('un_title')}: ${t('common.table')}`}>
      <table class="cl-table cl-table--jobs">
        <thead>
          <tr>
            <th scope="col" class="cl-table__first">
              {d('job')}
            </th>
            <th scope="col">{d('un_change')}</th>
            <th scope="col">{d('un_since')}</th>
            {(['runs', 'fc_spent', 'un_usual_run', 'un_extra'] as const).map((key) => (
              <th key={key} scope="col" class="cl-num">
                {d(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, row) => (
            <DepartureRow
              key={`${departures.ids.at(row)} ${departures.since.at(row)}`}
              departures={departures}
              row={row}
            />
          ))}
        </tbody>
      </table>
      {more}
    </section>
  );
}

interface RowProps extends TableProps {
  readonly row: number;
}

function DepartureRow({ departures, row }: RowProps): JSX.Element {
  const { session } = useBoard();
  const words = useWords();
  const { d } = useDecideWords();
  const { format, t } = words;
  const [job, name] = [departures.ids.at(row), departures.names.at(row)];
  const unknown = departures.unknown.at(row) ?? 0;
  const extra = departures.extra.at(row);
  const isDearer = extra !== undefined && extra > 0;
  const history = { job, name, sort: 'run_time', direction: 'descending' } as const;
  return (
    <tr>
      <th scope="row" class="cl-table__first">
        <span class="cl-job">
          <Name text={name} otherwise={t('unnamed.job')} />
          <State departures={departures} row={row} />
          <Button kind="quiet" onClick={() => session.openHistory(history)}>
            {t('detail.history')}
          </Button>
        </span>
      </th>
      <td class="cl-departure">
        <Change departures={departures} row={row} />
      </td>
      <td>
        {quantity(format.date(departures.since.at(row)), words)}
        {departures.until.at(row) !== undefined && (
          <span class="cl-sub">
            {d('un_until', { when: format.date(departures.until.at(row)).text })}
          </span>
        )}
      </td>
      <td class="cl-num">
        {quantity(format.count(departures.runs.at(row)), words)}
        {(departures.times.at(row) ?? 1) > 1 && (
          <span class="cl-sub">{d('un_times', { count: departures.times.at(row) ?? 1 })}</span>
        )}
      </td>
      <td class="cl-num">{quantity(format.usd(departures.spent.at(row)), words, unknown)}</td>
      <td class="cl-num">{quantity(format.usd(departures.usualRun.at(row)), words)}</td>
      <td class={isDearer ? 'cl-num cl-tone--bad' : 'cl-num'}>
        {quantity(format.usd(extra), words)}
      </td>
    </tr>
  );
}

function State({ departures, row }: RowProps): JSX.Element | null {
  const { d } = useDecideWords();
  if (departures.settled.at(row) === 1) return <Badge>{d('un_settled')}</Badge>;
  if (departures.until.at(row) !== undefined) return null;
  return (
    <Badge tone="bad" icon="offline">
      {d('un_still')}
    </Badge>
  );
}

function Change({ departures, row }: RowProps): JSX.Element {
  const { t } = useWords();
  const { d } = useDecideWords();
  const model = [departures.usualModels.at(row), departures.models.at(row)] as const;
  const provider = [departures.usualProviders.at(row), departures.providers.at(row)] as const;
  return (
    <>
      {departures.otherModel.at(row) === 1 && (
        <FromTo names={model} otherwise={t('unknown.model')} />
      )}
      {departures.otherProvider.at(row) === 1 && (
        <FromTo names={provider} otherwise={t('unknown.provider')} />
      )}
      {departures.pays.at(row) === 1 && <span class="cl-tone--bad">{d('un_pays')}</span>}
    </>
  );
}

interface FromToProps {
  readonly names: readonly [string, string];
  readonly otherwise: string;
}

function FromTo({ names: [from, to], otherwise }: FromToProps): JSX.Element {
  return (
    <span class="cl-departure__change">
      <Name text={from} otherwise={otherwise} />
      <span aria-hidden="true">→</span>
      <strong>
        <Name text={to} otherwise={otherwise} />
      </strong>
    </span>
  );
}
