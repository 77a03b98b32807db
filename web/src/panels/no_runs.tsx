import type { JSX } from 'preact';
import { hasFilters } from '../view_model/window_words';
import { Button } from '../widgets/button';
import { useBoard, useWords } from './board_context';

/** Nothing passes the filters, or the file is empty: what to do about it. */
export function NoRuns(): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const view = session.view.value;
  const empty = session.snapshot.value?.runs === 0;
  return (
    <section class="cl-nothing" role="status">
      <h2 class="cl-nothing__title">{t(empty ? 'empty.no_rows_title' : 'empty.title')}</h2>
      <p>{t(empty ? 'empty.no_rows' : 'empty.window')}</p>
      {!empty && (
        <p class="cl-nothing__actions">
          {hasFilters(view) && (
            <Button kind="primary" onClick={session.resetFilters}>
              {t('empty.clear')}
            </Button>
          )}
          {view.clock === 'wall' && view.window.kind === 'last_days' && (
            <Button onClick={() => session.change({ clock: 'newest' })}>{t('empty.newest')}</Button>
          )}
          {view.window.kind !== 'all_time' && (
            <Button
              onClick={() =>
                session.change({ window: { kind: 'all_time', days: 0, since: 0, until: 0 } })
              }
            >
              {t('empty.widen')}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
