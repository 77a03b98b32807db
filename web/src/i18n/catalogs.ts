// Every language's messages, namespaces joined.
import { app } from './en/app';
import { board } from './en/board';
import type { Locale } from './locale';
import type { Translation } from './messages';

const en = { ...app, ...board };

export type MessageKey = keyof typeof en;
export type Catalog = Translation<typeof en>;

export const CATALOGS: Readonly<Record<Locale, Catalog>> = {
  en,
  es: en,
  zh: en,
  'zh-hant': en,
};
