import type { Words } from './words';

const KNOWN = ['scheduled', 'paused', 'disabled', 'running', 'completed'] as const;

/** The state of a job in words; one that we do not know is shown as the file says it. */
export function stateText(state: string, { t }: Words): string {
  const known = KNOWN.find((candidate) => candidate === state);
  return known === undefined ? state.slice(0, 40) : t(`state.${known}`);
}
