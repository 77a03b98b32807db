// Limits that hold for each job, or each group, that has none of its own.
import type { JSX } from 'preact';
import { useDecideWords } from '../words';
import { useAccountName, useWindowName } from './account';
import { LimitAmount } from './limit_amount';
import { useBudgets } from './use_budgets';

export function Defaults(): JSX.Element | null {
  const { limits } = useBudgets();
  const { d } = useDecideWords();
  const nameOf = useAccountName();
  const windowOf = useWindowName();
  const rows = Array.from({ length: limits.scopes.length }, (_, row) => row).filter(
    (row) => limits.ids.at(row) === '' && limits.scopes.at(row) !== 'global',
  );
  if (rows.length === 0) return null;
  return (
    <>
      <ul class="cl-defaults">
        {rows.map((row) => (
          <li key={`${limits.scopes.at(row)} ${limits.windows.at(row)}`} class="cl-defaults__item">
            <span>
              {nameOf(limits, row)} <span class="cl-sub">{windowOf(limits.windows.at(row))}</span>
            </span>
            <LimitAmount
              account={{ scope: limits.scopes.at(row), id: '', name: '' }}
              window={limits.windows.at(row)}
              usd={limits.usd.at(row)}
            />
          </li>
        ))}
      </ul>
      <p class="cl-note">{d('bu_defaults_note')}</p>
    </>
  );
}
