// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// What would have been said of earlier months, beside what they came to.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Query } from '../../contract/contract.gen';
import { type BackTests, readBackTests, writeBackTestRequest } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { ExportMenu } from '../../panels/export_menu';
import { Panel } from '../../panels/panel';
import { quantity } from '../../panels/quantity';
import { Badge } from '../../widgets/badge';
import { type Kind, useDecision } from '../decide_context';
import { DecideFigureButton } from '../figure';
import { useDecideWords } from '../words';
import { pastMonthsTable } from './tables';

const BACK_TEST: Kind<Parameters<typeof writeBackTestRequest>[1], BackTests> = {
  question: 'backTest',
  write: writeBackTestRequest,
  read: readBackTests,
};

export function PastMonths({ query }: { readonly query: Query }): JSX.Element | null {
  const { t } = useWords();
  const { d, measureText } = useDecideWords();
  // Filters and window do not take part: asked anew only when the moment or the zone changes.
  const moment = `${query.now} ${query.zone.since.length}`;
  const [months, setMonths] = useState(1);
  const request = useMemo(() => ({ query, months }), [moment, months]);
  const { value: tests, problem } = useDecision(BACK_TEST, request);
  // One more at a time: with many jobs a month takes seconds, and others wait for the same engine.
  useEffect(() => {
    if (tests !== undefined && !tests.isWhole && tests.months.length === months) {
      setMonths(months + 1);
    }
  }, [tests]);
  if (problem !== undefined) return <p role="alert">{t('common.failed', { detail: problem })}</p>;
  if (tests === undefined) return null;
  const { held } = tests;
  const count = tests.months.length;
  return (
    <Panel
      title={d('fc_past')}
      note={tests.isWhole ? d('fc_past_note') : t('decide.loading')}
      look={count > 0 ? 'cl-panel--jobs' : ''}
      actions={
        count > 0 && (
          <ExportMenu title={d('fc_past')} table={() => pastMonthsTable(tests, d('fc_past'))} />
        )
      }
    >
      {count === 0 ? (
        <p class="cl-note">{d('fc_past_none')}</p>
      ) : (
        <>
          <p class="cl-held">
            {measureText(held.measure).label}{' '}
            <DecideFigureButton
              figure={held}
              used={d('fc_months', { count: held.used })}
              leftOut={
                held.leftOut > 0 ? d('fc_months_left', { count: held.leftOut }) : d('left_none')
              }
              look="cl-figure--stat"
            />
          </p>
          <section
            class="cl-scroll"
            tabIndex={0}
            aria-label={`${d('fc_past')}: ${t('common.table')}`}
          >
            <Months tests={tests} />
          </section>
        </>
      )}
    </Panel>
  );
}

function Months({ tests }: { readonly tests: BackTests }): JSX.Element {
  const words = useWords();
  const { d } = useDecideWords();
  const usd = (value: Parameters<typeof words.format.usd>[0]) =>
    quantity(words.format.usd(value), words);
  const widest = Math.max(...tests.truth.raw, ...known(tests.p90.raw));
  return (
    <table class="cl-table cl-table--jobs">
      <thead>
        <tr>
          <th scope="col" class="cl-table__first">
            {d('fc_month_of')}
          </th>
          <th scope="col" class="cl-num">
            {d('fc_truth')}
          </th>
          <th scope="col" class="cl-num">
            {d('fc_said')}
          </th>
          <th scope="col">{d('fc_band')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: tests.months.length }, (_, row) => (
          <tr key={tests.months.at(row)}>
            <th scope="row" class="cl-table__first">
              {tests.months.at(row)}
            </th>
            <td class="cl-num">{usd(tests.truth.at(row))}</td>
            <td class="cl-num">
              {usd(tests.p50.at(row))}
              {tests.p10.at(row) !== undefined && (
                <span class="cl-sub">
                  {words.format.usd(tests.p10.at(row)).text} –{' '}
                  {words.format.usd(tests.p90.at(row)).text}
                </span>
              )}
            </td>
            <td class="cl-forecast__ranges">
              <RangeBar tests={tests} row={row} widest={widest} />
            </td>
            <td>
              <Within tests={tests} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function known(values: Float64Array): readonly number[] {
  return [...values].filter((value) => !Number.isNaN(value));
}

interface RangeProps {
  readonly tests: BackTests;
  readonly row: number;
}

function RangeBar({ tests, row, widest }: RangeProps & { widest: number }): JSX.Element {
  const part = (value: number) => `${widest > 0 ? (100 * value) / widest : 0}%`;
  const [low, high] = [tests.p10.at(row), tests.p90.at(row)];
  return (
    <span class="cl-range-bar" aria-hidden="true">
      {low !== undefined && high !== undefined && (
        <span
          class="cl-range-bar__band"
          style={{ insetInlineStart: part(low), width: part(high - low) }}
        />
      )}
      <span
        class="cl-range-bar__truth"
        style={{ insetInlineStart: part(tests.truth.at(row) ?? 0) }}
      />
    </span>
  );
}

function Within({ tests, row }: RangeProps): JSX.Element {
  const { d } = useDecideWords();
  if (tests.p10.at(row) === undefined) return <Badge>{d('fc_not_said')}</Badge>;
  const isWithin = tests.within.at(row) === 1;
  return (
    <Badge tone={isWithin ? 'good' : 'bad'} icon={isWithin ? 'check' : 'cross'}>
      {d(isWithin ? 'fc_within' : 'fc_outside')}
    </Badge>
  );
}
