// Loads the console when it is first opened, and keeps it as long as the file stays open.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RowSource, Session } from '../state/session';
import type { ConsoleHost } from './console_host';
import type { ConsoleSeat, ConsoleStart } from './console_start';
import type { JobWords } from './protocol';

interface GateProps {
  readonly session: Session;
  readonly seat: ConsoleSeat;
}

interface Loaded {
  readonly host: ConsoleHost;
  readonly source: RowSource;
  readonly Dialog: typeof import('./console_dialog').ConsoleDialog;
}

export function ConsoleGate({ session, seat }: GateProps): JSX.Element | null {
  const [loaded, setLoaded] = useState<Loaded>();
  const source = session.file.value?.source;
  const isWanted = seat.isOpen.value && source !== undefined;
  useEffect(() => {
    if (loaded === undefined || loaded.source === source) return;
    loaded.host.close();
    setLoaded(undefined);
  }, [source]);
  useEffect(() => {
    if (!isWanted || source === undefined || loaded?.source === source) return;
    let isCurrent = true;
    void load(session, seat, source).then((opened) => {
      if (isCurrent) setLoaded(opened);
      else opened.host.close();
    });
    return () => {
      isCurrent = false;
    };
  }, [isWanted, source]);
  if (!isWanted || loaded?.source !== source) return null;
  const close = () => {
    seat.isOpen.value = false;
  };
  return <loaded.Dialog host={loaded.host} store={seat.store} onClose={close} />;
}

async function load(session: Session, start: ConsoleStart, source: RowSource): Promise<Loaded> {
  const [{ ConsoleDialog }, { ConsoleHost: Host }, jobs] = await Promise.all([
    import('./console_dialog'),
    import('./console_host'),
    wordsOf(session),
  ]);
  const place = source.kind === 'files' ? { kind: 'files' as const, ...source.files } : source;
  return { host: new Host(start, place, jobs), source, Dialog: ConsoleDialog };
}

async function wordsOf(session: Session): Promise<JobWords> {
  const answer = await session.fetchJobs();
  if (!answer.ok) return { ids: [], names: [], schedules: [], states: [] };
  const { ids, names, schedule, state } = answer.value;
  const list = (column: { toArray(): string[] }) => column.toArray();
  return { ids: list(ids), names: list(names), schedules: list(schedule), states: list(state) };
}
