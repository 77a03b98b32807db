// One job's schedule and cache share.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../panels/board_context';
import { Button } from '../../widgets/button';
import { Icon } from '../../widgets/icon';
import { Popover } from '../../widgets/popover';
import { useDecideWords } from '../words';
import { CacheLever, RunsLever } from './levers';
import { changeOf } from './scenario';
import { useWhatIf } from './use_what_if';

interface EditProps {
  readonly row: number;
}

export function EditJob({ row }: EditProps): JSX.Element {
  const { answer, changes } = useWhatIf();
  const { t } = useWords();
  const { d } = useDecideWords();
  const job = answer.jobs.ids.at(row);
  const name = (answer.jobs.names.at(row) || t('unnamed.job')).slice(0, 100);
  const label = d('wi_edit', { job: name });
  const planned = changeOf(changes, job);
  const isSet = planned.schedule !== '' || planned.cacheShare !== undefined;
  return (
    <Popover
      label={label}
      buttonLabel={label}
      buttonTitle={label}
      buttonClass={`cl-button cl-button--quiet cl-button--icon${isSet ? ' cl-button--set' : ''}`}
      button={<Icon name="clock" />}
    >
      {() => (
        <div class="cl-edit">
          <p class="cl-explain__label">{name}</p>
          <ScheduleField row={row} />
          <RunsLever job={job} />
          <CacheLever job={job} now={answer.jobs.cacheShare.at(row)} />
        </div>
      )}
    </Popover>
  );
}

const OWN_WORDS = /^(x[\d.]+|pause)$/;

function ScheduleField({ row }: EditProps): JSX.Element {
  const { answer, changes, change } = useWhatIf();
  const { t, format } = useWords();
  const { d } = useDecideWords();
  const { jobs } = answer;
  const job = jobs.ids.at(row);
  const { schedule } = changeOf(changes, job);
  const [text, setText] = useState(OWN_WORDS.test(schedule) ? '' : schedule);
  const now = jobs.schedules.at(row);
  const frequency = jobs.frequency.at(row);
  return (
    <form
      class="cl-edit__schedule"
      onSubmit={(event) => {
        event.preventDefault();
        change(job, { schedule: text.trim() });
      }}
    >
      <label>
        <span>{d('wi_schedule')}</span>
        <span class="cl-sub">
          {now === '' ? d('wi_schedule_none') : d('wi_schedule_now', { schedule: now })}
        </span>
        <span class="cl-edit__row">
          <input
            type="text"
            class="cl-input"
            value={text}
            maxLength={200}
            placeholder="0 6 * * 1-5"
            aria-label={d('wi_schedule_new')}
            title={d('wi_schedule_new')}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button onClick={() => change(job, { schedule: text.trim() })}>
            {t('common.apply')}
          </Button>
        </span>
      </label>
      <p class={frequency === undefined ? 'cl-sub cl-tone--bad' : 'cl-sub'} role="status">
        {frequency === undefined
          ? d('wi_schedule_bad')
          : schedule !== '' && d('wi_frequency', { times: format.multiple(frequency).text })}
      </p>
    </form>
  );
}
