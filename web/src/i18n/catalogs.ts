// Every language's messages, namespaces joined.
import { app } from './en/app';
import { board } from './en/board';
import { exports } from './en/exports';
import { links } from './en/links';
import { live } from './en/live';
import { report } from './en/report';
import { app as esApp } from './es/app';
import { board as esBoard } from './es/board';
import { exports as esExports } from './es/exports';
import { links as esLinks } from './es/links';
import { live as esLive } from './es/live';
import { report as esReport } from './es/report';
import type { Locale } from './locale';
import type { Translation } from './messages';
import { app as zhApp } from './zh/app';
import { board as zhBoard } from './zh/board';
import { exports as zhExports } from './zh/exports';
import { links as zhLinks } from './zh/links';
import { live as zhLive } from './zh/live';
import { report as zhReport } from './zh/report';
import { app as zhHantApp } from './zh_hant/app';
import { board as zhHantBoard } from './zh_hant/board';
import { exports as zhHantExports } from './zh_hant/exports';
import { links as zhHantLinks } from './zh_hant/links';
import { live as zhHantLive } from './zh_hant/live';
import { report as zhHantReport } from './zh_hant/report';

const en = { ...app, ...board, ...exports, ...links, ...live, ...report };

export type MessageKey = keyof typeof en;
export type Catalog = Translation<typeof en>;

export const CATALOGS: Readonly<Record<Locale, Catalog>> = {
  en,
  es: { ...esApp, ...esBoard, ...esExports, ...esLinks, ...esLive, ...esReport },
  zh: { ...zhApp, ...zhBoard, ...zhExports, ...zhLinks, ...zhLive, ...zhReport },
  'zh-hant': {
    ...zhHantApp,
    ...zhHantBoard,
    ...zhHantExports,
    ...zhHantLinks,
    ...zhHantLive,
    ...zhHantReport,
  },
};
