// The live feed of the standalone page: from the server that the page came from.
import type { Session } from '../state/session';
import { type LiveFeed, makeFeed } from './feed';
import { makeHttpSource } from './http_source';
import { isLivePage, takeCode } from './sign_in';

const NAME = 'facts.db';

/** Undefined where the page comes from a server without data. Begins by itself unless `elsewhere`. */
export function startPageFeed(session: Session, elsewhere: boolean): LiveFeed | undefined {
  if (!isLivePage()) return undefined;
  const source = makeHttpSource(fetchFromServer);
  const feed = makeFeed({ source, session, seen: whenSeen, now: Date.now, name: NAME });
  const enter = () => {
    const code = takeCode();
    if (code !== undefined) feed.signIn(code);
  };
  addEventListener('hashchange', enter);
  addEventListener('online', feed.retry);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) feed.retry();
  });
  enter();
  if (!elsewhere && feed.state.peek().kind === 'aside') feed.open();
  return feed;
}

/** Relative: the page may be behind a proxy, in a folder. */
export function fetchFromServer(route: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(route.slice(1), document.baseURI), { credentials: 'same-origin', ...init });
}

/** A tab in the background asks for nothing: browsers allow few connections to one server. */
export function whenSeen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!document.hidden) return resolve();
    const done = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', done);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    document.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done);
  });
}
