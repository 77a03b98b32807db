import { useMemo } from 'preact/hooks';
import type { JobTable } from '../contract/contract.gen';
import { useBoard } from './board_context';
import { useAnswer } from './use_answer';

const STEPS = 30;

/** Cost over time of the rows on screen; the engine is asked for these rows only. */
export function useSparklines(
  jobs: JobTable,
  first: number,
  end: number,
): ReadonlyMap<string, Float64Array> {
  const { session } = useBoard();
  const ids = useMemo(
    () => Array.from({ length: Math.max(0, end - first) }, (_, row) => jobs.ids.at(first + row)),
    [jobs, first, end],
  );
  const { value } = useAnswer(() => session.fetchSparklines(ids, STEPS), [ids]);
  return useMemo(() => {
    const lines = new Map<string, Float64Array>();
    if (value === undefined) return lines;
    for (let row = 0; row < value.ids.length; row += 1) {
      const start = row * value.steps;
      lines.set(value.ids.at(row), value.cost.raw.subarray(start, start + value.steps));
    }
    return lines;
  }, [value]);
}
