import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Run } from '../contract/contract.gen';
import { runsTable } from '../exports/runs_table';
import type { RunHistory } from '../state/session';
import { chips } from '../view_model/chips';
import { windowText } from '../view_model/window_words';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { Name } from '../widgets/name';
import { useBoard, useWords } from './board_context';
import { ExportMenu } from './export_menu';
import { HistoryGrid } from './history_grid';
import { RunFields } from './run_fields';

export function HistoryDialog(): JSX.Element | null {
  const { session } = useBoard();
  const history = session.history.value;
  return history === undefined ? null : <OpenHistory history={history} />;
}

function OpenHistory({ history }: { readonly history: RunHistory }): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const [total, setTotal] = useState<number>();
  const [run, setRun] = useState<Run>();
  useEffect(() => setRun(undefined), [history]);
  return (
    <Dialog
      closeLabel={t('common.close')}
      onClose={session.closeHistory}
      title={
        <>
          <Name text={history.name} otherwise={t('unnamed.job')} />
          {total !== undefined && (
            <span class="cl-dialog__count">{t('history.count', { count: total })}</span>
          )}
        </>
      }
    >
      <Filters history={history} total={total} />
      <div class={run === undefined ? 'cl-history' : 'cl-history cl-history--split'}>
        <HistoryGrid history={history} chosen={run} onChoose={setRun} onTotal={setTotal} />
        {run !== undefined && (
          <aside class="cl-history__run" aria-label={t('history.run')}>
            <header class="cl-history__head">
              <h3 class="cl-block__title">{t('history.run')}</h3>
              <Button
                kind="quiet"
                icon="close"
                label={t('common.close')}
                onClick={() => setRun(undefined)}
              />
            </header>
            <RunFields run={run} />
          </aside>
        )}
      </div>
    </Dialog>
  );
}

interface FiltersProps {
  readonly history: RunHistory;
  readonly total: number | undefined;
}

/** What the runs are filtered by: the same as everything behind the drawer. */
function Filters({ history, total }: FiltersProps): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  const query = session.query.value;
  const snapshot = session.snapshot.value;
  if (query === undefined || snapshot === undefined) return null;
  const active = chips({ ...query, jobs: [] }, snapshot, words);
  return (
    <div class="cl-history__filters">
      <span>{words.t('history.filters')}</span>
      <span class="cl-chip cl-chip--still">{windowText(query.window, words)}</span>
      {active.map(({ id, kind, value }) => (
        <span key={id} class="cl-chip cl-chip--still">
          <span class="cl-chip__kind">{kind}</span>
          <bdi class="cl-chip__value">{value}</bdi>
        </span>
      ))}
      {total !== undefined && total > 0 && <RunsExport history={history} total={total} />}
    </div>
  );
}

/** All of them, not only those on screen. */
function RunsExport({ history, total }: { history: RunHistory; total: number }): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const title = history.name.trim() || t('unnamed.job');
  return (
    <ExportMenu
      title={title}
      table={(onProgress) =>
        runsTable(session, history, {
          title,
          count: total,
          changed: t('exports.changed'),
          onProgress,
        })
      }
    />
  );
}
