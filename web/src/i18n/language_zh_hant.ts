// The page's words in one language: fetched by who reads in it.

import type { Words } from './words';
import { app } from './zh_hant/app';
import { board } from './zh_hant/board';
import { exports } from './zh_hant/exports';
import { links } from './zh_hant/links';
import { live } from './zh_hant/live';
import { measures } from './zh_hant/measures';
import { report } from './zh_hant/report';

export const words: Words = {
  catalog: { ...app, ...board, ...exports, ...links, ...live, ...report },
  measures,
};
