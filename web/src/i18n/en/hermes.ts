import type { Messages } from '../messages';

/** Of the tab in the Hermes dashboard: web/src/hermes/. */
export const hermes = {
  asking: 'Looking for the runs of this Hermes',
  no_backend: 'The Cronlens backend is not running',
  no_backend_lead:
    'This tab is loaded, but the dashboard does not answer for it yet. Two steps on the machine of this Hermes bring it up:',
  enable: 'Enable the plugin',
  restart: 'Stop the dashboard and start it again: it takes up new routes only then',
  meanwhile: 'Until then, a facts.db opens here as well.',
  signed_out: 'Your session has ended',
  signed_out_lead: 'Reload the page, and sign in to the dashboard.',
  trouble: 'The runs of this Hermes cannot be read',
  again: 'Try again',
  or_file: 'Or look at a file',
  no_sync: 'New runs are not added here.',
  no_program:
    'The plugin folder has no bin/cronlens for this machine; what you see is the existing facts.db.',
  not_executable:
    'bin/cronlens may not be executed; what you see is the existing facts.db. Its owner can change that:',
  wrong_machine:
    'bin/cronlens is for another kind of machine; what you see is the existing facts.db.',
  did_not_start:
    'bin/cronlens did not start; what you see is the existing facts.db. Run it by hand to see why:',
} satisfies Messages;
