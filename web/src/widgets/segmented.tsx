import type { JSX } from 'preact';
import { classes } from './classes';
import { Icon, type IconName } from './icon';

export interface Segment<T extends string> {
  readonly value: T;
  readonly text: string;
  readonly title?: string;
  readonly icon?: IconName;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
}

/** One of a few: buttons that tell their state, each reachable by Tab. */
export function Segmented<T extends string>(props: SegmentedProps<T>): JSX.Element {
  const { label, segments, value, onChange } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
    <div class="cl-segmented" role="group" aria-label={label}>
      {segments.map((segment) => (
        <button
          type="button"
          key={segment.value}
          class={classes(
            'cl-segmented__item',
            segment.icon && `cl-segmented__item--${segment.icon}`,
          )}
          aria-pressed={segment.value === value}
          aria-label={segment.title}
          title={segment.title}
          onClick={() => onChange(segment.value)}
        >
          {segment.icon && <Icon name={segment.icon} />}
          {segment.text}
        </button>
      ))}
    </div>
  );
}
