// Long tables show their first rows, and the rest when it is asked for.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../widgets/button';
import { useDecideWords } from './words';

interface Rows {
  readonly shown: number;
  /** Absent where all rows are shown. */
  readonly more: JSX.Element | undefined;
}

export function useFirstRows(count: number, first: number): Rows {
  const { d } = useDecideWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? count : Math.min(count, first);
  const more = shown < count && (
    <Button kind="quiet" icon="down" onClick={() => setWhole(true)}>
      {d('more_rows', { count: count - shown })}
    </Button>
  );
  return { shown, more: more || undefined };
}
