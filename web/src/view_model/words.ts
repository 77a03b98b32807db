import { type Format, makeFormat } from '../format/format';
import type { I18n } from '../i18n/i18n';

/** Everything a view needs to put quantities and names into words. */
export interface Words extends I18n {
  readonly format: Format;
}

const made = new WeakMap<I18n, Words>();

export function makeWords(i18n: I18n): Words {
  const known = made.get(i18n);
  if (known !== undefined) return known;
  const words = { ...i18n, format: makeFormat(i18n.locale) };
  made.set(i18n, words);
  return words;
}
