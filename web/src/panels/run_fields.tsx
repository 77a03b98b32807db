import type { ComponentChildren, JSX } from 'preact';
import type { Run } from '../contract/contract.gen';
import { Name } from '../widgets/name';
import { useWords } from './board_context';
import { OutcomeBadge } from './history_row';
import { Quantity } from './quantity';
import { runModeText } from './run_columns';

/** Every field that the file has about one run. */
export function RunFields({ run }: { readonly run: Run }): JSX.Element {
  const words = useWords();
  const { t, format, measure } = words;
  const exact = (shown: { text: string; exact: string; known: boolean }) => (
    <Quantity shown={{ ...shown, text: shown.exact }} />
  );
  const text = (value: string | undefined) => (
    <Name text={value ?? ''} otherwise={t('unknown.text')} />
  );
  const tokens = [
    ['input_tokens', run.inputTokens],
    ['output_tokens', run.outputTokens],
    ['reasoning_tokens', run.reasoningTokens],
    ['cache_read_tokens', run.cacheReadTokens],
    ['cache_write_tokens', run.cacheWriteTokens],
    ['tokens', run.tokens],
  ] as const;
  return (
    <dl class="cl-facts">
      <Field name={t('history.result')}>
        <OutcomeBadge outcome={run.outcome} />
      </Field>
      <Field name={t('run.end_reason')}>{text(run.endReason)}</Field>
      <Field name={t('run.started')}>{exact(format.moment(run.runTime))}</Field>
      <Field name={t('run.ended')}>{exact(format.moment(run.endedAt))}</Field>
      <Field name={t('history.duration')}>
        <Quantity shown={format.seconds(run.duration)} />
      </Field>
      <Field name={t('run.cost')}>{exact(format.usd(run.cost))}</Field>
      <Field name={t('run.actual_cost')}>{exact(format.usd(run.actualCost))}</Field>
      <Field name={t('run.cost_status')}>{text(run.costStatus)}</Field>
      <Field name={t('toolbar.model')}>{text(run.model)}</Field>
      <Field name={t('toolbar.provider')}>{text(run.provider)}</Field>
      <Field name={t('history.mode')}>{text(runModeText(run.mode, words))}</Field>
      {tokens.map(([id, value]) => (
        <Field key={id} name={measure(id).label}>
          {exact(format.tokens(value))}
        </Field>
      ))}
      <Field name={t('run.session')}>{text(run.sessionId)}</Field>
    </dl>
  );
}

function Field({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="cl-facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
