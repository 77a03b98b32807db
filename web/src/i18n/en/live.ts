import type { Messages } from '../messages';

export const live = {
  'live.following': 'Live',
  'live.refreshing': 'Refreshing',
  'live.offline': 'Offline',
  'live.signed_out': 'Signed out',
  'live.trouble': 'Not readable',
  'live.about': 'How fresh this is',
  'live.newest_run': 'Newest run',
  'live.newest_recorded': 'Last one recorded',
  'live.heard': 'Last word from the server',
  'live.just_now': 'just now',
  'live.sync_now': 'Sync now',
  'live.syncing': 'Syncing',
  'live.synced': 'Synced.',
  'live.synced_none': 'Synced: nothing was missing.',
  'live.synced_some': {
    one: 'Synced: {count} run was added.',
    other: 'Synced: {count} runs were added.',
  },
  'live.no_sync':
    "This server cannot fill facts.db itself; Cronalytics' own sync does. What it adds appears here by itself.",
  'live.sync_failed': 'Not synced.',
  'live.fetching': 'Fetching facts.db from the server',
  'live.open': 'Open the live data',
  'live.aside': 'This server has live data.',
  'live.retry_in': 'again in {count} s',
  'live.stale': 'What is shown is as of the last contact.',
  'live.offline_title': 'The server does not answer',
  'live.offline_do':
    'Is “cronlens serve” running, and the tunnel to it open? This page goes on by itself once it answers.',
  'live.offline_do_tab': 'This tab goes on by itself once the dashboard answers.',
  'live.signed_out_title': 'The server does not know this browser',
  'live.used_code': 'This link was used already, or is too old',
  'live.signed_out_do':
    'Open the address that “cronlens serve” printed last. Each opens one browser, within 15 minutes; “kill -USR1” makes it print another, and so does a fresh start.',
  'live.signed_out_do_tab': 'Reload the page, and sign in to the dashboard.',
  'live.trouble_title': 'The server cannot read its facts.db',
  'live.empty_title': 'No runs recorded yet',
  'live.no_facts': 'They appear here by themselves with the first sync.',
  'live.locked': 'This usually passes in a moment.',
  'live.corrupt':
    'It is damaged, or no SQLite database. Bring a backup back, or move it away and sync again.',
  'live.other_trouble': 'It will be tried again when it changes.',
} as const satisfies Messages;
