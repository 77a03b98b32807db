// The text: a plain text field over a copy of it that underlines what is wrong and tells where the
// caret is.
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Completions, complete } from './completion';
import { useConsole } from './console_context';
import { Suggestions } from './suggestions';

const NONE: Completions = { begin: 0, list: [] };

export function Editor(): JSX.Element {
  const { text, words, fault, editor } = useConsole();
  const mirror = useRef<HTMLPreElement>(null);
  const completions = useSignal(NONE);
  const chosen = useSignal(0);
  const keys = useEditorKeys(completions, chosen);
  useGrowing(editor, text.value);
  const isOpen = completions.value.list.length > 0;
  return (
    <div class="cl-sql__editor">
      <pre class="cl-sql__mirror" aria-hidden="true" ref={mirror}>
        <Marked text={text.value} at={fault.value?.at} />
      </pre>
      <textarea
        ref={editor}
        class="cl-sql__text"
        data-autofocus
        aria-label={words.t('editor')}
        aria-description={words.t('keys')}
        aria-autocomplete="list"
        aria-controls={isOpen ? 'cl-sql-suggestions' : undefined}
        aria-activedescendant={isOpen ? `cl-sql-suggestion-${chosen.value}` : undefined}
        aria-invalid={fault.value !== undefined}
        aria-errormessage="cl-sql-problem"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          keys.suggest(false);
        }}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.close}
        onScroll={({ currentTarget }) => {
          if (mirror.current) mirror.current.scrollTop = currentTarget.scrollTop;
        }}
      />
      {isOpen && (
        <Suggestions
          completions={completions.value}
          chosen={chosen.value}
          onPick={keys.accept}
          label={words.t('suggestions')}
        />
      )}
    </div>
  );
}

function Marked({ text, at }: { readonly text: string; readonly at: Place | undefined }) {
  if (at === undefined) return <>{`${text}\n`}</>;
  // At the end of the text there is nothing to underline but the space behind it.
  const end = Math.max(at.end, at.begin + 1);
  return (
    <>
      {text.slice(0, at.begin)}
      <mark class="cl-sql__mark">{text.slice(at.begin, end) || ' '}</mark>
      {`${text.slice(end)}\n`}
    </>
  );
}

interface Place {
  readonly begin: number;
  readonly end: number;
}

function useEditorKeys(
  completions: { value: Completions; peek(): Completions },
  chosen: { value: number; peek(): number },
) {
  const { text, host, editor, recent, run } = useConsole();
  const back = useRef(-1);
  const close = () => {
    completions.value = NONE;
  };
  const suggest = (forced: boolean) => {
    const cursor = editor.current?.selectionStart ?? 0;
    completions.value = complete(text.peek(), cursor, host.tables.peek(), forced);
    chosen.value = 0;
  };
  const accept = (index: number) => {
    const { begin, list } = completions.peek();
    const word = list[index]?.word;
    const field = editor.current;
    if (word === undefined || field === null) return;
    field.setRangeText(word, begin, field.selectionStart, 'end');
    text.value = field.value;
    close();
    field.focus();
  };
  const recall = (step: number) => {
    const to = Math.min(Math.max(back.current + step, -1), recent.peek().length - 1);
    back.current = to;
    text.value = recent.peek()[to] ?? '';
  };
  const inList = (event: KeyboardEvent): boolean => {
    const count = completions.peek().list.length;
    if (count === 0) return false;
    if (event.key === 'ArrowDown') chosen.value = (chosen.peek() + 1) % count;
    else if (event.key === 'ArrowUp') chosen.value = (chosen.peek() + count - 1) % count;
    else if (event.key === 'Enter' || event.key === 'Tab') accept(chosen.peek());
    else if (event.key === 'Escape') close();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const hasModifier = event.ctrlKey || event.metaKey;
    if (hasModifier && event.key === 'Enter') {
      close();
      back.current = -1;
      run();
    } else if (hasModifier && event.key === ' ') suggest(true);
    else if (event.altKey && event.key === 'ArrowUp') recall(1);
    else if (event.altKey && event.key === 'ArrowDown') recall(-1);
    else if (hasModifier || event.altKey || !inList(event)) return;
    event.preventDefault();
  };
  return { onKeyDown, suggest, accept, close };
}

/** As high as its lines, within bounds that the style sheet has. */
function useGrowing(editor: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useEffect(() => {
    if (editor.current === null) return;
    editor.current.rows = Math.min(Math.max(text.split('\n').length + 1, 4), 14);
  }, [text]);
}
