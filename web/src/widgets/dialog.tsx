import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { rootOf } from '../base/dom';
import { Button } from './button';

interface DialogProps {
  readonly title: ComponentChildren;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A drawer over the page. The browser's modal dialog keeps the focus in; we give it back. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useModal(dialog);
  return (
    <dialog
      ref={dialog}
      class="cl-dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => keepFocus(event, dialog.current)}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="cl-dialog__body">
        <header class="cl-dialog__head">
          <h2 class="cl-dialog__title" id={heading}>
            {title}
          </h2>
          <Button kind="quiet" icon="close" label={closeLabel} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

const FOCUSABLE = 'button:not(:disabled), [href], input, [tabindex]:not([tabindex="-1"])';

/** The browser lets Tab leave a modal dialog towards its own controls: here it goes round. */
function keepFocus(event: KeyboardEvent, dialog: HTMLDialogElement | null): void {
  if (event.key !== 'Tab' || dialog === null) return;
  const inside = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [inside[0], inside.at(-1)];
  const from = event.shiftKey ? first : last;
  if (rootOf(dialog).activeElement !== from) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

function useModal(dialog: { readonly current: HTMLDialogElement | null }): void {
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    const opener = rootOf(element).activeElement;
    element.showModal();
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    document.documentElement.classList.add('cl-scroll-lock');
    return () => {
      document.documentElement.classList.remove('cl-scroll-lock');
      element.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
}
