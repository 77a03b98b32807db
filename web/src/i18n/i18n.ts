// Words of the page: `useI18n()` gives a component the language, its messages and measure texts.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MeasureId } from '../contract/contract.gen';
import { LOCALE_TAGS, type Locale } from './locale';
import type { MeasureText } from './measures';
import type { Message, Params } from './messages';
import { ENGLISH, type MessageKey, type Words } from './words';

export interface I18n {
  /** A tag for Intl and for `lang`. */
  readonly locale: string;
  readonly language: Locale;
  /** `{name}` is replaced by params.name; `count` selects the plural form. Numbers are grouped. */
  t(key: MessageKey, params?: Params): string;
  measure(id: MeasureId): MeasureText;
}

export function makeI18n(language: Locale, { catalog, measures }: Words): I18n {
  const locale = LOCALE_TAGS[language];
  return {
    locale,
    language,
    t: makeTranslate(catalog, locale),
    measure: (id) => measures[id],
  };
}

export type Translate<Key> = (key: Key, params?: Params) => string;

/** The words of one catalog; features that are loaded later bring their own. */
export function makeTranslate<Key extends string>(
  catalog: Readonly<Record<Key, Message>>,
  locale: string,
): Translate<Key> {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, params) => fill(pick(catalog[key], params, plurals), params, numbers);
}

function pick(message: Message, params: Params | undefined, plurals: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  const count = params?.count;
  return (typeof count === 'number' && message[plurals.select(count)]) || message.other;
}

function fill(text: string, params: Params | undefined, numbers: Intl.NumberFormat): string {
  if (params === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

export const I18nContext = createContext<I18n>(makeI18n('en', ENGLISH));

export function useI18n(): I18n {
  return useContext(I18nContext);
}
