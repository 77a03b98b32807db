import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon';

export type Tone = 'plain' | 'good' | 'bad' | 'cost' | 'tokens';

interface BadgeProps {
  readonly children: ComponentChildren;
  readonly tone?: Tone;
  readonly icon?: IconName;
}

export function Badge({ children, tone = 'plain', icon }: BadgeProps): JSX.Element {
  return (
    <span class={`cl-badge cl-badge--${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
