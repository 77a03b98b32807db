import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Completions } from './completion';
import { useConsole } from './console_context';

interface SuggestionsProps {
  readonly completions: Completions;
  readonly chosen: number;
  readonly onPick: (index: number) => void;
  readonly label: string;
}

/** What may come next, below the word that is being typed. */
export function Suggestions({ completions, chosen, onPick, label }: SuggestionsProps): JSX.Element {
  const { text } = useConsole();
  const list = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current: box } = list;
    const { current: mark } = ruler;
    if (box === null || mark === null) return;
    const room = (box.parentElement?.clientWidth ?? 0) - box.offsetWidth;
    box.style.insetInlineStart = `${Math.max(0, Math.min(mark.offsetLeft, room))}px`;
    box.style.insetBlockStart = `${mark.offsetTop + mark.offsetHeight}px`;
  }, [completions]);
  return (
    <>
      <pre class="cl-sql__mirror cl-sql__mirror--ruler" aria-hidden="true">
        {text.value.slice(0, completions.begin)}
        <span ref={ruler}>.</span>
      </pre>
      <div
        id="cl-sql-suggestions"
        class="cl-sql__suggestions"
        role="listbox"
        aria-label={label}
        ref={list}
      >
        {completions.list.map(({ word, kind }, index) => (
          <div
            key={word + kind}
            id={`cl-sql-suggestion-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            class={`cl-sql__suggestion cl-sql__suggestion--${kind}`}
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(index);
            }}
          >
            {word}
          </div>
        ))}
      </div>
    </>
  );
}
