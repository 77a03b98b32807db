import type { JSX } from 'preact';
import type { Figure } from '../contract/contract.gen';
import { explain, isAtLeast, type MadeOf } from '../view_model/explain';
import { classes } from '../widgets/classes';
import { Popover } from '../widgets/popover';
import { useBoard, useWords } from './board_context';
import { quantity } from './quantity';

interface FigureButtonProps {
  readonly figure: Figure;
  readonly look?: string | undefined;
  /** What `used` counts, where it is not what the measure says. */
  readonly madeOf?: MadeOf;
  /** Instead of the formatted value. */
  readonly text?: string | undefined;
  /** "At least" stands beside it already. */
  readonly bare?: boolean;
}

/** A figure that explains itself when asked. */
export function FigureButton(props: FigureButtonProps): JSX.Element {
  const { figure, look, madeOf, text, bare } = props;
  const words = useWords();
  const { t } = words;
  const shown = words.format.figure(figure);
  const { label } = words.measure(figure.measure);
  const lacking = isAtLeast(figure) ? figure.leftOut : 0;
  const known = lacking > 0 ? `${t('common.at_least')} ${shown.text}` : shown.text;
  const value = shown.known ? (text ?? known) : t('unknown.text');
  return (
    <Popover
      label={t('explain.title')}
      buttonClass={classes('cl-figure', look)}
      buttonLabel={t('explain.open', { label, value })}
      button={text !== undefined && shown.known ? text : quantity(shown, words, bare ? 0 : lacking)}
    >
      {() => <Explanation figure={figure} madeOf={madeOf} />}
    </Popover>
  );
}

function Explanation(props: { figure: Figure; madeOf: MadeOf | undefined }): JSX.Element | null {
  const words = useWords();
  const { session } = useBoard();
  const dashboard = session.dashboard.value;
  const query = session.query.value;
  const snapshot = session.snapshot.value;
  if (dashboard === undefined || query === undefined || snapshot === undefined) return null;
  const { t } = words;
  const told = explain(props.figure, { dashboard, query, snapshot }, words, props.madeOf);
  return (
    <div class="cl-explain">
      <p class="cl-explain__label">{told.label}</p>
      <p class={classes('cl-explain__value', !told.known && 'cl-explain__value--unknown')}>
        {told.exact}
      </p>
      <p>{told.sentence}</p>
      <p class="cl-explain__formula">
        <span class="cl-visually-hidden">{t('explain.formula')}: </span>
        <code>{told.formula}</code>
      </p>
      <dl class="cl-facts">
        {told.rows.map(([name, value]) => (
          <div key={name} class="cl-facts__row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
