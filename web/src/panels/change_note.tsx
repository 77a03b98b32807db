import type { JSX } from 'preact';
import type { Figure } from '../contract/contract.gen';
import { Icon } from '../widgets/icon';
import { useWords } from './board_context';
import { FigureButton } from './figure_button';

interface ChangeNoteProps {
  readonly change: Figure;
  readonly priorComplete: boolean;
  /** Whether more of it is bad; runs are neither. */
  readonly judged: boolean;
}

/** The change against the prior period, only where there is a whole one. */
export function ChangeNote({ change, priorComplete, judged }: ChangeNoteProps): JSX.Element {
  const { t, format } = useWords();
  const { value } = change;
  if (!priorComplete || value === undefined) {
    return <p class="cl-change">{t('summary.no_prior')}</p>;
  }
  if (format.isUnchanged(change)) {
    return (
      <p class="cl-change">
        <FigureButton figure={change} text={t('summary.same')} />
      </p>
    );
  }
  const rising = value > 0;
  const tone = judged ? (rising ? 'bad' : 'good') : 'plain';
  const text = t(rising ? 'summary.up' : 'summary.down', { change: format.change(change) });
  return (
    <p class="cl-change">
      <span class={`cl-change__sign cl-tone--${tone}`}>
        <Icon name={rising ? 'up' : 'fall'} />
        <FigureButton figure={change} text={text} />
      </span>
      <span>{t('summary.vs_prior')}</span>
    </p>
  );
}
