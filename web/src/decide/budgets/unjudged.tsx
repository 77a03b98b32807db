// What a budget says that cannot be judged here: told, so that nobody relies on it.
import type { JSX } from 'preact';
import { useDecideWords } from '../words';
import { useBudgets } from './use_budgets';

export function Unjudged(): JSX.Element | null {
  const { limits, unknownJobs, notes } = useBudgets();
  const { d } = useDecideWords();
  const foreign = limits.scopes.toArray().filter((each) => each === 'sender' || each === 'profile');
  const said = [
    ...unknownJobs.toArray().map((id) => d('bu_unknown_job', { id: id.slice(0, 100) })),
    ...(foreign.length > 0 ? [d('bu_foreign', { count: foreign.length })] : []),
    ...notes.toArray(),
  ];
  if (said.length === 0) return null;
  return (
    <ul class="cl-budget__notes">
      {said.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}
