// The words of a language. English is the source and comes along; the others are fetched.
import { MEASURES } from '../contract/contract.gen';
import { app } from './en/app';
import { board } from './en/board';
import { exports } from './en/exports';
import { links } from './en/links';
import { live } from './en/live';
import { report } from './en/report';
import type { Locale } from './locale';
import type { MeasureTexts } from './measures';
import type { Translation } from './messages';

const en = { ...app, ...board, ...exports, ...links, ...live, ...report };

export type MessageKey = keyof typeof en;

export interface Words {
  readonly catalog: Translation<typeof en>;
  readonly measures: MeasureTexts;
}

export const ENGLISH: Words = { catalog: en, measures: MEASURES };

/** Fetches the words of a language. */
export type LoadWords = (language: Locale) => Promise<Words>;
