// What went wrong, and where.
import type { JSX } from 'preact';
import { Button } from '../widgets/button';
import { useConsole } from './console_context';
import type { SqlFault } from './protocol';

export function Problem(): JSX.Element | null {
  const { host, words, editor, text } = useConsole();
  const outcome = host.outcome.value;
  const fault = outcome?.fault;
  if (fault === undefined) return null;
  const at = outcome?.sql === text.value ? fault.at : undefined;
  return (
    <p id="cl-sql-problem" class="cl-sql__problem" role="alert">
      <span>{words.t(`fault_${fault.kind}`, { message: fault.message })}</span>
      {at !== undefined && (
        <Button
          kind="quiet"
          label={words.t('fault_show')}
          onClick={() => {
            editor.current?.focus();
            editor.current?.setSelectionRange(at.begin, at.end);
          }}
        >
          {words.t('fault_place', placeOf(text.value, at))}
        </Button>
      )}
    </p>
  );
}

/** Both counted from 1, as people do. */
function placeOf(text: string, at: NonNullable<SqlFault['at']>) {
  const before = text.slice(0, at.begin).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
