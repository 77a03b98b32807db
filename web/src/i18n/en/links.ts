// What links and saved views say.
import type { Messages } from '../messages';

export const links = {
  'links.title': 'Not all of this link could be followed',
  'links.newer': 'It is from a newer version (v{version}); what is understood is shown.',
  'links.ignored': 'Not understood: {part}',
  'links.missing': 'Not in this file: {what} {names}',
  'views.button': 'Views',
  'views.title': 'Saved views',
  'views.none': 'A view is the window, the filters, the order and what is open.',
  'views.name': 'Name of this view',
  'views.save': 'Save',
  'views.delete': 'Delete the view {name}',
  'views.copy_link': 'Copy link',
  'views.import': 'Import',
  'views.export': 'Export',
  'views.saved': 'Saved.',
  'views.not_saved': 'Not saved: {count} views are the most.',
  'views.imported': '{taken} imported, {refused} not understood.',
  'views.not_views': 'This is no file of saved views.',
  'common.copied': 'Copied.',
  'common.not_copied': 'The browser does not let the page copy.',
} as const satisfies Messages;
