// Every language's messages, namespaces joined.
import { app } from './en/app';
import { board } from './en/board';
import { live } from './en/live';
import { app as esApp } from './es/app';
import { board as esBoard } from './es/board';
import { live as esLive } from './es/live';
import type { Locale } from './locale';
import type { Translation } from './messages';
import { app as zhApp } from './zh/app';
import { board as zhBoard } from './zh/board';
import { live as zhLive } from './zh/live';
import { app as zhHantApp } from './zh_hant/app';
import { board as zhHantBoard } from './zh_hant/board';
import { live as zhHantLive } from './zh_hant/live';

const en = { ...app, ...board, ...live };

export type MessageKey = keyof typeof en;
export type Catalog = Translation<typeof en>;

export const CATALOGS: Readonly<Record<Locale, Catalog>> = {
  en,
  es: { ...esApp, ...esBoard, ...esLive },
  zh: { ...zhApp, ...zhBoard, ...zhLive },
  'zh-hant': { ...zhHantApp, ...zhHantBoard, ...zhHantLive },
};
