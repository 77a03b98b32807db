import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface PanelProps {
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly look?: string;
  readonly children: ComponentChildren;
}

export function Panel({ title, note, actions, look = '', children }: PanelProps): JSX.Element {
  const id = useId();
  return (
    <section class={`cl-panel ${look}`} aria-labelledby={id}>
      <header class="cl-panel__head">
        <h2 class="cl-panel__title" id={id}>
          {title}
        </h2>
        {note && <span class="cl-panel__note">{note}</span>}
        {actions && <div class="cl-panel__actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
