import type { ComponentChildren, JSX } from 'preact';
import { classes } from './classes';
import { Icon, type IconName } from './icon';

interface ButtonProps {
  readonly onClick: () => void;
  readonly children?: ComponentChildren;
  readonly icon?: IconName;
  readonly kind?: 'plain' | 'quiet' | 'primary';
  /** Needed where there is no text. */
  readonly label?: string;
  readonly disabled?: boolean;
}

export function Button(props: ButtonProps): JSX.Element {
  const { children, icon, kind = 'plain', label, disabled, onClick } = props;
  return (
    <button
      type="button"
      class={classes('cl-button', `cl-button--${kind}`, !children && 'cl-button--icon')}
      aria-label={label}
      title={label}
      disabled={disabled ?? false}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
