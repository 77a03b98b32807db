// What this tab has of its Hermes: the profile's health, and the feed that follows its facts.db.
import { type ReadonlySignal, signal } from '@preact/signals';
import { type LiveFeed, makeFeed } from '../live/feed';
import { makeHttpSource } from '../live/http_source';
import { whenSeen } from '../live/page_feed';
import type { Session } from '../state/session';
import { type Health, makeBackend } from './backend';
import type { Fetch } from './sdk';

export interface Connection {
  /** Undefined while it is asked for. */
  readonly health: ReadonlySignal<Health | undefined>;
  /** Opens the facts.db of a profile when it is told to; nothing where there is no backend. */
  readonly feed: LiveFeed;
  /** Opens the profile's facts.db, in the place of what is on screen. */
  use(profile: string): void;
  retry(): void;
  stop(): void;
}

const NAME = 'facts.db';

export function makeConnection(authedFetch: Fetch, session: Session): Connection {
  const health = signal<Health | undefined>(undefined);
  let profile: string | undefined;
  let asking = new AbortController();
  const backend = () => makeBackend(authedFetch, profile ?? '');
  const source = makeHttpSource((route, init) => backend().fetchRoute(route, init));
  const feed = makeFeed({ source, session, seen: whenSeen, now: Date.now, name: NAME });
  const stopListening = retryWhenBack(feed);

  const begin = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal: stop } = asking;
    health.value = undefined;
    const found = await backend().health(stop);
    if (stop.aborted) return;
    health.value = found;
    if (found.kind === 'there') feed.open();
  };
  return {
    health,
    feed,
    use(wanted) {
      if (profile === wanted) return;
      if (profile !== undefined) {
        feed.leave();
        session.close();
      }
      profile = wanted;
      void begin();
    },
    retry: () => void begin(),
    stop() {
      asking.abort();
      stopListening();
      feed.stop();
    },
  };
}

function retryWhenBack(feed: LiveFeed): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener('online', feed.retry, { signal });
  const whenShown = () => {
    if (!document.hidden) feed.retry();
  };
  document.addEventListener('visibilitychange', whenShown, { signal });
  return () => stop.abort();
}
