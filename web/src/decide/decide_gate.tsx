// Loads the decide view when it is first opened, and keeps it as long as the file stays open.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/i18n';
import type { RowSource, Session } from '../state/session';
import type { DecideHost } from './decide_host';
import type { DecideSeat } from './decide_start';

interface GateProps {
  readonly session: Session;
  readonly seat: DecideSeat;
}

interface Loaded {
  readonly host: DecideHost;
  readonly source: RowSource;
  readonly View: typeof import('./decide_view').DecideView;
}

export function DecideGate({ session, seat }: GateProps): JSX.Element {
  const { t } = useI18n();
  const { loaded, isFailed } = useLoaded(session, seat);
  if (loaded !== undefined) return <loaded.View host={loaded.host} seat={seat} />;
  return (
    <p class="cl-nothing" role="status">
      {t(isFailed ? 'decide.failed' : 'decide.loading')}
    </p>
  );
}

/** What is loaded for the open file. A file that grows is read anew when it has grown; what was
 * read before stays on screen meanwhile. */
function useLoaded(session: Session, seat: DecideSeat) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [isFailed, setFailed] = useState(false);
  const shown = useRef<DecideHost | undefined>(undefined);
  const source = session.file.value?.source;
  const version = source?.kind === 'live' ? session.snapshot.value : undefined;
  const show = (next: Loaded | undefined) => {
    shown.current?.close();
    shown.current = next?.host;
    setLoaded(next);
  };
  useEffect(() => {
    if (source === undefined) return undefined;
    let isCurrent = true;
    setFailed(false);
    load(seat, source, loaded?.source === source).then(
      (opened) => {
        if (isCurrent) show(opened);
        else opened.host.close();
      },
      () => {
        if (isCurrent) setFailed(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [source, version]);
  useEffect(() => () => shown.current?.close(), []);
  return { loaded: loaded?.source === source ? loaded : undefined, isFailed };
}

async function load(seat: DecideSeat, source: RowSource, isShown: boolean): Promise<Loaded> {
  const [{ DecideView }, { DecideHost: Host }] = await Promise.all([
    import('./decide_view'),
    import('./decide_host'),
    seat.style === undefined ? undefined : loadStyle(seat.style),
  ]);
  const host = new Host(seat, source);
  if (isShown) await host.opened;
  return { host, source, View: DecideView };
}

/** Waited for: a view without its style would jump. */
function loadStyle(address: string): Promise<void> {
  const known = document.querySelector(`link[href="${address}"]`);
  if (known !== null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(address));
    };
    document.head.append(link);
  });
}
