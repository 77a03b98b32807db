import type { Messages } from '../messages';

export const app = {
  app_name: 'Cronlens',
} as const satisfies Messages;
