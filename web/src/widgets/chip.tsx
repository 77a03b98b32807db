import type { JSX } from 'preact';
import { Icon } from './icon';

interface ChipProps {
  readonly kind: string;
  readonly value: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

export function Chip({ kind, value, removeLabel, onRemove }: ChipProps): JSX.Element {
  return (
    <span class="cl-chip">
      <span class="cl-chip__kind">{kind}</span>
      <bdi class="cl-chip__value" title={value.slice(0, 500)}>
        {value}
      </bdi>
      <button
        type="button"
        class="cl-chip__remove"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
