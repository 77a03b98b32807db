// The rows as bars: one column of numbers, labelled by the first column.
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { PlainBars } from '../charts/plain_bars';
import { useSize } from '../widgets/use_size';
import { useConsole } from './console_context';
import type { Rows } from './protocol';

const MOST_BARS = 400;

export function ResultChart({ rows }: { readonly rows: Rows }): JSX.Element {
  const { words } = useConsole();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const numeric = numericColumns(rows);
  const chosen = useSignal<string | undefined>(undefined);
  const column = numeric.find(({ name }) => name === chosen.value) ?? numeric[0];
  if (column === undefined) return <p class="cl-sql__none">{words.t('chart_none')}</p>;
  const used = inOrderOfTime(rows.rows.slice(0, MOST_BARS));
  return (
    <div class="cl-sql__chart">
      <label class="cl-sql__value">
        <span>{words.t('chart_value')}</span>
        <select
          value={column.name}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value;
          }}
        >
          {numeric.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div ref={box}>
        {width > 0 && (
          <PlainBars
            label={`${column.name} · ${rows.columns[0]}`}
            names={used.map((row) => String(row[0] ?? 'NULL'))}
            values={used.map((row) => numberOf(row[column.at]))}
            width={width}
            height={260}
            locale={words.locale}
          />
        )}
      </div>
      {rows.rows.length > MOST_BARS && (
        <p class="cl-sql__none">{words.t('chart_first', { count: MOST_BARS })}</p>
      )}
    </div>
  );
}

interface NumericColumn {
  readonly name: string;
  readonly at: number;
}

/** The first column names the bars, unless it is the only one. */
function numericColumns({ columns, rows }: Rows): NumericColumn[] {
  const found = columns.flatMap((name, at) =>
    rows.some((row) => numberOf(row[at]) !== undefined) ? [{ name, at }] : [],
  );
  return found.length > 1 ? found.filter(({ at }) => at > 0) : found;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Newest-first lists of days read from left to right. */
function inOrderOfTime<Row extends readonly unknown[]>(rows: readonly Row[]): readonly Row[] {
  const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d/.test(value);
  const [first, last] = [rows[0]?.[0], rows.at(-1)?.[0]];
  if (!isDay(first) || !isDay(last)) return rows;
  return String(first) > String(last) ? rows.toReversed() : rows;
}
