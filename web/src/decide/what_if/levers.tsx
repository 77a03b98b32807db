// The cache share and the number of runs, for every job or for one.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../widgets/button';
import { Segmented } from '../../widgets/segmented';
import { useDecideWords } from '../words';
import { ALL_JOBS, changeOf } from './scenario';
import { useWhatIf } from './use_what_if';

export function AllJobsLevers(): JSX.Element {
  const { answer } = useWhatIf();
  const { d } = useDecideWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
    <div class="cl-levers__set" role="group" aria-label={d('wi_all')}>
      <span class="cl-levers__title">{d('wi_all')}</span>
      <CacheLever job={ALL_JOBS} now={answer.cacheShare} />
      <RunsLever job={ALL_JOBS} />
    </div>
  );
}

interface CacheProps {
  readonly job: string;
  /** Where the slider stands until it is moved. */
  readonly now: number | undefined;
}

const STEPS = 100;

export function CacheLever({ job, now }: CacheProps): JSX.Element {
  const { changes, change } = useWhatIf();
  const { d } = useDecideWords();
  const id = useId();
  const { cacheShare } = changeOf(changes, job);
  const percent = Math.round((cacheShare ?? now ?? 0) * STEPS);
  const move = ({ currentTarget }: { currentTarget: HTMLInputElement }, isDone: boolean) =>
    change(job, { cacheShare: Number(currentTarget.value) / STEPS }, isDone);
  const text = cacheShare === undefined ? d('wi_as_is') : `${percent} %`;
  return (
    <div class="cl-lever">
      <label for={id}>{d('wi_cache')}</label>
      <input
        id={id}
        type="range"
        class={cacheShare === undefined ? 'cl-range' : 'cl-range cl-range--set'}
        min={0}
        max={STEPS}
        value={percent}
        aria-valuetext={text}
        onInput={(event) => move(event, false)}
        onChange={(event) => move(event, true)}
      />
      <output class="cl-lever__value" for={id}>
        {text}
      </output>
      <Button
        kind="quiet"
        icon="close"
        label={`${d('wi_cache')}: ${d('wi_as_is')}`}
        disabled={cacheShare === undefined}
        onClick={() => change(job, { cacheShare: undefined })}
      />
    </div>
  );
}

export function RunsLever({ job }: { readonly job: string }): JSX.Element {
  const { changes, change } = useWhatIf();
  const { d } = useDecideWords();
  const { schedule } = changeOf(changes, job);
  return (
    <div class="cl-lever">
      <span>{d('wi_runs')}</span>
      <Segmented
        label={d('wi_runs')}
        value={schedule}
        onChange={(value) => change(job, { schedule: value })}
        segments={[
          { value: '', text: d('wi_times_1') },
          { value: 'x0.5', text: d('wi_times_half') },
          { value: 'x0.25', text: d('wi_times_quarter') },
          { value: 'pause', text: d('wi_pause') },
        ]}
      />
    </div>
  );
}
