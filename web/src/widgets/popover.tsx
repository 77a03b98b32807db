import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { rootOf, targetOf } from '../base/dom';
import { classes } from './classes';
import { placeNear } from './place';

interface PopoverProps {
  /** What the button says. */
  readonly button: ComponentChildren;
  readonly buttonLabel?: string;
  readonly buttonTitle?: string;
  readonly buttonClass?: string;
  /** Names the panel for screen readers. */
  readonly label: string;
  /** Made only while open. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button with a panel in the browser's top layer: Escape and a click elsewhere close it. */
export function Popover(props: PopoverProps): JSX.Element {
  const { button, buttonLabel, buttonTitle, buttonClass = 'cl-button', label, children } = props;
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={anchor}
        class={classes(buttonClass)}
        aria-label={buttonLabel}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={buttonTitle}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <Panel anchor={anchor} label={label} onClose={close} onLeave={() => setOpen(false)}>
          {children(close)}
        </Panel>
      )}
    </>
  );
}

interface PanelProps {
  readonly anchor: { readonly current: HTMLElement | null };
  readonly label: string;
  /** Closed by key: the focus goes back to the button. */
  readonly onClose: () => void;
  /** Closed because the user went elsewhere. */
  readonly onLeave: () => void;
  readonly children: ComponentChildren;
}

const FIRST = 'input, [aria-pressed="true"], button, a[href], [tabindex]';

function Panel({ anchor, label, onClose, onLeave, children }: PanelProps): JSX.Element {
  const panel = useRef<HTMLDivElement>(null);
  useTopLayer(anchor, panel, onLeave);
  return (
    <div
      ref={panel}
      class="cl-popover"
      popover="manual"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </div>
  );
}

function useTopLayer(
  anchor: PanelProps['anchor'],
  panel: { readonly current: HTMLDivElement | null },
  onLeave: () => void,
): void {
  useEffect(() => {
    const [button, floating] = [anchor.current, panel.current];
    if (button === null || floating === null) return;
    floating.showPopover();
    const place = () => placeNear(button, floating);
    place();
    (floating.querySelector<HTMLElement>(FIRST) ?? floating).focus({ preventScroll: true });
    const leave = (event: Event) => {
      const to = targetOf(event);
      if (!(to instanceof Node) || floating.contains(to) || button.contains(to)) return;
      onLeave();
    };
    const resized = new ResizeObserver(place);
    resized.observe(floating);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    document.addEventListener('pointerdown', leave, true);
    // The document hears of the focus only when it comes from outside of a shadow root.
    const root = rootOf(floating);
    root.addEventListener('focusin', leave, true);
    document.addEventListener('focusin', leave, true);
    return () => {
      resized.disconnect();
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
      document.removeEventListener('pointerdown', leave, true);
      root.removeEventListener('focusin', leave, true);
      document.removeEventListener('focusin', leave, true);
    };
  }, []);
}
