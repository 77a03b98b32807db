import type { Messages } from '../messages';

export const board = {
  board_title: 'Board',
} as const satisfies Messages;
