// The page's words in one language: fetched by who reads in it.
import { app } from './es/app';
import { board } from './es/board';
import { exports } from './es/exports';
import { links } from './es/links';
import { live } from './es/live';
import { measures } from './es/measures';
import { report } from './es/report';
import type { Words } from './words';

export const words: Words = {
  catalog: { ...app, ...board, ...exports, ...links, ...live, ...report },
  measures,
};
