import type { JSX } from 'preact';
import { chips } from '../view_model/chips';
import { Button } from '../widgets/button';
import { useBoard, useWords } from './board_context';

const NAMED = 20;

/** Nothing passes the filters, or the file is empty: what is the cause, and what to do about it. */
export function NoRuns(): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  const { t } = words;
  const view = session.view.value;
  const snapshot = session.snapshot.value;
  if (snapshot === undefined) return null;
  const empty = snapshot.runs === 0;
  const active = chips(view, snapshot, words);
  const filtered = active.length > 0;
  const title = filtered ? 'empty.title' : 'empty.window';
  return (
    <section class="cl-nothing" role="status">
      <h2 class="cl-nothing__title">{t(empty ? 'empty.no_rows_title' : title)}</h2>
      {empty && <p>{t('empty.no_rows')}</p>}
      {!empty && filtered && (
        <p>
          {t('toolbar.active')}:
          {active.slice(0, NAMED).map(({ id, kind, value }) => (
            <bdi key={id}>
              {' '}
              {kind} <b>{value.slice(0, 100)}</b>
            </bdi>
          ))}
        </p>
      )}
      {!empty && (
        <p class="cl-nothing__actions">
          {filtered && (
            <Button kind="primary" onClick={session.resetFilters}>
              {t('empty.clear')}
            </Button>
          )}
          {!filtered && view.clock === 'wall' && view.window.kind === 'last_days' && (
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
