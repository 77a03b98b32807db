import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button';
import { Icon } from './icon';
import { Popover } from './popover';

export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface FilterMenuWords {
  readonly search: string;
  readonly nothing: string;
  readonly clear: string;
  readonly chosen: string;
  readonly shownOf: (shown: number, count: number) => string;
}

interface FilterMenuProps {
  readonly name: string;
  readonly words: FilterMenuWords;
  /** Asked for only when the menu opens. */
  readonly options: () => readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

const SHOWN = 200;

/** Many of many, with a search field. */
export function FilterMenu(props: FilterMenuProps): JSX.Element {
  const { name, words, chosen } = props;
  const used = chosen.length > 0;
  return (
    <Popover
      label={name}
      buttonLabel={used ? words.chosen : name}
      buttonClass={used ? 'cl-button cl-button--used' : 'cl-button'}
      button={
        <>
          {name}
          {used && <span class="cl-count">{chosen.length}</span>}
          <Icon name="down" />
        </>
      }
    >
      {() => <Choices {...props} />}
    </Popover>
  );
}

function Choices({ options, chosen, onChange, words, name }: FilterMenuProps): JSX.Element {
  const [all] = useState(options);
  const [search, setSearch] = useState('');
  const wanted = search.toLowerCase();
  const found = all.filter(({ text }) => text.toLowerCase().includes(wanted));
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value]);
  return (
    <div class="cl-menu">
      <input
        class="cl-input"
        type="search"
        placeholder={words.search}
        aria-label={words.search}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <ul class="cl-menu__list" aria-label={name}>
        {found.slice(0, SHOWN).map(({ value, text }) => (
          <li key={value}>
            <label class="cl-menu__item">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
              />
              <span class="cl-menu__text" dir="auto" title={text.slice(0, 500)}>
                {text}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="cl-note">{words.nothing}</p>}
      {found.length > SHOWN && <p class="cl-note">{words.shownOf(SHOWN, found.length)}</p>}
      {chosen.length > 0 && (
        <Button kind="quiet" onClick={() => onChange([])}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
