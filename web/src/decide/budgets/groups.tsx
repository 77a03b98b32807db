// Groups of jobs that share a limit.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../panels/board_context';
import { Button } from '../../widgets/button';
import { Icon } from '../../widgets/icon';
import { Name } from '../../widgets/name';
import { Popover } from '../../widgets/popover';
import { useDecideWords } from '../words';
import { useEdit } from './edit';
import { useBudgets } from './use_budgets';
import { useJobNames } from './use_job_names';

const LONGEST_NAME = 80;

export function Groups(): JSX.Element {
  const { d } = useDecideWords();
  return (
    <Popover
      label={d('bu_groups')}
      button={
        <>
          <Icon name="list" /> {d('bu_groups')}
        </>
      }
    >
      {() => <GroupsEditor />}
    </Popover>
  );
}

function useGroups(): ReadonlyMap<string, readonly string[]> {
  const { limits } = useBudgets();
  const groups = new Map<string, string[]>();
  for (let row = 0; row < limits.groups.length; row += 1) {
    const name = limits.groups.at(row);
    groups.set(name, [...(groups.get(name) ?? []), limits.groupJobs.at(row)]);
  }
  return groups;
}

function GroupsEditor(): JSX.Element {
  const { d } = useDecideWords();
  const edit = useEdit();
  const groups = useGroups();
  const [chosen, setChosen] = useState('');
  const names = [...groups.keys()];
  const shown = groups.has(chosen) ? chosen : (names[0] ?? '');
  const members = groups.get(shown) ?? [];
  const put = (name: string, jobs: readonly string[]) => void edit({ group: { name, jobs } });
  const toggle = (id: string) =>
    put(shown, members.includes(id) ? members.filter((each) => each !== id) : [...members, id]);
  return (
    <div class="cl-groups">
      <p class="cl-note">{d('bu_groups_note')}</p>
      <NewGroup
        taken={names}
        onAdd={(name, job) => {
          put(name, [job]);
          setChosen(name);
        }}
      />
      {shown !== '' && (
        <>
          <div class="cl-groups__head">
            <select
              class="cl-input cl-input--select"
              aria-label={d('bu_group')}
              value={shown}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            >
              {names.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
            <Button
              kind="quiet"
              icon="close"
              label={d('bu_group_remove', { name: shown })}
              onClick={() => put(shown, [])}
            />
          </div>
          <Members members={members} onToggle={toggle} />
        </>
      )}
    </div>
  );
}

interface NewGroupProps {
  readonly taken: readonly string[];
  /** A group begins with one job. */
  readonly onAdd: (name: string, job: string) => void;
}

function NewGroup({ taken, onAdd }: NewGroupProps): JSX.Element {
  const { d } = useDecideWords();
  const [first] = useJobNames();
  const [text, setText] = useState('');
  const name = text.trim();
  const canAdd = name !== '' && !taken.includes(name) && first !== undefined;
  const add = () => {
    if (!canAdd) return;
    onAdd(name, first.id);
    setText('');
  };
  return (
    <form
      class="cl-groups__new"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        type="text"
        class="cl-input"
        value={text}
        maxLength={LONGEST_NAME}
        placeholder={d('bu_group_name')}
        aria-label={d('bu_group_name')}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button disabled={!canAdd} onClick={add}>
        {d('bu_group_add')}
      </Button>
    </form>
  );
}

interface MembersProps {
  readonly members: readonly string[];
  readonly onToggle: (id: string) => void;
}

/** The last member stays: a group without jobs is no group. */
function Members({ members, onToggle }: MembersProps): JSX.Element {
  const { t } = useWords();
  const jobs = useJobNames();
  return (
    <ul class="cl-groups__jobs">
      {jobs.map(({ id, name }) => {
        const isIn = members.includes(id);
        return (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={isIn}
                disabled={isIn && members.length === 1}
                onChange={() => onToggle(id)}
              />
              <Name text={name} otherwise={t('unnamed.job')} />
            </label>
          </li>
        );
      })}
    </ul>
  );
}
