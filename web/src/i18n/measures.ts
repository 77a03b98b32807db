// Texts of the measures in every language; English is in the contract itself.
import { MEASURES, type MeasureId } from '../contract/contract.gen';
import { measures as es } from './es/measures';
import type { Locale } from './locale';
import { measures as zh } from './zh/measures';
import { measures as zhHant } from './zh_hant/measures';

export interface MeasureText {
  readonly label: string;
  readonly sentence: string;
  readonly formula: string;
}

export type MeasureTexts = Readonly<Record<MeasureId, MeasureText>>;

export const MEASURE_TEXTS: Readonly<Record<Locale, MeasureTexts>> = {
  en: MEASURES,
  es,
  zh,
  'zh-hant': zhHant,
};
