import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Meter } from '../charts/meter';
import { largest } from '../charts/sparkline';
import type { Breakdown as BreakdownData } from '../contract/contract.gen';
import { breakdownTable } from '../exports/tables';
import { Button } from '../widgets/button';
import { Name } from '../widgets/name';
import { usePrinting } from '../widgets/use_printing';
import { useWords } from './board_context';
import { ExportMenu } from './export_menu';
import { Panel } from './panel';
import { Quantity, quantity } from './quantity';

interface BreakdownProps {
  readonly title: string;
  /** A word for the names of its files: `models`. */
  readonly word: string;
  readonly unknown: string;
  readonly data: BreakdownData;
  readonly chosen: readonly string[];
  /** Without it the bars are only to read. */
  readonly onToggle?: ((name: string) => void) | undefined;
}

const FIRST = 5;
/** At a time, and on paper: a file may name thousands. */
const MORE = 100;

/** Cost by model or provider. */
export function BreakdownPanel(props: BreakdownProps): JSX.Element {
  return (
    <Panel title={props.title} look="cl-panel--breakdown" actions={<BreakdownExport {...props} />}>
      <BreakdownBars {...props} />
    </Panel>
  );
}

export function BreakdownExport({
  title,
  word,
  data,
}: Pick<BreakdownProps, 'title' | 'word' | 'data'>): JSX.Element {
  return <ExportMenu title={title} table={() => breakdownTable(word, title, data)} />;
}

export function BreakdownBars(props: Omit<BreakdownProps, 'title' | 'word'>): JSX.Element {
  const { t } = useWords();
  const { data } = props;
  const [limit, setLimit] = useState(FIRST);
  const printing = usePrinting();
  const total = data.names.length;
  const shown = Math.min(total, printing ? MORE : limit);
  const rest = total - shown;
  const whole = largest(data.cost.raw);
  if (total === 0) return <p class="cl-note">{t('breakdown.empty')}</p>;
  return (
    <>
      <ul class="cl-bars">
        {Array.from({ length: shown }, (_, row) => (
          <li key={data.names.at(row)} class="cl-bars__item">
            <Bar {...props} row={row} whole={whole} />
          </li>
        ))}
      </ul>
      {printing && rest > 0 && <p class="cl-note">{t('common.more', { count: rest })}</p>}
      {rest > 0 && (
        <Button kind="quiet" onClick={() => setLimit(limit + MORE)}>
          {rest > MORE
            ? t('common.more_of', { step: MORE, count: rest })
            : t('common.more', { count: rest })}
        </Button>
      )}
      {limit > FIRST && total > FIRST && (
        <Button kind="quiet" onClick={() => setLimit(FIRST)}>
          {t('common.fewer')}
        </Button>
      )}
    </>
  );
}

interface BarProps extends Omit<BreakdownProps, 'title' | 'word'> {
  readonly row: number;
  readonly whole: number;
}

function Bar({ data, row, whole, chosen, onToggle, unknown }: BarProps): JSX.Element {
  const { t } = useWords();
  const name = data.names.at(row);
  const isChosen = chosen.includes(name);
  const said = (name.trim() || unknown).slice(0, 200);
  const inside = <BarContent data={data} row={row} whole={whole} unknown={unknown} />;
  if (onToggle === undefined) return <div class="cl-bar">{inside}</div>;
  return (
    <button
      type="button"
      class="cl-bar cl-bar--button"
      aria-pressed={isChosen}
      title={t(isChosen ? 'breakdown.unfilter' : 'breakdown.filter', { name: said })}
      onClick={() => onToggle(name)}
    >
      {inside}
    </button>
  );
}

function BarContent({
  data,
  row,
  whole,
  unknown,
}: Pick<BarProps, 'data' | 'row' | 'whole' | 'unknown'>): JSX.Element {
  const words = useWords();
  const { t, format } = words;
  const unpriced = data.unknownCostRuns.at(row) ?? 0;
  return (
    <>
      <span class="cl-bar__head">
        <Name text={data.names.at(row)} otherwise={unknown} />
        <span class="cl-bar__cost">{quantity(format.usd(data.cost.at(row)), words, unpriced)}</span>
        <span class="cl-bar__share">
          <Quantity shown={format.fraction(data.share.at(row))} />
        </span>
      </span>
      <Meter parts={[{ tone: 'cost', length: data.cost.at(row) }]} whole={whole} />
      <span class="cl-bar__foot">
        {t('common.runs', { count: data.runs.at(row) ?? 0 })}
        {unpriced > 0 && (
          <span class="cl-bar__unknown">{t('common.unknown_cost', { count: unpriced })}</span>
        )}
      </span>
    </>
  );
}
