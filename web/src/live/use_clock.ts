import { useEffect, useState } from 'preact/hooks';

/** Epoch seconds, renewed every so often: an age on screen grows while nothing else happens. */
export function useClock(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now() / 1000);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() / 1000), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
