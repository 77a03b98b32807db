import type { JSX } from 'preact';
import { Meter } from '../charts/meter';
import type { Count } from '../contract/contract.gen';
import { classes } from '../widgets/classes';
import { useWords } from './board_context';

type Subject = 'cost' | 'tokens' | 'schedules';

interface CoverageNoteProps {
  readonly subject: Subject;
  readonly known: Count;
  readonly of: Count;
}

/** How much of the selection a total knows about: words and a thin bar. */
export function CoverageNote({ subject, known, of }: CoverageNoteProps): JSX.Element {
  const { t } = useWords();
  return (
    <p class={classes('cl-coverage', known < of && 'cl-coverage--partial')}>
      <Meter parts={[{ tone: 'known', length: known }]} whole={of} />
      <span>{t(`coverage.${subject}`, { known, runs: of })}</span>
    </p>
  );
}
