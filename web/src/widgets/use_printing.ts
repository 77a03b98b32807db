import { useEffect, useState } from 'preact/hooks';

/** Is this for paper? Then nothing may be left for a click or a scroll to bring. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia('print');
    const read = () => setPrinting(media.matches);
    read();
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, []);
  return printing;
}
