// Scenarios by name, side by side.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useWords } from '../../panels/board_context';
import { Panel } from '../../panels/panel';
import { quantity } from '../../panels/quantity';
import { Badge } from '../../widgets/badge';
import { Button } from '../../widgets/button';
import { Name } from '../../widgets/name';
import { useDecision } from '../decide_context';
import { useDecideWords } from '../words';
import {
  type NamedScenario,
  readChanges,
  readScenario,
  scenarioOf,
  writeScenario,
} from './scenario';
import { askedOf, useWhatIf, WHAT_IF } from './use_what_if';

const LONGEST_NAME = 80;

export function ScenariosPanel(): JSX.Element {
  const { session } = useWhatIf();
  const { d } = useDecideWords();
  const scenarios = session.view.value.scenarios.map(readScenario);
  return (
    <Panel title={d('wi_scenarios')} actions={<KeepForm kept={scenarios} />}>
      {scenarios.length === 0 ? (
        <p class="cl-note">{d('wi_scenarios_none')}</p>
      ) : (
        <div class="cl-scroll">
          <table class="cl-table cl-table--plain cl-table--scenarios">
            <thead>
              <tr>
                <th scope="col">{d('wi_scenario')}</th>
                {(['wi_jobs', 'wi_now', 'wi_after', 'wi_saved'] as const).map((key) => (
                  <th key={key} scope="col" class="cl-num">
                    {d(key)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {scenarios.map((scenario) => (
                <ScenarioRow key={scenario.name} scenario={scenario} kept={scenarios} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function KeepForm({ kept }: { readonly kept: readonly NamedScenario[] }): JSX.Element {
  const { session, changes } = useWhatIf();
  const { d } = useDecideWords();
  const [name, setName] = useState('');
  const wanted = name.trim();
  const canKeep = changes.length > 0 && wanted !== '';
  const keep = () => {
    if (!canKeep) return;
    const others = kept.filter((each) => each.name !== wanted);
    const scenario = { name: wanted, changes: session.view.peek().changes };
    session.change({ scenarios: [...others, scenario].map(writeScenario) });
    setName('');
  };
  return (
    <form
      class="cl-keep"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        type="text"
        class="cl-input"
        value={name}
        maxLength={LONGEST_NAME}
        placeholder={d('wi_name')}
        aria-label={d('wi_name')}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button icon="bookmark" disabled={!canKeep} onClick={keep}>
        {d('wi_keep_as')}
      </Button>
    </form>
  );
}

interface RowProps {
  readonly scenario: NamedScenario;
  readonly kept: readonly NamedScenario[];
}

function ScenarioRow({ scenario, kept }: RowProps): JSX.Element {
  const { session, query, answer } = useWhatIf();
  const words = useWords();
  const { d } = useDecideWords();
  const { name, changes } = scenario;
  const isShown = changes.join() === session.view.value.changes.join();
  const { matrix } = answer;
  // One candidate is enough: the table of models is not shown here.
  const [provider, model] = [matrix.providers.at(0), matrix.models.at(0)];
  const text = changes.join(';');
  const request = useMemo(
    () => ({
      query,
      scenario: scenarioOf(readChanges(changes)),
      candidateProviders: [provider],
      candidateModels: [model],
      ...askedOf([]),
    }),
    [query, text, provider, model],
  );
  const { value } = useDecision(WHAT_IF, request);
  const usd = (amount: Parameters<typeof words.format.usd>[0]) =>
    quantity(words.format.usd(amount), words);
  const figure = (amount: Parameters<typeof words.format.measured>[0]) =>
    quantity(words.format.measured(amount, 'usd'), words);
  const forget = () =>
    session.change({
      scenarios: kept.filter((each) => each.name !== name).map(writeScenario),
    });
  return (
    <tr>
      <th scope="row">
        <Name text={name} otherwise="—" />
        {isShown && <Badge tone="tokens">{d('wi_shown')}</Badge>}
      </th>
      <td class="cl-num">{quantity(words.format.count(value?.changedJobs), words)}</td>
      <td class="cl-num">{figure(value?.current.value)}</td>
      <td class="cl-num">{figure(value?.changed.value)}</td>
      <td class="cl-num">
        <strong>{figure(value?.saving.value)}</strong>
        {value && (
          <span class="cl-sub">
            {usd(value.savingLow)} – {usd(value.savingHigh)}
          </span>
        )}
      </td>
      <td class="cl-table__actions">
        <Button kind="quiet" disabled={isShown} onClick={() => session.change({ changes })}>
          {d('wi_load')}
        </Button>
        <Button kind="quiet" icon="close" label={d('wi_forget', { name })} onClick={forget} />
      </td>
    </tr>
  );
}
