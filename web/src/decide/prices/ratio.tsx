import type { JSX } from 'preact';
import type { Multiple } from '../../contract/contract.gen';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { classes } from '../../widgets/classes';
import { Icon } from '../../widgets/icon';

interface RatioProps {
  readonly ratio: Multiple | undefined;
  readonly isOff: boolean;
}

export function Ratio({ ratio, isOff }: RatioProps): JSX.Element {
  const words = useWords();
  return (
    <span class={classes('cl-ratio', isOff && 'cl-tone--bad')}>
      {isOff && ratio !== undefined && <Icon name={ratio < 1 ? 'fall' : 'up'} />}
      {quantity(words.format.multiple(ratio), words)}
    </span>
  );
}
