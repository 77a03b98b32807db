// The page's words in one language: fetched by who reads in it.

import type { Words } from './words';
import { app } from './zh/app';
import { board } from './zh/board';
import { exports } from './zh/exports';
import { links } from './zh/links';
import { live } from './zh/live';
import { measures } from './zh/measures';
import { report } from './zh/report';

export const words: Words = {
  catalog: { ...app, ...board, ...exports, ...links, ...live, ...report },
  measures,
};
