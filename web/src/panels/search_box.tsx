import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../widgets/icon';
import { useBoard, useWords } from './board_context';

const PAUSE = 180;

/** Asks once typing rests. One stay in the field is one undo step. */
export function SearchBox(): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const stay = useRef({});
  const wanted = session.view.value.text;
  const [text, setText] = useState(wanted);
  /** What this field asked for itself comes back while the next letters are typed. */
  const asked = useRef(wanted);
  useEffect(() => {
    if (wanted === asked.current) return;
    asked.current = wanted;
    setText(wanted);
  }, [wanted]);
  useEffect(() => {
    if (text === session.view.peek().text) return;
    const edit = stay.current;
    const timer = setTimeout(() => {
      asked.current = text;
      session.change({ text }, edit);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label class="cl-search">
      <Icon name="search" />
      <input
        class="cl-search__field"
        type="search"
        maxLength={500}
        placeholder={t('toolbar.search_short')}
        aria-label={t('toolbar.search')}
        aria-keyshortcuts="/"
        title={t('toolbar.search')}
        value={text}
        onFocus={() => {
          stay.current = {};
        }}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <span class="cl-search__key" aria-hidden="true">
        /
      </span>
    </label>
  );
}
