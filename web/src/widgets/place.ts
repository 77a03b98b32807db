// Where a popover goes: under its button, or above where there is more room.
const GAP = 6;
const MARGIN = 8;

export function placeNear(anchor: Element, floating: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const { clientWidth: right, clientHeight: bottom } = document.documentElement;
  const below = at.bottom + GAP;
  const fits = below + height <= bottom - MARGIN || at.top < bottom - at.bottom;
  const top = fits ? below : at.top - GAP - height;
  floating.style.left = `${Math.max(MARGIN, Math.min(at.left, right - width - MARGIN))}px`;
  floating.style.top = `${Math.max(MARGIN, Math.min(top, bottom - height - MARGIN))}px`;
}
