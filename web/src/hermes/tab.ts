// The component that the dashboard renders: one element of the host's React, in which this app
// lives by itself.

import { mount } from './mount';
import type { HermesSdk } from './sdk';

export function makeTab(sdk: HermesSdk, base: string): () => unknown {
  const { createElement, useEffect, useRef } = sdk.React;
  return function CronlensTab() {
    const place = useRef<HTMLElement | null>(null);
    useEffect(() => {
      if (place.current === null) return undefined;
      try {
        return mount(place.current, sdk, base);
      } catch (reason) {
        // The host has no error boundary here: its whole page would go.
        place.current.textContent = `Cronlens: ${String(reason)}`;
        return undefined;
      }
    }, []);
    return createElement('div', { ref: place, 'data-cronlens': '' });
  };
}
