import type { JSX } from 'preact';
import type { Figure, JobDetail } from '../contract/contract.gen';
import { paceTone } from '../view_model/pace';
import { Icon } from '../widgets/icon';
import { useWords } from './board_context';
import { FigureButton } from './figure_button';

/** What the job will cost: by its schedule, and by the window. */
export function Projections({ job }: { readonly job: JobDetail }): JSX.Element {
  const { t, measure } = useWords();
  const tone = paceTone(job.pace.value);
  return (
    <>
      <table class="cl-table cl-table--plain">
        <thead>
          <tr>
            <th scope="col">{t('detail.horizon')}</th>
            <th scope="col" class="cl-num">
              {measure('scheduled_runs').label}
            </th>
            <th scope="col" class="cl-num">
              {measure('nominal').label}
            </th>
            <th scope="col" class="cl-num">
              {measure('trend').label}
            </th>
          </tr>
        </thead>
        <tbody>
          <Horizon
            name={t('detail.d30')}
            figures={[job.scheduled30d, job.nominal30d, job.trend30d]}
          />
          <Horizon
            name={t('detail.d90')}
            figures={[job.scheduled90d, job.nominal90d, job.trend90d]}
          />
          <Horizon name={t('detail.y1')} figures={[job.scheduled1y, job.nominal1y, job.trend1y]} />
        </tbody>
      </table>
      <dl class="cl-facts">
        <div class="cl-facts__row">
          <dt>{measure('pace').label}</dt>
          <dd class={`cl-tone--${tone.tone}`}>
            {tone.icon && <Icon name={tone.icon} />}
            <FigureButton figure={job.pace} madeOf="runs" />
          </dd>
        </div>
        <div class="cl-facts__row">
          <dt>{measure('drift').label}</dt>
          <dd>
            <FigureButton figure={job.drift} />
          </dd>
        </div>
      </dl>
    </>
  );
}

function Horizon({ name, figures }: { name: string; figures: readonly Figure[] }): JSX.Element {
  return (
    <tr>
      <th scope="row">{name}</th>
      {figures.map((figure) => (
        <td key={figure.measure} class="cl-num">
          <FigureButton figure={figure} madeOf="runs" />
        </td>
      ))}
    </tr>
  );
}
