import { useEffect, useState } from 'preact/hooks';

const PATIENCE_MS = 80;

/** The value, once it has stood still for a moment: for what takes longer than a step of a slider. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
