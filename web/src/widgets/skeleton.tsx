import type { JSX } from 'preact';

/** Lines where text will be. */
export function Skeleton({ lines, label }: { lines: number; label: string }): JSX.Element {
  return (
    <div class="cl-skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="cl-skeleton__line" />
      ))}
    </div>
  );
}
