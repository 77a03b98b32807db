import type { JSX } from 'preact';
import { classes } from './classes';
import { Icon } from './icon';

export type SortState = 'ascending' | 'descending' | undefined;

interface SortHeaderProps {
  readonly text: string;
  readonly label: string;
  readonly sorted: SortState;
  readonly onSort: () => void;
}

/** The inside of a column header that sorts. */
export function SortButton({ text, label, sorted, onSort }: SortHeaderProps): JSX.Element {
  return (
    <button
      type="button"
      class={classes('cl-sort', sorted && 'cl-sort--on')}
      title={label}
      onClick={onSort}
    >
      <span>{text}</span>
      <Icon name={sorted === 'ascending' ? 'up' : 'fall'} />
    </button>
  );
}
