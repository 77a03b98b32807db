import { useEffect, useRef, useState } from 'preact/hooks';
import type { Run, RunPage } from '../contract/contract.gen';
import type { RunHistory } from '../state/session';
import { useBoard } from './board_context';

const PAGE = 200;
/** Pages kept in memory; older ones are asked for again. */
const KEPT = 60;

export interface RunPages {
  /** Undefined until the first page is here. */
  readonly total: number | undefined;
  readonly problem: string | undefined;
  /** Undefined while its page is on the way. */
  readonly run: (row: number) => Run | undefined;
}

/** The pages of a run history around the rows on screen. */
export function useRunPages(history: RunHistory, first: number, end: number): RunPages {
  const { session } = useBoard();
  const query = session.query.value;
  const key = `${history.job}\n${history.sort}\n${history.direction}`;
  const pages = useRef(new Map<number, RunPage | 'asked'>());
  const [, redraw] = useState(0);
  const [total, setTotal] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const current = useRef<unknown>(undefined);
  /** The rows from before: they stay until their successors are here. */
  const before = useRef<Map<number, RunPage | 'asked'> | undefined>(undefined);
  const keyBefore = useRef(key);
  useEffect(() => {
    const mine = new Map<number, RunPage | 'asked'>();
    before.current = keyBefore.current === key ? pages.current : undefined;
    keyBefore.current = key;
    pages.current = mine;
    current.current = mine;
    setProblem(undefined);
    redraw((count) => count + 1);
  }, [query, key]);
  useEffect(() => {
    const mine = pages.current;
    const load = async (page: number) => {
      const answer = await session.fetchRuns(history, page * PAGE, PAGE);
      if (current.current !== mine) return;
      if (answer.ok) {
        keep(mine, page, answer.value);
        setTotal(answer.value.total);
      } else setProblem(answer.error.detail);
      redraw((count) => count + 1);
    };
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.max(end, 1); page += 1) {
      if (mine.has(page)) continue;
      mine.set(page, 'asked');
      void load(page);
    }
  });
  const run = (row: number) => {
    const at = Math.floor(row / PAGE);
    return runOf(pages.current.get(at), row) ?? runOf(before.current?.get(at), row);
  };
  return { total, problem, run };
}

function keep(pages: Map<number, RunPage | 'asked'>, page: number, value: RunPage): void {
  pages.delete(page);
  pages.set(page, value);
  for (const old of pages.keys()) {
    if (pages.size <= KEPT) return;
    pages.delete(old);
  }
}

function runOf(page: RunPage | 'asked' | undefined, row: number): Run | undefined {
  return page === undefined || page === 'asked' ? undefined : page.runs[row % PAGE];
}
