import type { JSX } from 'preact';

export interface MeterPart {
  readonly tone: string;
  /** Its length, in any unit: only the proportions count. */
  readonly length: number | undefined;
}

/** A thin bar of parts. `whole` gives the full length; without it the parts fill the bar. */
export function Meter(props: { parts: readonly MeterPart[]; whole?: number }): JSX.Element {
  return (
    <span class="cl-meter" aria-hidden="true">
      {props.parts.map(({ tone, length = 0 }) => (
        <span
          key={tone}
          class={`cl-meter__part cl-meter__part--${tone}`}
          style={props.whole === undefined ? { flexGrow: length } : barStyle(length, props.whole)}
        />
      ))}
    </span>
  );
}

function barStyle(length: number, whole: number) {
  const part = whole > 0 ? Math.min(length / whole, 1) : 0;
  return { flex: 'none', width: `${part * 100}%`, minWidth: length > 0 ? '2px' : '0' };
}
