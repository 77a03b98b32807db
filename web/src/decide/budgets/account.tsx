// What a limit is of, and its window, in words.
import { useWords } from '../../panels/board_context';
import { useDecideWords } from '../words';
import { oneOf, SCOPES, WINDOWS } from './use_budgets';

const LONGEST = 100;

interface Accounts {
  readonly scopes: { at(row: number): string };
  readonly ids: { at(row: number): string };
  readonly names: { at(row: number): string };
}

export interface Account {
  readonly scope: string;
  readonly id: string;
  readonly name: string;
}

/** A table of one account. */
export function oneAccount({ scope, id, name }: Account): Accounts {
  return { scopes: { at: () => scope }, ids: { at: () => id }, names: { at: () => name } };
}

/** Gives the name of the account in a row: `Job Daily report`. */
export function useAccountName(): (table: Accounts, row: number) => string {
  const { t } = useWords();
  const { d } = useDecideWords();
  return ({ scopes, ids, names }, row) => {
    const scope = oneOf(SCOPES, scopes.at(row));
    const id = ids.at(row);
    if (scope === 'global') return d('bu_all_jobs');
    if (id === '') return d(`bu_each_${scope}`);
    const name = (names.at(row) || id).slice(0, LONGEST);
    return scope === 'cron_job' ? name || t('unnamed.job') : d(`bu_of_${scope}`, { name });
  };
}

export function useWindowName(): (window: string) => string {
  const { d } = useDecideWords();
  return (window) => d(`bu_${oneOf(WINDOWS, window)}`);
}
