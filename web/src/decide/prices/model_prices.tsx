// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
// The models of a selection, the entry that each led to and why, and the recorded costs beside.
import type { JSX } from 'preact';
import type { Usd } from '../../contract/contract.gen';
import type { ModelPrices } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { Name } from '../../widgets/name';
import { Flags, RuleBadge } from '../match_words';
import { useDecideWords } from '../words';
import { Ratio } from './ratio';

export function ModelPricesTable({ models }: { readonly models: ModelPrices }): JSX.Element {
  const { t } = useWords();
  const { d } = useDecideWords();
  return (
    <section
      class="cl-scroll"
      tabIndex={0}
      aria-label={`${d('models_title')}: ${t('common.table')}`}
    >
      <table class="cl-table cl-table--jobs cl-table--prices">
        <thead>
          <tr>
            <th scope="col" class="cl-table__first">
              {d('model')}
            </th>
            <th scope="col" class="cl-num">
              {d('runs')}
            </th>
            <th scope="col">{d('matched')}</th>
            {(['input', 'output', 'cache_read', 'cache_write'] as const).map((key) => (
              <th key={key} scope="col" class="cl-num">
                {d(key)}
              </th>
            ))}
            {(['recorded', 'by_lists', 'ratio'] as const).map((key) => (
              <th key={key} scope="col" class="cl-num">
                {d(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: models.runs.length }, (_, row) => (
            <ModelRow
              key={`${models.providers.at(row)} ${models.models.at(row)}`}
              models={models}
              row={row}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly models: ModelPrices;
  readonly row: number;
}

function ModelRow({ models, row }: RowProps): JSX.Element {
  const words = useWords();
  const { t, format } = words;
  const { d } = useDecideWords();
  const isPriced = models.rules.at(row) !== 'none';
  const unpriced = models.unpriced.at(row);
  return (
    <tr>
      <th scope="row" class="cl-table__first">
        <Name text={models.models.at(row)} otherwise={t('unknown.model')} />
        <span class="cl-sub">{models.providers.at(row) || t('unknown.provider')}</span>
      </th>
      <td class="cl-num">
        {quantity(format.count(models.runs.at(row)), words)}
        {isPriced && unpriced !== undefined && unpriced > 0 && (
          <span class="cl-sub cl-tone--bad">{d('unpriced_runs', { count: unpriced })}</span>
        )}
      </td>
      <td>
        <Matched models={models} row={row} />
      </td>
      {isPriced ? (
        [models.input, models.output, models.cacheRead, models.cacheWrite].map((column, at) => (
          <td key={at} class="cl-num">
            <Price value={column.at(row)} />
          </td>
        ))
      ) : (
        <td colSpan={4} class="cl-unpriced">
          {d('no_match')}
        </td>
      )}
      <td class="cl-num">{quantity(format.usd(models.recorded.at(row)), words)}</td>
      <td class="cl-num">{quantity(format.usd(models.recomputed.at(row)), words)}</td>
      <td class="cl-num">
        <Ratio ratio={models.ratio.at(row)} isOff={models.off.at(row) === 1} />
      </td>
    </tr>
  );
}

/** 0 is free, which is a price; what is absent is not. */
function Price({ value }: { readonly value: Usd | undefined }): JSX.Element {
  const words = useWords();
  const { d } = useDecideWords();
  if (value === 0) return <span class="cl-free">{d('free')}</span>;
  return quantity(words.format.usd(value), words);
}

function Matched({ models, row }: RowProps): JSX.Element {
  const { format } = useWords();
  const { d } = useDecideWords();
  const entry = [models.entryProviders.at(row), models.entryModels.at(row)].filter(Boolean);
  const tier = models.tierStart.at(row);
  return (
    <div class="cl-matched">
      <span class="cl-matched__entry">
        <RuleBadge rule={models.rules.at(row)} />
        <bdi title={d('from_list', { list: models.lists.at(row) })}>{entry.join(' / ')}</bdi>
      </span>
      <Flags
        names={models.assumptions.at(row)}
        more={tier === undefined ? [] : [d('flag_tier', { tokens: format.tokens(tier).text })]}
      />
    </div>
  );
}
