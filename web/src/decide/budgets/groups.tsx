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
  const jobs = useJobNames();
  const [shown, setShown] = useState([...groups.keys()][0] ?? '');
  const [name, setName] = useState('');
  const members = groups.get(shown) ?? [];
  const wanted = name.trim();
  const put = (group: string, ids: readonly string[]) =>
    void edit({ group: { name: group, jobs: ids } });
  const toggle = (id: string) =>
    put(shown, members.includes(id) ? members.filter((each) => each !== id) : [...members, id]);
  const first = jobs[0];
  const add = () => {
    if (wanted === '' || groups.has(wanted) || first === undefined) return;
    put(wanted, [first.id]);
    setShown(wanted);
    setName('');
  };
  return (
    <div class="cl-groups">
      <p class="cl-note">{d('bu_groups_note')}</p>
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
          value={name}
          maxLength={LONGEST_NAME}
          placeholder={d('bu_group_name')}
          aria-label={d('bu_group_name')}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button disabled={wanted === '' || groups.has(wanted)} onClick={add}>
          {d('bu_group_add')}
        </Button>
      </form>
      {groups.size > 0 && (
        <>
          <div class="cl-groups__head">
            <select
              class="cl-input cl-input--select"
              aria-label={d('bu_group')}
              value={shown}
              onChange={({ currentTarget }) => setShown(currentTarget.value)}
            >
              {[...groups.keys()].map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
            <Button
              kind="quiet"
              icon="close"
              label={d('bu_group_remove', { name: shown })}
              onClick={() => {
                put(shown, []);
                setShown([...groups.keys()].find((each) => each !== shown) ?? '');
              }}
            />
          </div>
          <Members members={members} onToggle={toggle} />
        </>
      )}
    </div>
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
