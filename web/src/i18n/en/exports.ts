// What the export menus say, and what stands in the exports themselves.
import type { Messages } from '../messages';

export const exports = {
  'exports.of': 'Export: {title}',
  'exports.copy_cells': 'Copy for a spreadsheet',
  'exports.copy_markdown': 'Copy as Markdown',
  'exports.note':
    'As filtered and sorted now, with every digit. CSV: an apostrophe stands before a text that could be a formula.',
  'exports.too_many': 'More than {count} rows: save a file.',
  'exports.progress': '{done} of {total} runs …',
  'exports.changed': 'the data or the filters changed meanwhile; please try again',
  'exports.failed': 'There is no file: {detail}',
  'exports.no_drawing': 'The chart is not on screen.',
  'exports.no_png': 'The browser could not draw it; SVG works.',
  'exports.data': 'Data: {file}, newest run {newest}',
  'exports.view': 'Shown: {since} to {until} · {view}',
  'exports.coverage': {
    one: '{count} run; the cost of {known} is known',
    other: '{count} runs; the cost of {known} is known',
  },
  'exports.job_title': 'Figures of this job',
} as const satisfies Messages;
