// A limit more: for all jobs, one, each, or a group.
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../widgets/button';
import { useDecideWords } from '../words';
import { oneAccount, useAccountName, useWindowName } from './account';
import { amountOf } from './amount_field';
import { useEdit } from './edit';
import { useBudgets, WINDOWS } from './use_budgets';
import { useJobNames } from './use_job_names';

/** What is chosen, as `scope` and `scope id`; an id may hold spaces. */
const ALL = 'global';
const EACH_JOB = 'cron_job';

/** What is filled in, and what becomes of it. */
function useNewLimit() {
  const { d } = useDecideWords();
  const edit = useEdit();
  const [account, setAccount] = useState(ALL);
  const [window, setWindow] = useState<string>('monthly');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async () => {
    const usd = amountOf(text);
    if (usd === undefined) return setProblem(d('bu_bad_amount'));
    const [scope = ALL, ...rest] = account.split(' ');
    const made = await edit({ limits: [{ scope, id: rest.join(' '), window, usd }] });
    setProblem(made.ok ? undefined : made.error.detail);
    if (made.ok) setText('');
  };
  return { account, setAccount, window, setWindow, text, setText, problem, add };
}

export function AddLimit(): JSX.Element {
  const { d } = useDecideWords();
  const windowOf = useWindowName();
  const { account, setAccount, window, setWindow, text, setText, problem, add } = useNewLimit();
  const id = useId();
  return (
    <form
      class="cl-add-limit"
      aria-label={d('bu_add')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <AccountSelect value={account} onChange={setAccount} />
      <select
        class="cl-input cl-input--select"
        aria-label={d('bu_window')}
        value={window}
        onChange={({ currentTarget }) => setWindow(currentTarget.value)}
      >
        {WINDOWS.map((each) => (
          <option key={each} value={each}>
            {windowOf(each)}
          </option>
        ))}
      </select>
      <span class="cl-add-limit__amount">
        <span aria-hidden="true">$</span>
        <input
          type="text"
          inputMode="decimal"
          class="cl-input cl-input--amount"
          value={text}
          placeholder="50"
          aria-label={d('bu_amount')}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : id}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </span>
      <Button kind="primary" icon="check" onClick={() => void add()}>
        {d('bu_add')}
      </Button>
      {problem !== undefined && (
        <span id={id} class="cl-budget__problem" role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}

interface SelectProps {
  readonly value: string;
  readonly onChange: (account: string) => void;
}

function AccountSelect({ value, onChange }: SelectProps): JSX.Element {
  const { limits } = useBudgets();
  const { d } = useDecideWords();
  const nameOf = useAccountName();
  const jobs = useJobNames();
  const groups = [...new Set(limits.groups.toArray())];
  const group = (name: string) => nameOf(oneAccount({ scope: 'group', id: name, name: '' }), 0);
  return (
    <select
      class="cl-input cl-input--select"
      aria-label={d('bu_for')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      <option value={ALL}>{d('bu_all_jobs')}</option>
      <option value={EACH_JOB}>{d('bu_each_cron_job')}</option>
      {groups.map((name) => (
        <option key={`group ${name}`} value={`group ${name}`}>
          {group(name)}
        </option>
      ))}
      <optgroup label={d('jobs_title')}>
        {jobs.map(({ id, name }) => (
          <option key={id} value={`cron_job ${id}`}>
            {nameOf(oneAccount({ scope: 'cron_job', id, name }), 0)}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
