import { type Format, makeFormat } from '../format/format';
import type { I18n } from '../i18n/i18n';

/** Everything a view needs to put quantities and names into words. */
export interface Words extends I18n {
  readonly format: Format;
}

export function makeWords(i18n: I18n): Words {
  return { ...i18n, format: makeFormat(i18n.locale) };
}
