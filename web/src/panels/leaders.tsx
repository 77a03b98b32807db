import type { JSX } from 'preact';
import type { Leader } from '../contract/contract.gen';
import { leadersTable } from '../exports/tables';
import { Icon } from '../widgets/icon';
import { Name } from '../widgets/name';
import { revealJob, useBoard, useWords } from './board_context';
import { ExportMenu } from './export_menu';
import { FigureButton } from './figure_button';

export function Leaders({ leaders }: { readonly leaders: readonly Leader[] }): JSX.Element | null {
  const words = useWords();
  const title = words.t('leaders.title');
  if (leaders.length === 0) return null;
  return (
    <section class="cl-leaders" aria-label={title}>
      {leaders.map((leader) => (
        <LeaderCard key={leader.category} leader={leader} />
      ))}
      <div class="cl-leaders__actions">
        <ExportMenu title={title} table={() => leadersTable(leaders, words)} />
      </div>
    </section>
  );
}

function LeaderCard({ leader }: { readonly leader: Leader }): JSX.Element {
  const board = useBoard();
  const { t, format } = useWords();
  const { category, jobId, jobName, figure, share } = leader;
  const title = t(`leaders.${category}`);
  const name = jobName.trim() || t('unnamed.job');
  return (
    <article class="cl-leader">
      <p class="cl-leader__title">
        <Icon name={category} />
        {title}
      </p>
      <button
        type="button"
        class="cl-leader__job"
        aria-label={t('leaders.open', { title, name: name.slice(0, 200) })}
        onClick={() => revealJob(board, jobId)}
      >
        <Name text={jobName} otherwise={t('unnamed.job')} />
      </button>
      <p class="cl-leader__figures">
        <FigureButton
          figure={figure}
          look={`cl-leader__value cl-leader__value--${category}`}
          madeOf="runs"
        />
        {share.value !== undefined && (
          <FigureButton
            figure={share}
            text={t('common.of_total', { share: format.figure(share).text })}
          />
        )}
      </p>
    </article>
  );
}
