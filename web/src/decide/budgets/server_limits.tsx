// The limits that the page's own server tells a webhook of: offered, not taken by themselves.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useBoard } from '../../panels/board_context';
import { Button } from '../../widgets/button';
import { Icon } from '../../widgets/icon';
import { useDecide } from '../decide_context';
import { useDecideWords } from '../words';
import { takeBudget } from './take_budget';

export function ServerLimits(): JSX.Element | null {
  const state = useDecide();
  const { session } = useBoard();
  const { d } = useDecideWords();
  const [text, setText] = useState('');
  const { fetchBudget, budgets } = state.seat;
  const isLive = session.file.value?.live === true;
  useEffect(() => {
    if (isLive && fetchBudget !== undefined) void readBudget(fetchBudget).then(setText);
  }, [isLive, fetchBudget]);
  if (text.trim() === '' || text.trim() === budgets.text.value.trim()) return null;
  return (
    <p class="cl-budget__server">
      <Icon name="link" /> {d('bu_server')}{' '}
      <Button onClick={() => void takeBudget(state, [new File([text], 'budget.yaml')])}>
        {d('bu_server_take')}
      </Button>
    </p>
  );
}

/** '' where there are none, or nobody answers: the reader's own do without. */
async function readBudget(fetchBudget: () => Promise<Response>): Promise<string> {
  try {
    const response = await fetchBudget();
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}
