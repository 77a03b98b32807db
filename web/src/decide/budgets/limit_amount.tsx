// A limit itself: pressed, it is changed in its place.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Usd } from '../../contract/contract.gen';
import { useWords } from '../../panels/board_context';
import { Button } from '../../widgets/button';
import { useDecideWords } from '../words';
import { type Account, oneAccount, useAccountName, useWindowName } from './account';
import { AmountField } from './amount_field';
import { TAKE_OUT, useEdit } from './edit';

interface LimitProps {
  readonly account: Account;
  readonly window: string;
  readonly usd: Usd | undefined;
  /** Where the limit comes from, in the place of the button that takes it out. */
  readonly children?: ComponentChildren;
}

export function LimitAmount({ account, window, usd, children }: LimitProps): JSX.Element {
  const { format } = useWords();
  const { d } = useDecideWords();
  const nameOf = useAccountName();
  const windowOf = useWindowName();
  const edit = useEdit();
  const [isEditing, setEditing] = useState(false);
  const { scope, id } = account;
  const set = (amount: number) => edit({ limits: [{ scope, id, window, usd: amount }] });
  const of = `${nameOf(oneAccount(account), 0)}, ${windowOf(window)}`;
  if (isEditing) {
    return (
      <AmountField
        label={d('bu_change', { of })}
        value={usd ?? 0}
        onSet={async (amount) => {
          const made = await set(amount);
          if (made.ok) setEditing(false);
          return made.ok ? undefined : made.error.detail;
        }}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return (
    <span class="cl-budget__amount">
      <button
        type="button"
        class="cl-link"
        aria-label={d('bu_change', { of })}
        title={d('bu_change', { of })}
        onClick={() => setEditing(true)}
      >
        {d('bu_limit_of', { amount: format.usd(usd).text })}
      </button>
      {children || (
        <Button
          kind="quiet"
          icon="close"
          label={d('bu_remove', { of })}
          onClick={() => void set(TAKE_OUT)}
        />
      )}
    </span>
  );
}
