// The language on screen: that of the reader's choice once its words are here.
import { useEffect, useState } from 'preact/hooks';
import { type I18n, makeI18n } from './i18n';
import type { Locale } from './locale';
import { ENGLISH, type LoadWords } from './words';

/** Undefined until there are words. Where they cannot be fetched, those on screen stay. */
export function useLanguage(language: Locale, loadWords: LoadWords): I18n | undefined {
  const [shown, show] = useState(() =>
    language === 'en' ? makeI18n(language, ENGLISH) : undefined,
  );
  useEffect(() => {
    if (shown?.language === language) return undefined;
    let isAsked = true;
    loadWords(language).then(
      (words) => isAsked && show(makeI18n(language, words)),
      () => isAsked && shown === undefined && show(makeI18n('en', ENGLISH)),
    );
    return () => {
      isAsked = false;
    };
  }, [language]);
  return shown;
}
