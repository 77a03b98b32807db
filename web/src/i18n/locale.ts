// Which languages there are, and which one a visitor gets.

export const LocaleValues = ['en', 'es', 'zh', 'zh-hant'] as const;
export type Locale = (typeof LocaleValues)[number];

/** Names of the languages in themselves: they are never translated. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  es: 'Español',
  zh: '简体中文',
  'zh-hant': '繁體中文',
};

/** The tag that HTML's `lang` and Intl understand. */
export const LOCALE_TAGS: Readonly<Record<Locale, string>> = {
  en: 'en',
  es: 'es',
  zh: 'zh-Hans',
  'zh-hant': 'zh-Hant',
};

const TRADITIONAL = ['zh-tw', 'zh-hk', 'zh-mo'];

export function isLocale(value: unknown): value is Locale {
  return LocaleValues.some((locale) => locale === value);
}

/** The language for a browser's list of wishes: exact, then the base language, else English. */
export function matchLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const tag = wish.toLowerCase();
    if (tag.startsWith('zh-hant') || TRADITIONAL.includes(tag)) return 'zh-hant';
    if (isLocale(tag)) return tag;
    const base = tag.split('-')[0];
    if (isLocale(base)) return base;
  }
  return 'en';
}
