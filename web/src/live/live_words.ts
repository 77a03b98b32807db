// What the feed is doing, in words.

import type { I18n } from '../i18n/i18n';
import type { MessageKey } from '../i18n/words';
import type { LiveState, SyncState } from './feed';

export interface Chip {
  readonly label: MessageKey;
  readonly tone: 'good' | 'busy' | 'bad';
}

export function chipOf({ kind }: LiveState): Chip {
  switch (kind) {
    case 'following':
    case 'aside':
      return { label: 'live.following', tone: 'good' };
    case 'opening':
    case 'refreshing':
      return { label: 'live.refreshing', tone: 'busy' };
    case 'offline':
      return { label: 'live.offline', tone: 'bad' };
    case 'signed_out':
      return { label: 'live.signed_out', tone: 'bad' };
    case 'trouble':
      return { label: 'live.trouble', tone: 'bad' };
  }
}

/** What of the server's codes has words of its own; its sentence stands beside. */
const TROUBLES: Readonly<Record<string, MessageKey>> = {
  no_facts: 'live.no_facts',
  no_cron_runs: 'live.no_facts',
  locked: 'live.locked',
  busy: 'live.locked',
  corrupt: 'live.corrupt',
  not_sqlite: 'live.corrupt',
  no_engine: 'error.unreachable_do',
};

/** There is nothing to read yet. */
export const isEmpty = (code: string): boolean => TROUBLES[code] === 'live.no_facts';

export function troubleTitle(code: string): MessageKey {
  return code === 'no_engine' ? 'error.unreachable' : 'live.trouble_title';
}

export function troubleText(code: string, { t }: I18n): string {
  return t(TROUBLES[code] ?? 'live.other_trouble');
}

export function syncText(sync: SyncState, { t }: I18n): string {
  switch (sync.kind) {
    case 'idle':
      return '';
    case 'running':
      return t('live.syncing');
    case 'done':
      if (sync.added === undefined) return t('live.synced');
      return sync.added === 0
        ? t('live.synced_none')
        : t('live.synced_some', { count: sync.added });
    case 'failed':
      return t(sync.code === 'no_sync' ? 'live.no_sync' : 'live.sync_failed');
  }
}
