// What a language says of a measure; English is in the contract itself.
import type { MeasureId } from '../contract/contract.gen';

export interface MeasureText {
  readonly label: string;
  readonly sentence: string;
  readonly formula: string;
}

export type MeasureTexts = Readonly<Record<MeasureId, MeasureText>>;
