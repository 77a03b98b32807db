// A figure of the decide view that explains itself when asked.
import type { JSX } from 'preact';
import { DECIDE_MEASURES, type DecideFigure } from '../contract/decide.gen';
import { type Shown, UNKNOWN } from '../format/format';
import { useBoard, useWords } from '../panels/board_context';
import { quantity } from '../panels/quantity';
import { spanText, windowText } from '../view_model/window_words';
import type { Words } from '../view_model/words';
import { classes } from '../widgets/classes';
import { Popover } from '../widgets/popover';
import { useDecideWords } from './words';

interface FigureProps {
  readonly figure: DecideFigure;
  /** What it was made from: `12 runs`, and what was left out. */
  readonly used: string;
  readonly leftOut: string;
  readonly look?: string;
}

export function DecideFigureButton({ figure, used, leftOut, look }: FigureProps): JSX.Element {
  const words = useWords();
  const { measureText } = useDecideWords();
  const text = measureText(figure.measure);
  const shown = shownFigure(figure, words);
  const value = shown.known ? shown.text : words.t('unknown.text');
  return (
    <Popover
      label={words.t('explain.title')}
      buttonClass={classes('cl-figure', look)}
      buttonLabel={words.t('explain.open', { label: text.label, value })}
      button={quantity(shown, words)}
    >
      {() => (
        <div class="cl-explain">
          <p class="cl-explain__label">{text.label}</p>
          <p class={classes('cl-explain__value', !shown.known && 'cl-explain__value--unknown')}>
            {shown.known ? shown.exact : words.t('explain.unknown')}
          </p>
          <p>{text.sentence}</p>
          <p class="cl-explain__formula">
            <span class="cl-visually-hidden">{words.t('explain.formula')}: </span>
            <code>{text.formula}</code>
          </p>
          <Facts used={used} leftOut={leftOut} />
        </div>
      )}
    </Popover>
  );
}

function Facts({ used, leftOut }: Pick<FigureProps, 'used' | 'leftOut'>): JSX.Element | null {
  const words = useWords();
  const { session } = useBoard();
  const [query, dashboard] = [session.query.value, session.dashboard.value];
  if (query === undefined || dashboard === undefined) return null;
  const rows = [
    [words.t('explain.used'), used],
    [words.t('explain.left_out'), leftOut],
    [words.t('window.label'), `${windowText(query.window, words)}: ${spanText(dashboard, words)}`],
  ];
  return (
    <dl class="cl-facts">
      {rows.map(([name, value]) => (
        <div key={name} class="cl-facts__row">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function shownFigure({ measure, value }: DecideFigure, { format }: Words): Shown {
  if (value === undefined) return UNKNOWN;
  return format.measured(value, DECIDE_MEASURES[measure].unit);
}
