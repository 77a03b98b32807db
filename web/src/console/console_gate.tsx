// Loads the console when it is first opened, and keeps it as long as the file stays open.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RowSource, Session } from '../state/session';
import type { ConsoleFiles, ConsoleHost } from './console_host';
import type { ConsoleSeat, ConsoleStart } from './console_start';
import type { ConsoleSource, JobWords } from './protocol';

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
    if (loaded.host.phase.peek().kind !== 'refused') return;
    // The next one may fare better.
    loaded.host.close();
    setLoaded(undefined);
  };
  return <loaded.Dialog host={loaded.host} store={seat.store} onClose={close} />;
}

async function load(session: Session, start: ConsoleStart, source: RowSource): Promise<Loaded> {
  const [{ ConsoleDialog }, { ConsoleHost: Host }] = await Promise.all([
    import('./console_dialog'),
    import('./console_host'),
  ]);
  return { host: new Host(start, filesOf(session, source)), source, Dialog: ConsoleDialog };
}

function filesOf(session: Session, source: RowSource): ConsoleFiles {
  return {
    // Each time rows are added to a live file there is another snapshot.
    version: () => (source.kind === 'live' ? session.snapshot.peek() : source),
    async take(signal) {
      const [place, jobs] = await Promise.all([placeOf(source, signal), wordsOf(session)]);
      return { source: place, jobs };
    },
  };
}

async function placeOf(source: RowSource, signal: AbortSignal): Promise<ConsoleSource> {
  if (source.kind === 'sample') return source;
  if (source.kind === 'files') return { kind: 'files', ...source.files };
  if (source.kind === 'report') throw new Error('a report has no database');
  return { kind: 'files', database: await source.copy(signal) };
}

async function wordsOf(session: Session): Promise<JobWords> {
  const answer = await session.fetchJobs();
  if (!answer.ok) return { ids: [], names: [], schedules: [], states: [] };
  const { ids, names, schedule, state } = answer.value;
  const list = (column: { toArray(): string[] }) => column.toArray();
  return { ids: list(ids), names: list(names), schedules: list(schedule), states: list(state) };
}
