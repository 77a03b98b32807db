// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// The jobs of a selection, recorded beside recomputed; those that are off come first.
import type { JSX } from 'preact';
import type { JobPrices } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { Badge } from '../../widgets/badge';
import { Name } from '../../widgets/name';
import { useDecideWords } from '../words';
import { Ratio } from './ratio';

export function JobPricesTable({ jobs }: { readonly jobs: JobPrices }): JSX.Element {
  const words = useWords();
  const { d } = useDecideWords();
  const { format, t } = words;
  return (
    <section class="cl-scroll" tabIndex={0} aria-label={`${d('jobs_title')}: ${t('common.table')}`}>
      <table class="cl-table cl-table--jobs">
        <thead>
          <tr>
            <th scope="col" class="cl-table__first">
              {d('job')}
            </th>
            {(['runs', 'recorded', 'by_lists', 'ratio'] as const).map((key) => (
              <th key={key} scope="col" class="cl-num">
                {d(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: jobs.ids.length }, (_, row) => (
            <tr key={jobs.ids.at(row)}>
              <th scope="row" class="cl-table__first">
                <span class="cl-job">
                  <Name text={jobs.names.at(row)} otherwise={t('unnamed.job')} />
                  {jobs.off.at(row) === 1 && (
                    <Badge tone="bad" icon="offline">
                      {d('jobs_off')}
                    </Badge>
                  )}
                </span>
              </th>
              <td class="cl-num">
                {quantity(format.count(jobs.runs.at(row)), words)}
                <Unpriced count={jobs.unpriced.at(row) ?? 0} />
              </td>
              <td class="cl-num">{quantity(format.usd(jobs.recorded.at(row)), words)}</td>
              <td class="cl-num">{quantity(format.usd(jobs.recomputed.at(row)), words)}</td>
              <td class="cl-num">
                <Ratio ratio={jobs.ratio.at(row)} isOff={jobs.off.at(row) === 1} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Unpriced({ count }: { readonly count: number }): JSX.Element | null {
  const { d } = useDecideWords();
  if (count === 0) return null;
  return <span class="cl-sub cl-tone--bad">{d('unpriced_runs', { count })}</span>;
}
