import type { JSX } from 'preact';
import type { Shown } from '../format/format';
import type { Words } from '../view_model/words';
import { useWords } from './board_context';

/** A quantity in words; the full precision is in the title, unknown is said aloud. */
export function Quantity({ shown }: { readonly shown: Shown }): JSX.Element {
  return quantity(shown, useWords());
}

/** The same without a component of its own, for tables with many cells; `lacking` runs of unknown
 * cost make a sum a lower bound. */
export function quantity(shown: Shown, { t }: Pick<Words, 't'>, lacking = 0): JSX.Element {
  if (shown.known) {
    return (
      <span title={shown.exact}>
        {lacking > 0 && (
          <span class="cl-at-least" title={t('common.unknown_cost', { count: lacking })}>
            <span aria-hidden="true">≥ </span>
            <span class="cl-visually-hidden">{t('common.at_least')} </span>
          </span>
        )}
        {shown.text}
      </span>
    );
  }
  return (
    <span class="cl-unknown" title={t('unknown.text')}>
      <span aria-hidden="true">{shown.text}</span>
      <span class="cl-visually-hidden">{t('unknown.text')}</span>
    </span>
  );
}
