// Adds a model to the table: by name, and the cheapest for this selection first.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  type PriceChoices,
  readPriceChoices,
  writePriceChoicesRequest,
} from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { quantity } from '../../panels/quantity';
import { Icon } from '../../widgets/icon';
import { Popover } from '../../widgets/popover';
import { type Kind, useDecision } from '../decide_context';
import { useDecideWords } from '../words';
import { useWhatIf } from './use_what_if';

const CHOICES: Kind<Parameters<typeof writePriceChoicesRequest>[1], PriceChoices> = {
  question: 'priceChoices',
  write: writePriceChoicesRequest,
  read: readPriceChoices,
};
const LIMIT = 60;

export function AddModel(): JSX.Element {
  const { d } = useDecideWords();
  return (
    <Popover
      label={d('wi_add_model')}
      buttonClass="cl-button"
      button={
        <>
          <Icon name="search" />
          {d('wi_add_model')}
        </>
      }
    >
      {(close) => <Picker onDone={close} />}
    </Popover>
  );
}

function Picker({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { answer, query, setCandidates } = useWhatIf();
  const { format } = useWords();
  const { d } = useDecideWords();
  const [text, setText] = useState('');
  const [fits, setFits] = useState(true);
  const needed = most(answer.jobs.needed.raw);
  const request = useMemo(
    () => ({ query, text: text.trim(), context: fits ? needed : 0, limit: LIMIT }),
    [query, text, fits, needed],
  );
  const { value: found } = useDecision(CHOICES, request);
  const { matrix } = answer;
  const add = (provider: string, model: string) => {
    const all = Array.from({ length: matrix.models.length }, (_, at) => ({
      provider: matrix.providers.at(at),
      model: matrix.models.at(at),
    }));
    const isThere = all.some((each) => each.provider === provider && each.model === model);
    if (!isThere) setCandidates([...all, { provider, model }]);
    onDone();
  };
  return (
    <div class="cl-picker">
      <input
        type="search"
        class="cl-input"
        value={text}
        maxLength={200}
        placeholder={d('wi_find_model')}
        aria-label={d('wi_find_model')}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <label class="cl-picker__fits">
        <input
          type="checkbox"
          checked={fits}
          onChange={({ currentTarget }) => setFits(currentTarget.checked)}
        />
        {d('wi_fits', {
          tokens: format.tokens(answer.jobs.needed.at(placeOfMost(answer.jobs.needed.raw))).text,
        })}
      </label>
      {found && (
        <>
          <p class="cl-sub" role="status">
            {d('wi_found', { count: found.found })}
          </p>
          <Choices found={found} onPick={add} />
        </>
      )}
    </div>
  );
}

function placeOfMost(values: Float64Array): number {
  let at = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] ?? 0) > (values[at] ?? 0)) at = index;
  }
  return at;
}

function most(values: Float64Array): number {
  return values[placeOfMost(values)] ?? 0;
}

interface ChoicesProps {
  readonly found: PriceChoices;
  readonly onPick: (provider: string, model: string) => void;
}

function Choices({ found, onPick }: ChoicesProps): JSX.Element {
  const words = useWords();
  const { d } = useDecideWords();
  return (
    <ul class="cl-picker__list">
      {Array.from({ length: found.models.length }, (_, at) => {
        const [provider, model] = [found.providers.at(at), found.models.at(at)];
        const month = words.format.usd(found.month.at(at));
        return (
          <li key={`${provider} ${model}`}>
            <button type="button" class="cl-picker__item" onClick={() => onPick(provider, model)}>
              <span class="cl-picker__name">
                <bdi>{model}</bdi>
                <span class="cl-sub">
                  <bdi>{provider}</bdi> · {d('input')} {words.format.usd(found.input.at(at)).text} ·{' '}
                  {d('output')} {words.format.usd(found.output.at(at)).text}
                </span>
              </span>
              <span class="cl-picker__month">
                {month.known ? d('wi_a_month', { cost: month.text }) : quantity(month, words)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
