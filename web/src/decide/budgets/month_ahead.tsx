// The limits on the month against the forecast: burn-down, chance, days that are left.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BudgetOutlook } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { PathPlot } from '../forecast/path_plot';
import { useFirstRows } from '../more_rows';
import { useDecideWords } from '../words';
import { oneAccount, useAccountName } from './account';
import { outlooksTable } from './tables';
import { useBudgets } from './use_budgets';

const FIRST_ITEMS = 6;

export function MonthAhead(): JSX.Element | null {
  const { outlooks, isChanged } = useBudgets();
  const { d } = useDecideWords();
  const plot = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const { shown: items, more } = useFirstRows(outlooks.length, FIRST_ITEMS);
  const outlook = outlooks[Math.min(shown, outlooks.length - 1)];
  if (outlook === undefined) return null;
  return (
    <Panel
      title={d('bu_ahead')}
      note={isChanged ? d('bu_ahead_changed') : d('bu_ahead_note')}
      actions={
        <ExportMenu
          title={d('bu_ahead')}
          table={() => outlooksTable(outlooks, d('bu_ahead'))}
          drawing={() => plot.current?.querySelector('svg')}
        />
      }
    >
      <ul class="cl-outlooks">
        {outlooks.slice(0, items).map((each, at) => (
          <OutlookItem
            key={`${each.scope} ${each.id}`}
            outlook={each}
            isShown={each === outlook}
            onShow={() => setShown(at)}
          />
        ))}
      </ul>
      {more}
      <div ref={plot}>
        <BurnDown outlook={outlook} />
      </div>
    </Panel>
  );
}

function useOutlookName(): (outlook: BudgetOutlook) => string {
  const nameOf = useAccountName();
  return (outlook) => nameOf(oneAccount(outlook), 0);
}

interface ItemProps {
  readonly outlook: BudgetOutlook;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function OutlookItem({ outlook, isShown, onShow }: ItemProps): JSX.Element {
  const { format } = useWords();
  const { d } = useDecideWords();
  const nameOf = useOutlookName();
  const { chance, daysLeft, changedChance, leftOut, limit } = outlook;
  const left =
    daysLeft === undefined
      ? d('bu_not_this_month')
      : daysLeft === 0
        ? d('bu_level_hard')
        : d('bu_days_left', { count: daysLeft });
  const isLikely = chance >= 0.5;
  return (
    <li>
      <button type="button" class="cl-outlook" aria-pressed={isShown} onClick={onShow}>
        <bdi class="cl-outlook__name">{nameOf(outlook)}</bdi>
        <strong class={isLikely ? 'cl-outlook__left cl-tone--bad' : 'cl-outlook__left'}>
          {left}
        </strong>
        <span class="cl-sub">
          {d('bu_chance', {
            chance: format.fraction(chance).text,
            limit: format.usd(limit).text,
          })}
          {changedChance !== undefined &&
            ` · ${d('bu_chance_changed', { chance: format.fraction(changedChance).text })}`}
          {leftOut > 0 && ` · ${d('fc_left_out', { count: leftOut })}`}
        </span>
      </button>
    </li>
  );
}

function BurnDown({ outlook }: { readonly outlook: BudgetOutlook }): JSX.Element {
  const { d } = useDecideWords();
  const nameOf = useOutlookName();
  const { monthSince, now, monthUntil, isChanged } = useBudgets();
  return (
    <PathPlot
      path={outlook.path}
      since={monthSince}
      now={now}
      until={monthUntil}
      label={`${d('bu_ahead')}: ${nameOf(outlook)}`}
      limit={outlook.limit}
      changed={isChanged && outlook.changedPath.length > 0 ? outlook.changedPath : undefined}
    />
  );
}
