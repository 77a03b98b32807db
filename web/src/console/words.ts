// The console's own words: they come with it, when it is opened.
import { useMemo } from 'preact/hooks';
import { makeTranslate, type Translate, useI18n } from '../i18n/i18n';
import type { Locale } from '../i18n/locale';
import type { Translation } from '../i18n/messages';
import { type ConsoleKey, en } from './i18n/en';
import { es } from './i18n/es';
import { zh } from './i18n/zh';
import { zhHant } from './i18n/zh_hant';

export const CONSOLE_WORDS: Readonly<Record<Locale, Translation<typeof en>>> = {
  en,
  es,
  zh,
  'zh-hant': zhHant,
};

export interface ConsoleWords {
  readonly t: Translate<ConsoleKey>;
  readonly locale: string;
}

export function useConsoleWords(): ConsoleWords {
  const { language, locale } = useI18n();
  return useMemo(() => ({ t: makeTranslate(CONSOLE_WORDS[language], locale), locale }), [locale]);
}
