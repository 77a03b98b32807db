import { useState } from 'preact/hooks';

export interface Brush {
  readonly from: number;
  readonly to: number;
}

export interface BrushState {
  readonly at: number | undefined;
  readonly brush: Brush | undefined;
  readonly hover: (step: number) => void;
  readonly leave: () => void;
  readonly start: (step: number) => void;
  readonly drag: (step: number) => void;
  readonly finish: () => void;
  readonly cancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Where the pointer or the arrow keys are, and the steps selected by dragging or Shift+arrow. */
export function useBrush(
  steps: number,
  onBrush: (from: number, to: number) => void,
  onEscape: () => void,
): BrushState {
  const [at, setAt] = useState<number>();
  const [brush, setBrush] = useState<Brush>();
  const clamp = (step: number) => Math.max(0, Math.min(steps - 1, step));
  const cancel = () => setBrush(undefined);
  const finish = () => {
    if (brush !== undefined && brush.from !== brush.to) order(brush, onBrush);
    cancel();
  };
  const move = (step: number, selecting: boolean) => {
    const to = clamp(step);
    setBrush(selecting ? { from: brush?.from ?? at ?? to, to } : undefined);
    setAt(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = at ?? -1;
    const target = keyTarget(event.key, from, steps);
    if (target !== undefined) move(target, event.shiftKey);
    else if (event.key === 'Enter' && at !== undefined) {
      order(brush ?? { from: at, to: at }, onBrush);
      cancel();
    } else if (event.key === 'Escape') {
      if (brush === undefined) onEscape();
      else cancel();
    } else return;
    event.preventDefault();
  };
  return {
    at: at === undefined ? undefined : clamp(at),
    brush,
    hover: (step) => setAt(clamp(step)),
    leave: () => {
      setAt(undefined);
      cancel();
    },
    start: (step) => setBrush({ from: clamp(step), to: clamp(step) }),
    drag: (step) => brush && setBrush({ from: brush.from, to: clamp(step) }),
    finish,
    cancel,
    onKeyDown,
  };
}

function order({ from, to }: Brush, onBrush: (from: number, to: number) => void): void {
  onBrush(Math.min(from, to), Math.max(from, to));
}

function keyTarget(key: string, at: number, steps: number): number | undefined {
  if (key === 'ArrowRight') return at + 1;
  if (key === 'ArrowLeft') return at < 0 ? steps - 1 : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? steps - 1 : undefined;
}
