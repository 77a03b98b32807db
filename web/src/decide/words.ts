// The view's own words: they come with it, when it is opened.
import { useMemo } from 'preact/hooks';
import { DECIDE_MEASURES, type DecideMeasureId } from '../contract/decide.gen';
import { makeTranslate, type Translate, useI18n } from '../i18n/i18n';
import type { Locale } from '../i18n/locale';
import type { MeasureText } from '../i18n/measures';
import type { Translation } from '../i18n/messages';
import { type DecideKey, en } from './i18n/en';
import { es } from './i18n/es';
import { measures as esMeasures } from './i18n/measures_es';
import { measures as zhMeasures } from './i18n/measures_zh';
import { measures as zhHantMeasures } from './i18n/measures_zh_hant';
import { zh } from './i18n/zh';
import { zhHant } from './i18n/zh_hant';

export const DECIDE_WORDS: Readonly<Record<Locale, Translation<typeof en>>> = {
  en,
  es,
  zh,
  'zh-hant': zhHant,
};

export type DecideMeasureTexts = Readonly<Record<DecideMeasureId, MeasureText>>;

const MEASURE_WORDS: Readonly<Record<Locale, DecideMeasureTexts>> = {
  en: DECIDE_MEASURES,
  es: esMeasures,
  zh: zhMeasures,
  'zh-hant': zhHantMeasures,
};

export interface DecideWords {
  readonly d: Translate<DecideKey>;
  readonly measureText: (id: DecideMeasureId) => MeasureText;
}

export function useDecideWords(): DecideWords {
  const { language, locale } = useI18n();
  return useMemo(
    () => ({
      d: makeTranslate(DECIDE_WORDS[language], locale),
      measureText: (id) => MEASURE_WORDS[language][id],
    }),
    [language, locale],
  );
}
