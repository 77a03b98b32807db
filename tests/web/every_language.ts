// The words of every language at once, as no page has them.
import { words as es } from '../../web/src/i18n/language_es';
import { words as zh } from '../../web/src/i18n/language_zh';
import { words as zhHant } from '../../web/src/i18n/language_zh_hant';
import type { Locale } from '../../web/src/i18n/locale';
import { ENGLISH, type Words } from '../../web/src/i18n/words';

export const WORDS: Readonly<Record<Locale, Words>> = { en: ENGLISH, es, zh, 'zh-hant': zhHant };
