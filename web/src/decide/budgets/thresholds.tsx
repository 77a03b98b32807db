// At which parts of a limit there is word of it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../panels/board_context';
import { Button } from '../../widgets/button';
import { Popover } from '../../widgets/popover';
import { useDecideWords } from '../words';
import { useEdit } from './edit';
import { useBudgets } from './use_budgets';

export function Thresholds(): JSX.Element {
  const { limits } = useBudgets();
  const { format } = useWords();
  const { d } = useDecideWords();
  const parts = [limits.notice, limits.soft, limits.hard].filter((part) => part !== undefined);
  const text = parts.map((part) => format.fraction(part).text).join(' · ');
  return (
    <Popover label={d('bu_thresholds')} button={`${d('bu_thresholds')}: ${text}`}>
      {(close) => <Editor onDone={close} />}
    </Popover>
  );
}

function percent(part: number | undefined): string {
  return part === undefined ? '' : String(Math.round(part * 1000) / 10);
}

function Editor({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { limits } = useBudgets();
  const { d } = useDecideWords();
  const edit = useEdit();
  const [texts, setTexts] = useState({
    notice: percent(limits.notice),
    soft: percent(limits.soft),
    hard: percent(limits.hard),
  });
  const [problem, setProblem] = useState<string>();
  const set = async () => {
    const made = await edit({
      thresholds: { notice: part(texts.notice), soft: part(texts.soft), hard: part(texts.hard) },
    });
    if (made.ok) onDone();
    else setProblem(made.error.detail);
  };
  return (
    <form
      class="cl-thresholds"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      {(['notice', 'soft', 'hard'] as const).map((key) => (
        <label key={key} class="cl-thresholds__part">
          <span>{d(`bu_level_${key}`)}</span>
          <span>
            <input
              type="text"
              inputMode="decimal"
              class="cl-input cl-input--amount"
              value={texts[key]}
              onInput={({ currentTarget }) => setTexts({ ...texts, [key]: currentTarget.value })}
            />
            {' %'}
          </span>
        </label>
      ))}
      <p class="cl-note">{d('bu_thresholds_note')}</p>
      {problem !== undefined && (
        <p class="cl-budget__problem" role="alert">
          {problem}
        </p>
      )}
      <Button kind="primary" onClick={() => void set()}>
        {d('bu_set')}
      </Button>
    </form>
  );
}

/** Per cent as a part; an empty field takes the threshold out, and what is no number is refused. */
function part(text: string): number {
  return text.trim() === '' ? 0 : Number(text.replace(',', '.')) / 100;
}
