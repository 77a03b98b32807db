// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// When the limits would have been reached in the window on screen, had they been there.
import type { JSX } from 'preact';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { quantity } from '../../panels/quantity';
import { Badge } from '../../widgets/badge';
import { useFirstRows } from '../more_rows';
import { useDecideWords } from '../words';
import { useAccountName, useWindowName } from './account';
import { crossingsTable } from './tables';
import { LEVELS, oneOf, useBudgets } from './use_budgets';

const FIRST_ROWS = 20;

export function ReplayPanel(): JSX.Element | null {
  const { limits, crossings, replaySince, replayUntil } = useBudgets();
  const { t, format } = useWords();
  const { d } = useDecideWords();
  const count = crossings.at.length;
  const { shown, more } = useFirstRows(count, FIRST_ROWS);
  if (limits.scopes.length === 0) return null;
  const since = format.date(replaySince).text;
  const until = format.date(replayUntil).text;
  return (
    <Panel
      title={d('bu_replay')}
      note={`${since} – ${until}`}
      look={count > 0 ? 'cl-panel--jobs' : ''}
      actions={
        count > 0 && (
          <ExportMenu
            title={d('bu_replay')}
            table={() => crossingsTable(crossings, d('bu_replay'))}
          />
        )
      }
    >
      {count === 0 ? (
        <p class="cl-note">{d('bu_replay_none')}</p>
      ) : (
        <section
          class="cl-scroll"
          tabIndex={0}
          aria-label={`${d('bu_replay')}: ${t('common.table')}`}
        >
          <Crossings rows={shown} />
          {more}
        </section>
      )}
    </Panel>
  );
}

function Crossings({ rows }: { readonly rows: number }): JSX.Element {
  const { crossings } = useBudgets();
  const words = useWords();
  const { d } = useDecideWords();
  const nameOf = useAccountName();
  const windowOf = useWindowName();
  const { format } = words;
  return (
    <table class="cl-table cl-table--jobs">
      <thead>
        <tr>
          <th scope="col" class="cl-table__first">
            {d('bu_for')}
          </th>
          <th scope="col">{d('bu_state')}</th>
          <th scope="col">{d('bu_when')}</th>
          <th scope="col" class="cl-num">
            {d('fc_spent')}
          </th>
          <th scope="col" class="cl-num">
            {d('bu_limit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => {
          const level = oneOf(LEVELS, crossings.levels.at(row));
          return (
            <tr key={row}>
              <th scope="row" class="cl-table__first">
                <bdi>{nameOf(crossings, row)}</bdi>
                <span class="cl-sub">
                  {windowOf(crossings.windows.at(row))} · {crossings.periods.at(row)}
                </span>
              </th>
              <td>
                <Badge tone={level === 'hard' ? 'bad' : level === 'soft' ? 'cost' : 'plain'}>
                  {d(`bu_level_${level}`)}
                </Badge>
              </td>
              <td class="cl-nowrap">{quantity(format.moment(crossings.at.at(row)), words)}</td>
              <td class="cl-num">{quantity(format.usd(crossings.spent.at(row)), words)}</td>
              <td class="cl-num">{quantity(format.usd(crossings.limit.at(row)), words)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
