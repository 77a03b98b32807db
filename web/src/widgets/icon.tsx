import type { JSX } from 'preact';

const PATHS = {
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM11 11l3 3',
  undo: 'M5 3L2 6l3 3M2.5 6H10a4 4 0 010 8H6',
  clock: 'M8 14A6 6 0 108 2a6 6 0 000 12zM8 5v3l2 1.5',
  check: 'M3 8.5l3.2 3L13 4.5',
  cross: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  sync: 'M13.500 6.500A5.700 5.700 0 003.200 5M13.500 2.500v4h-4M2.500 9.500A5.700 5.700 0 0012.800 11M2.500 13.500v-4h4',
  offline: 'M8 2.500L1.500 13.500h13zM8 6.500v3.500M8 11.800v.1',
  question: 'M5.5 6a2.5 2.5 0 114 2c-1 .7-1.5 1-1.5 2M8 12.6v.1',
  up: 'M8 13V3M4 7l4-4 4 4',
  fall: 'M8 3v10M4 9l4 4 4-4',
  runs: 'M5 3.2l7.5 4.8L5 12.8z',
  cost: 'M8 2v12M11 4.5C10 3.5 6 3.3 5.5 5.5S11 8 11 10.500 6 13 5 11.500',
  tokens: 'M2 5l6-3 6 3-6 3zM2 8l6 3 6-3M2 11l6 3 6-3',
  pace: 'M2.500 12a6 6 0 1111 0M8 11l3-4.500',
  bookmark: 'M4.5 2.500h7V13.500L8 11l-3.500 2.500z',
  save: 'M8 2.500v7.500M5 7l3 3 3-3M3 11v2.500h10V11',
  copy: 'M6 6h7v7.500H6zM10 6V2.500H3V10h3',
  link: 'M6.500 9.500l3-3M7 5l1.500-1.500a2.800 2.800 0 014 4L11 9M9 11l-1.500 1.500a2.800 2.800 0 01-4-4L5 7',
  list: 'M3 4h10M3 8h10M3 12h10',
  filter: 'M2.500 3.500h11L9.500 8.500V13l-3-1.500v-3z',
  calendar: 'M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2.500v3M10.500 2.500v3',
} as const;

export type IconName = keyof typeof PATHS;

/** A 16 px line icon. It says nothing by itself: text beside it or the control's label does. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class={`cl-icon cl-icon--${name}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
