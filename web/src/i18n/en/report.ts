// What saving a report says, and what a report says of itself.
import type { Messages } from '../messages';

export const report = {
  'report.button': 'Report',
  'report.save': 'Save report',
  'report.note':
    'One HTML file with these runs. It opens from disk, without a network, and is interactive like this page.',
  'report.title': 'Title',
  'report.first_title': 'Cronlens report',
  'report.runs': 'Runs',
  'report.last_days': { one: 'Last day', other: 'Last {count} days' },
  'report.every_run': 'Every run',
  'report.redact': 'Take out',
  'report.names': 'names of jobs',
  'report.ids': 'ids of jobs and sessions',
  'report.costs': 'costs',
  'report.working': 'Making the report …',
  'report.saved': 'Saved {name} ({size}).',
  'report.too_large':
    'The report would have {size}, and {limit} are the most. Choose a shorter window.',
  'report.made': 'A report of {date}.',
  'report.left_out': {
    one: 'It has the last {days} days; {count} earlier run is not in it.',
    other: 'It has the last {days} days; {count} earlier runs are not in it.',
  },
  'report.partial': 'What ran before counts neither as spent nor towards limits here.',
  'report.redacted': 'Taken out: {names}.',
} as const satisfies Messages;
