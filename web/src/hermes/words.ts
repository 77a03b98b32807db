// The words of this tab alone: the standalone page does not carry them.
import { hermes as en } from '../i18n/en/hermes';
import { hermes as es } from '../i18n/es/hermes';
import { useI18n } from '../i18n/i18n';
import type { Locale } from '../i18n/locale';
import type { Translation } from '../i18n/messages';
import { hermes as zh } from '../i18n/zh/hermes';
import { hermes as zhHant } from '../i18n/zh_hant/hermes';

export type Words = Translation<typeof en>;

const WORDS: Readonly<Record<Locale, Words>> = { en, es, zh, 'zh-hant': zhHant };

export function useWords(): Words {
  return WORDS[useI18n().language];
}
