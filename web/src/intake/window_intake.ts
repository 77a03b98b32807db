// Files from anywhere on the window, or on one element: dropped or pasted. And a picker for everyone else.
import type { Signal } from '@preact/signals';
import { carriesFiles, filesOf } from './transfer';

export type Take = (files: readonly File[], bareFolder?: string) => void;

/** Returns: a function that stops listening. */
export function listenForFiles(
  take: Take,
  isDragging: Signal<boolean>,
  scope: Window | HTMLElement = window,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const hand = (transfer: DataTransfer) =>
    void filesOf(transfer).then(({ files, bareFolder }) => take(files, bareFolder));
  let depth = 0;
  const track = (change: number) => {
    depth = Math.max(depth + change, 0);
    isDragging.value = depth > 0;
  };
  const onFiles = (handle: (event: DragEvent) => void) => (event: Event) => {
    if (!(event instanceof DragEvent) || !carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    handle(event);
  };
  scope.addEventListener(
    'dragenter',
    onFiles(() => track(1)),
    { signal },
  );
  scope.addEventListener(
    'dragleave',
    onFiles(() => track(-1)),
    { signal },
  );
  scope.addEventListener('dragover', onFiles(showCopyCursor), { signal });
  scope.addEventListener(
    'drop',
    onFiles(({ dataTransfer }) => {
      track(-depth);
      if (dataTransfer !== null) hand(dataTransfer);
    }),
    { signal },
  );
  scope.addEventListener(
    'paste',
    (event) => {
      if (!(event instanceof ClipboardEvent)) return;
      const { clipboardData } = event;
      if (clipboardData !== null && clipboardData.files.length > 0) hand(clipboardData);
    },
    { signal },
  );
  return () => stop.abort();
}

function showCopyCursor({ dataTransfer }: DragEvent): void {
  if (dataTransfer !== null) dataTransfer.dropEffect = 'copy';
}

/** Opens the system's file dialog: a fresh one each time, for Chromium may still hold the last. */
export function makeFilePicker(take: Take, parent: () => Node = () => document.body): () => void {
  return () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.hidden = true;
    input.addEventListener('change', () => {
      take(Array.from(input.files ?? []));
      input.remove();
    });
    input.addEventListener('cancel', () => input.remove());
    parent().appendChild(input);
    input.click();
  };
}
