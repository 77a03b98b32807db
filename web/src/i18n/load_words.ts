// Languages as scripts beside the page's own, or within the one script of a report.
import type { Locale } from './locale';
import { ENGLISH, type LoadWords, type Words } from './words';

const OTHERS: Readonly<Record<Exclude<Locale, 'en'>, () => Promise<{ readonly words: Words }>>> = {
  es: () => import('./language_es'),
  zh: () => import('./language_zh'),
  'zh-hant': () => import('./language_zh_hant'),
};

export const loadWords: LoadWords = async (language) =>
  language === 'en' ? ENGLISH : (await OTHERS[language]()).words;
