// The candidates from left to right.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WhatIfAnswer } from '../../contract/decide.gen';
import { useWhatIf } from './use_what_if';

export function columnKey({ matrix }: WhatIfAnswer, at: number): string {
  return `${matrix.providers.at(at)} ${matrix.models.at(at)}`;
}

/**
 * Places of the matrix in the order in which they are shown. What is picked elsewhere, by a button or
 * a link, comes first where it would lie off screen; what is picked in the table is in sight, and a
 * column that moves would slip away under the pointer.
 */
export function useColumns(scroller: { readonly current: HTMLElement | null }): readonly number[] {
  const { answer, changes } = useWhatIf();
  const [first, setFirst] = useState<readonly string[]>([]);
  const before = useRef<readonly string[]>([]);
  const keys = Array.from({ length: answer.matrix.models.length }, (_, at) =>
    columnKey(answer, at),
  );
  const wanted = new Set(changes.map(({ provider, model }) => `${provider} ${model}`));
  // That of the dearest job leads: a narrow screen has room for one.
  const picked = [...wanted].filter((key) => keys.includes(key));
  useLayoutEffect(() => {
    const added = picked.filter((key) => !before.current.includes(key));
    before.current = picked;
    const box = scroller.current;
    if (box !== null && added.some((key) => isOffScreen(box, key))) setFirst(picked);
  }, [picked.join('\n')]);
  useLayoutEffect(() => {
    if (scroller.current !== null && first[0] !== undefined) scrollTo(scroller.current, first[0]);
  }, [first]);
  const rank = (at: number) => {
    const place = first.indexOf(keys[at] ?? '');
    return place < 0 ? first.length : place;
  };
  return [...keys.keys()].sort((a, b) => rank(a) - rank(b) || a - b);
}

function scrollTo(scroller: HTMLElement, key: string): void {
  scroller.scrollLeft = 0;
  const right = headOf(scroller, key)?.getBoundingClientRect().right ?? 0;
  scroller.scrollLeft = Math.max(0, right - scroller.getBoundingClientRect().right);
}

/** More than half of it; the jobs' names stand still above what scrolls. */
function isOffScreen(scroller: HTMLElement, key: string): boolean {
  const column = headOf(scroller, key)?.getBoundingClientRect();
  if (column === undefined) return false;
  const names = scroller.querySelector('thead th')?.getBoundingClientRect().right ?? 0;
  const middle = (column.left + column.right) / 2;
  return middle < names || middle > scroller.getBoundingClientRect().right;
}

function headOf(scroller: HTMLElement, key: string): HTMLElement | undefined {
  const heads = [...scroller.querySelectorAll<HTMLElement>('thead th')];
  return heads.find(({ dataset }) => dataset.column === key);
}
