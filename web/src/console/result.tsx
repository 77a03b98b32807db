// What came out: how many rows, as table or chart, more of them, and as a file.
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../widgets/button';
import { Segmented } from '../widgets/segmented';
import { useConsole } from './console_context';
import { MOST_ROWS, type Outcome } from './console_host';
import { toCsv, toJson } from './export';
import type { Rows } from './protocol';
import { ResultChart } from './result_chart';
import { ResultGrid } from './result_grid';

export function Result(): JSX.Element | null {
  const { host, words } = useConsole();
  const shape = useSignal<'table' | 'chart'>('table');
  const outcome: Outcome | undefined = host.outcome.value;
  const rows = outcome?.rows;
  if (rows === undefined) return null;
  if (rows.columns.length === 0) return <p class="cl-sql__none">{words.t('no_columns')}</p>;
  return (
    <section class="cl-sql__result" aria-label={words.t('result')}>
      <div class="cl-sql__summary">
        <Segmented
          label={words.t('result')}
          segments={[
            { value: 'table', text: words.t('table') },
            { value: 'chart', text: words.t('chart') },
          ]}
          value={shape.value}
          onChange={(value) => {
            shape.value = value;
          }}
        />
        <HowMany rows={rows} />
        <Downloads rows={rows} />
      </div>
      {rows.rows.length === 0 && <p class="cl-sql__none">{words.t('no_rows')}</p>}
      {rows.rows.length > 0 &&
        (shape.value === 'chart' ? <ResultChart rows={rows} /> : <ResultGrid rows={rows} />)}
    </section>
  );
}

function HowMany({ rows }: { readonly rows: Rows }): JSX.Element {
  const { host, words } = useConsole();
  const count = rows.rows.length;
  const milliseconds = Math.max(1, Math.round(rows.milliseconds));
  const isFull = !rows.isAll && count >= MOST_ROWS;
  return (
    <>
      <span role="status">
        {words.t(rows.isAll ? 'rows' : 'rows_more', { count })}{' '}
        <span class="cl-sql__took">{words.t('took', { milliseconds })}</span>
      </span>
      {!rows.isAll && !isFull && (
        <Button disabled={host.phase.value.kind !== 'ready'} onClick={() => host.more()}>
          {words.t('more')}
        </Button>
      )}
      {isFull && <span class="cl-sql__took">{words.t('rows_most', { count: MOST_ROWS })}</span>}
    </>
  );
}

function Downloads({ rows }: { readonly rows: Rows }): JSX.Element {
  const { t } = useConsole().words;
  const formats = [
    { format: t('csv'), name: 'query.csv', type: 'text/csv', make: toCsv },
    { format: t('json'), name: 'query.json', type: 'application/json', make: toJson },
  ];
  return (
    <span class="cl-sql__files">
      {formats.map(({ format, name, type, make }) => (
        <Button
          key={name}
          label={t('download', { format })}
          onClick={() => download(name, new Blob([make(rows)], { type }))}
        >
          {format}
        </Button>
      ))}
    </span>
  );
}

function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
