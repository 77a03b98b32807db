// The bill now and with the changes, and the levers that hold for every job.
import type { JSX } from 'preact';
import type { Usd } from '../../contract/contract.gen';
import type { DecideFigure, WhatIfAnswer } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { type PickRule, PickRuleValues } from '../../state/session';
import { Button } from '../../widgets/button';
import { classes } from '../../widgets/classes';
import { DecideFigureButton } from '../figure';
import { useDecideWords } from '../words';
import { AllJobsLevers } from './levers';
import { MonthEffect } from './month_effect';
import { ALL_JOBS, type ModelName, readChanges, withChange } from './scenario';
import { askedOf, useWhatIf } from './use_what_if';

export function Outcome(): JSX.Element {
  const { answer, changes } = useWhatIf();
  const { d } = useDecideWords();
  return (
    <section class="cl-panel cl-outcome-panel" aria-label={d('wi_after')}>
      <Bill />
      <div class="cl-levers">
        <AllJobsLevers />
        <Actions />
      </div>
      {changes.length > 0 && <MonthEffect />}
      <p class="cl-note">
        {d('wi_basis', { count: Math.round(answer.days) })} {d('wi_cannot')}
      </p>
    </section>
  );
}

function Bill(): JSX.Element {
  const { answer } = useWhatIf();
  const { d } = useDecideWords();
  const widest = Math.max(answer.current.value ?? 0, answer.high);
  const isMore = (answer.saving.value ?? 0) < 0;
  const isChanged = answer.changedJobs > 0;
  const hasPrices = answer.matrix.models.length > 0;
  return (
    <div class="cl-bill">
      <BillRow label={d('wi_now')} figure={answer.current} widest={widest} look="now" />
      <BillRow
        label={d('wi_after')}
        figure={answer.changed}
        widest={widest}
        look="after"
        range={isChanged ? [answer.low, answer.high] : undefined}
      />
      <div
        class={classes('cl-bill__saved', isChanged && (isMore ? 'cl-tone--bad' : 'cl-tone--good'))}
      >
        <span class="cl-bill__label">{d(isMore ? 'wi_more' : 'wi_saved')}</span>
        <Figure figure={answer.saving} look="cl-figure--big" />
        <span class="cl-sub" role="status">
          {isChanged ? <SavedNote /> : d(hasPrices ? 'wi_no_change' : 'wi_no_prices')}
        </span>
      </div>
    </div>
  );
}

function SavedNote(): JSX.Element {
  const { answer } = useWhatIf();
  const { format } = useWords();
  const { d } = useDecideWords();
  const [low, high] = [format.usd(answer.savingLow).text, format.usd(answer.savingHigh).text];
  return (
    <>
      {low !== high && `${d('wi_range', { low, high })} · `}
      {d('wi_jobs_changed', { count: answer.changedJobs })}
      {answer.changed.leftOut > 0 && ` · ${d('wi_left_out', { count: answer.changed.leftOut })}`}
    </>
  );
}

interface BillRowProps {
  readonly label: string;
  readonly figure: DecideFigure;
  readonly widest: number;
  readonly look: 'now' | 'after';
  readonly range?: readonly [Usd, Usd] | undefined;
}

function BillRow({ label, figure, widest, look, range }: BillRowProps): JSX.Element {
  const { format } = useWords();
  const { d } = useDecideWords();
  const part = (value: number) => `${widest > 0 ? (100 * value) / widest : 0}%`;
  const words = range?.map((end) => format.usd(end).text);
  return (
    <div class="cl-bill__row">
      <span class="cl-bill__label">{label}</span>
      <Figure figure={figure} look="cl-figure--stat" />
      <span class={`cl-bill__track cl-bill__track--${look}`} aria-hidden="true">
        <span class="cl-bill__bar" style={{ width: part(figure.value ?? 0) }} />
        {range && (
          <span
            class="cl-bill__range"
            style={{ insetInlineStart: part(range[0]), width: part(range[1] - range[0]) }}
          />
        )}
      </span>
      <span class="cl-bill__ends">
        {words &&
          words[0] !== words[1] &&
          d('wi_range', { low: words[0] ?? '', high: words[1] ?? '' })}
      </span>
    </div>
  );
}

function Figure({ figure, look }: { figure: DecideFigure; look: string }): JSX.Element {
  const { d } = useDecideWords();
  return (
    <DecideFigureButton
      figure={figure}
      look={look}
      used={d('used_jobs', { count: figure.used })}
      leftOut={
        figure.leftOut > 0 ? d('wi_unpriced_jobs', { count: figure.leftOut }) : d('left_none')
      }
    />
  );
}

const OWN_MODEL: ModelName = { provider: '', model: '' };

function modelAt({ providers, models }: WhatIfAnswer['matrix'], at: number): ModelName {
  return { provider: providers.at(at), model: models.at(at) };
}

function Actions(): JSX.Element {
  const { answer, changes, session } = useWhatIf();
  const { d } = useDecideWords();
  const { jobs, matrix } = answer;
  const asked = askedOf(session.view.value.picks);
  const isAsked =
    asked.bestOfSameMaker === answer.bestOfSameMaker && asked.bestAtHigh === answer.bestAtHigh;
  const hasEffect =
    jobs.best.raw.some((best) => best >= 0) || changes.some(({ model }) => model !== '');
  const pick = () => {
    // A model of all jobs is a pick too: without it a job that keeps its own really does.
    let texts = withChange(readChanges(session.view.peek().changes), ALL_JOBS, OWN_MODEL);
    for (let row = 0; row < jobs.ids.length; row += 1) {
      const best = jobs.best.at(row) ?? -1;
      // Where none is better the job keeps its own, also where another was picked before.
      const found = best < 0 ? OWN_MODEL : modelAt(matrix, best);
      texts = withChange(readChanges(texts), jobs.ids.at(row), found);
    }
    session.change({ changes: texts });
  };
  return (
    <div class="cl-levers__actions">
      <span title={d('wi_pick_note')}>
        <Button kind="primary" icon="check" disabled={!isAsked || !hasEffect} onClick={pick}>
          {d('wi_pick')}
        </Button>
      </span>
      {PickRuleValues.map((rule) => (
        <Wanted key={rule} rule={rule} />
      ))}
      <Button
        kind="quiet"
        icon="undo"
        disabled={changes.length === 0}
        onClick={() => session.change({ changes: [] })}
      >
        {d('wi_clear')}
      </Button>
    </div>
  );
}

function Wanted({ rule }: { readonly rule: PickRule }): JSX.Element {
  const { session } = useWhatIf();
  const { d } = useDecideWords();
  const { picks } = session.view.value;
  const want = (isWanted: boolean) =>
    session.change({
      picks: PickRuleValues.filter((each) => (each === rule ? isWanted : picks.includes(each))),
    });
  return (
    <label class="cl-levers__wanted" title={d(`wi_${rule}_note`)}>
      <input
        type="checkbox"
        checked={picks.includes(rule)}
        onChange={({ currentTarget }) => want(currentTarget.checked)}
      />
      {d(`wi_${rule}`)}
    </label>
  );
}
