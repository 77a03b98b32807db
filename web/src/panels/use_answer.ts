import { useEffect, useState } from 'preact/hooks';
import { makeLatest } from '../base/latest';
import type { Answer } from '../engine/engine';

export interface Asked<T> {
  readonly value: T | undefined;
  readonly problem: string | undefined;
}

/** Asks again whenever `key` changes; the old answer stays until the new one is here. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>, key: readonly unknown[]): Asked<T> {
  const [latest] = useState(makeLatest);
  const [asked, setAsked] = useState<Asked<T>>({ value: undefined, problem: undefined });
  useEffect(() => {
    void latest(ask).then((answer) => {
      if (answer === undefined) return;
      if (answer.ok) setAsked({ value: answer.value, problem: undefined });
      else setAsked({ value: undefined, problem: answer.error.detail });
    });
  }, key);
  return asked;
}
