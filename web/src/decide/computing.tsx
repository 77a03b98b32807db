import type { JSX } from 'preact';
import { useWords } from '../panels/board_context';

/** In the place of a part until its first answer is here. */
export function Computing(): JSX.Element {
  const { t } = useWords();
  return (
    <p class="cl-nothing" role="status">
      {t('decide.loading')}
    </p>
  );
}
