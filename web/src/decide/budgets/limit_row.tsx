// One limit: how much of it is spent.
import type { JSX } from 'preact';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { Badge, type Tone } from '../../widgets/badge';
import { classes } from '../../widgets/classes';
import type { IconName } from '../../widgets/icon';
import { useDecideWords } from '../words';
import { useAccountName, useWindowName } from './account';
import { LimitAmount } from './limit_amount';
import { LEVELS, oneOf, useBudgets } from './use_budgets';

type Level = (typeof LEVELS)[number];

const TONES: Readonly<Record<Level, Tone>> = {
  ok: 'good',
  notice: 'plain',
  soft: 'cost',
  hard: 'bad',
};
const ICONS: Readonly<Record<Level, IconName>> = {
  ok: 'check',
  notice: 'clock',
  soft: 'offline',
  hard: 'cross',
};

export function LimitRow({ row }: { readonly row: number }): JSX.Element {
  const { verdicts } = useBudgets();
  const words = useWords();
  const { d } = useDecideWords();
  const nameOf = useAccountName();
  const windowOf = useWindowName();
  const level = oneOf(LEVELS, verdicts.levels.at(row));
  const unknown = verdicts.unknown.at(row) ?? 0;
  return (
    <li class="cl-budget__limit">
      <span class="cl-budget__level">
        <Badge tone={TONES[level]} icon={ICONS[level]}>
          {d(`bu_level_${level}`)}
        </Badge>
      </span>
      <span class="cl-budget__account">
        <bdi>{nameOf(verdicts, row)}</bdi>
        <span class="cl-sub">{windowOf(verdicts.windows.at(row))}</span>
      </span>
      <Track row={row} level={level} />
      <span class="cl-budget__sums">
        {quantity(words.format.usd(verdicts.spent.at(row)), words, unknown)}
        <span class="cl-sub">{quantity(words.format.fraction(verdicts.share.at(row)), words)}</span>
      </span>
      <Amount row={row} />
      {unknown > 0 && (
        <span class="cl-budget__unknown">{words.t('common.unknown_cost', { count: unknown })}</span>
      )}
    </li>
  );
}

function Track({ row, level }: { readonly row: number; readonly level: Level }): JSX.Element {
  const { verdicts, limits } = useBudgets();
  const share = verdicts.share.at(row) ?? 0;
  // What is above the limit still fits: the track is as long as the larger of the two.
  const length = Math.max(share, limits.hard, 1);
  const place = (part: number) => `${(100 * part) / length}%`;
  return (
    <span class="cl-budget__track" aria-hidden="true">
      <span
        class={classes('cl-budget__bar', `cl-budget__bar--${level}`)}
        style={{ width: place(share) }}
      />
      <span class="cl-budget__mark" style={{ insetInlineStart: place(limits.soft) }} />
      <span
        class="cl-budget__mark cl-budget__mark--hard"
        style={{ insetInlineStart: place(limits.hard) }}
      />
    </span>
  );
}

function Amount({ row }: { readonly row: number }): JSX.Element {
  const { verdicts, limits } = useBudgets();
  const { d } = useDecideWords();
  const scope = verdicts.scopes.at(row);
  const id = scope === 'global' ? '' : verdicts.ids.at(row);
  const window = verdicts.windows.at(row);
  const isOwn = Array.from({ length: limits.scopes.length }, (_, own) => own).some(
    (own) =>
      limits.scopes.at(own) === scope &&
      limits.ids.at(own) === id &&
      limits.windows.at(own) === window,
  );
  return (
    <LimitAmount
      account={{ scope, id, name: verdicts.names.at(row) }}
      window={window}
      usd={verdicts.limit.at(row)}
    >
      {!isOwn && <span class="cl-sub">{d(scope === 'group' ? 'bu_by_group' : 'bu_by_each')}</span>}
    </LimitAmount>
  );
}
