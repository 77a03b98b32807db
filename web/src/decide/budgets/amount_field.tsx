// An amount in dollars: Enter sets it, Escape leaves it as it was.
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../widgets/button';
import { useDecideWords } from '../words';

interface AmountProps {
  readonly label: string;
  readonly value: number;
  /** Gives why the amount was refused. */
  readonly onSet: (usd: number) => Promise<string | undefined>;
  readonly onCancel: () => void;
}

export function AmountField({ label, value, onSet, onCancel }: AmountProps): JSX.Element {
  const { d } = useDecideWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(String(value));
  const [problem, setProblem] = useState<string>();
  useEffect(() => input.current?.select(), []);
  const set = async () => {
    const usd = amountOf(text);
    setProblem(usd === undefined ? d('bu_bad_amount') : await onSet(usd));
  };
  return (
    <form
      class="cl-budget__amount"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <span aria-hidden="true">$</span>
      <input
        ref={input}
        type="text"
        inputMode="decimal"
        class="cl-input cl-input--amount"
        value={text}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button icon="check" label={d('bu_set')} onClick={() => void set()} />
      {problem !== undefined && (
        <span id={id} class="cl-budget__problem" role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}

/** Above 0; a comma is as good as a point. */
export function amountOf(text: string): number | undefined {
  const usd = Number(text.trim().replace(/^\$/, '').replace(',', '.'));
  return text.trim() !== '' && usd > 0 && Number.isFinite(usd) ? usd : undefined;
}
