// Every language's messages, namespaces joined.
import { app } from './en/app';
import { board } from './en/board';
import { app as esApp } from './es/app';
import { board as esBoard } from './es/board';
import type { Locale } from './locale';
import type { Translation } from './messages';
import { app as zhApp } from './zh/app';
import { board as zhBoard } from './zh/board';
import { app as zhHantApp } from './zh_hant/app';
import { board as zhHantBoard } from './zh_hant/board';

const en = { ...app, ...board };

export type MessageKey = keyof typeof en;
export type Catalog = Translation<typeof en>;

export const CATALOGS: Readonly<Record<Locale, Catalog>> = {
  en,
  es: { ...esApp, ...esBoard },
  zh: { ...zhApp, ...zhBoard },
  'zh-hant': { ...zhHantApp, ...zhHantBoard },
};
