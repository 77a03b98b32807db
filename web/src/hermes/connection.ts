// What this tab has of its Hermes: the profile's health, and its facts.db on screen.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Session } from '../state/session';
import { type Backend, type Health, makeBackend } from './backend';
import type { Fetch } from './sdk';

export interface Connection {
  /** Undefined while it is asked for. */
  readonly health: ReadonlySignal<Health | undefined>;
  readonly hasData: ReadonlySignal<boolean>;
  /** Opens the profile's facts.db, in the place of what is on screen. */
  use(profile: string): void;
  retry(): void;
  stop(): void;
}

export function makeConnection(authedFetch: Fetch, session: Session): Connection {
  const health = signal<Health | undefined>(undefined);
  const hasData = signal(true);
  let profile: string | undefined;
  let asking = new AbortController();

  const open = async (backend: Backend, stop: AbortSignal): Promise<void> => {
    health.value = undefined;
    const found = await backend.health(stop);
    if (stop.aborted) return;
    hasData.value = found.kind !== 'there' || found.readable;
    const files = found.kind === 'there' && found.readable ? await fetchFiles(backend, stop) : [];
    if (stop.aborted) return;
    if (files instanceof Error) {
      health.value = { kind: 'trouble', detail: files.message };
      return;
    }
    health.value = found;
    if (files.length > 0) await session.openFiles(files);
  };
  const begin = () => {
    asking.abort();
    asking = new AbortController();
    void open(makeBackend(authedFetch, profile ?? ''), asking.signal);
  };
  return {
    health,
    hasData,
    use(wanted) {
      if (profile !== undefined && profile !== wanted) session.close();
      if (profile === wanted) return;
      profile = wanted;
      begin();
    },
    retry: begin,
    stop: () => asking.abort(),
  };
}

async function fetchFiles(backend: Backend, signal: AbortSignal): Promise<File[] | Error> {
  try {
    const [facts, jobs] = await Promise.all([
      backend.fetchRoute('/snapshot', { signal }),
      backend.fetchRoute('/jobs.json', { signal }),
    ]);
    if (!facts.ok) return new Error(`status ${facts.status}: ${await facts.text()}`);
    const files = [new File([await facts.blob()], 'facts.db')];
    if (jobs.ok) files.push(new File([await jobs.blob()], 'jobs.json'));
    return files;
  } catch (reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
  }
}
