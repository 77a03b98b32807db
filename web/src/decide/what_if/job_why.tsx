// How one job's saving is made.
import type { JSX } from 'preact';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { Popover } from '../../widgets/popover';
import { Flags, RuleBadge } from '../match_words';
import { useDecideWords } from '../words';
import { Saved } from './matrix_panel';
import { useWhatIf } from './use_what_if';

export function JobWhy({ row }: { readonly row: number }): JSX.Element {
  const { answer } = useWhatIf();
  const words = useWords();
  const { d } = useDecideWords();
  const { jobs } = answer;
  const usd = (value: Parameters<typeof words.format.usd>[0]) =>
    quantity(words.format.usd(value), words);
  const [low, high] = [jobs.savingLow.at(row), jobs.savingHigh.at(row)];
  return (
    <>
      <Popover label={d('wi_why')} buttonClass="cl-figure" button={usd(jobs.saving.at(row))}>
        {() => <Facts row={row} />}
      </Popover>
      {low !== high && (
        <span class="cl-sub">
          {usd(low)} – {usd(high)}
        </span>
      )}
    </>
  );
}

function Facts({ row }: { readonly row: number }): JSX.Element {
  const { answer } = useWhatIf();
  const words = useWords();
  const { d, measureText } = useDecideWords();
  const { jobs } = answer;
  const usd = (value: Parameters<typeof words.format.usd>[0]) =>
    quantity(words.format.usd(value), words);
  const { label, sentence, formula } = measureText('saving_month');
  const unknown = jobs.unknown.at(row) ?? 0;
  const rows: readonly (readonly [string, JSX.Element])[] = [
    [d('wi_recorded'), usd(jobs.recorded.at(row))],
    [d('wi_now'), usd(jobs.current.at(row))],
    [d('wi_after'), usd(jobs.expected.at(row))],
    [d('wi_cold'), usd(jobs.high.at(row))],
    [d('runs'), quantity(words.format.count(jobs.runs.at(row)), words)],
    [d('wi_runs'), quantity(words.format.multiple(jobs.frequency.at(row)), words)],
    [d('wi_price_by'), <RuleBadge key="rule" rule={jobs.rules.at(row)} />],
  ];
  return (
    <div class="cl-explain">
      <p class="cl-explain__label">{label}</p>
      <p class="cl-explain__value">
        <Saved value={jobs.saving.at(row)} />
      </p>
      <p>{sentence}</p>
      <p class="cl-explain__formula">
        <code>{formula}</code>
      </p>
      <dl class="cl-facts">
        {rows.map(([name, value]) => (
          <div key={name} class="cl-facts__row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Flags
        names={jobs.assumptions.at(row)}
        more={[
          ...(jobs.sameMaker.at(row) === 1 ? [] : [d('wi_other_maker')]),
          ...(unknown > 0 ? [d('wi_unknown_runs', { count: unknown })] : []),
          ...(jobs.worth.at(row) === 1 ? [] : [d('wi_few_runs')]),
        ]}
      />
    </div>
  );
}
