// Every job of the file, to choose from.
import { useMemo } from 'preact/hooks';
import { useBoard } from '../../panels/board_context';
import { useAnswer } from '../../panels/use_answer';

export interface JobName {
  readonly id: string;
  readonly name: string;
}

export function useJobNames(): readonly JobName[] {
  const { session } = useBoard();
  const { value } = useAnswer(() => session.fetchJobs(), [session, session.snapshot.value]);
  return useMemo(() => {
    if (value === undefined) return [];
    const jobs = value.ids.toArray().map((id, row) => ({ id, name: value.names.at(row) || id }));
    return jobs.sort((a, b) => a.name.localeCompare(b.name));
  }, [value]);
}
