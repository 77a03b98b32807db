// Texts of the measures in other languages; English is in the contract itself.
import type { MeasureId } from '../contract/contract.gen';
import type { MeasureText } from './i18n';
import type { Locale } from './locale';

export const MEASURE_TEXTS: Readonly<
  Partial<Record<Locale, Readonly<Record<MeasureId, MeasureText>>>>
> = {};
