import type { JSX } from 'preact';

const LONGEST = 300;

interface NameProps {
  readonly text: string;
  /** Shown where the text is empty. */
  readonly otherwise: string;
}

/** A name from a file: isolated from the text around it, cut where it does not fit, never markup. */
export function Name({ text, otherwise }: NameProps): JSX.Element {
  if (text.trim() === '') return <em class="cl-name cl-name--none">{otherwise}</em>;
  return (
    <bdi class="cl-name" title={text.slice(0, LONGEST * 4)}>
      {text.slice(0, LONGEST)}
    </bdi>
  );
}
