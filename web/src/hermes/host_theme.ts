// Follows the dashboard's theme while it changes: reads its colours, sets this tab's.
import {
  type Colour,
  cssOf,
  HOST_COLOURS,
  type HostColours,
  makePalette,
  mix,
  readable,
  VISIBLE,
} from './palette';

/** Colours of style/tokens.css that mean something: they stay what they are, as far as this theme
 * lets them be seen. Each with the one for its words, which also stand on a tint of it. */
const MEANINGS = ['--cl-cost', '--cl-tokens', '--cl-good', '--cl-bad'];
const DRAWN = [...MEANINGS, '--cl-plan', '--cl-runs'];
const TINT = 0.14;

/** `element` gets the colours; `inside` has its styles, and inherits from it.
 * Returns: a function that stops following. */
export function followTheme(element: HTMLElement, inside: ShadowRoot): () => void {
  const read = makeReader(inside);
  let frame = 0;
  const apply = () => {
    frame = 0;
    paint(element, read.colour);
  };
  const soon = () => {
    if (frame === 0) frame = requestAnimationFrame(apply);
  };
  // The host writes its theme as attributes of the root, and theme files as styles in the head.
  const watch = new MutationObserver(soon);
  watch.observe(document.documentElement, { attributes: true });
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', soon);
  apply();
  return () => {
    watch.disconnect();
    system.removeEventListener('change', soon);
    cancelAnimationFrame(frame);
    read.remove();
  };
}

function paint(element: HTMLElement, colour: (css: string) => Colour): void {
  for (const tone of DRAWN) element.style.removeProperty(tone);
  for (const tone of MEANINGS) element.style.removeProperty(`${tone}-text`);
  const names = Object.entries(HOST_COLOURS);
  const host = Object.fromEntries(
    names.map(([key, name]) => [key, colour(`var(${name}, transparent)`)]),
  ) as HostColours;
  const background = host.background.a > 0 ? host.background : pageColour(colour);
  const { scheme, grounds, tokens } = makePalette({ ...host, background });
  element.dataset.theme = scheme;
  for (const [name, value] of Object.entries(tokens)) element.style.setProperty(name, value);
  const own = (name: string) => colour(`var(${name})`);
  const set = (name: string, value: Colour) => element.style.setProperty(name, cssOf(value));
  for (const tone of DRAWN) set(tone, readable(own(tone), grounds, VISIBLE));
  for (const tone of MEANINGS) {
    const tints = grounds.map((ground) => mix(ground, own(tone), TINT));
    set(`${tone}-text`, readable(own(`${tone}-text`), [...grounds, ...tints]));
  }
}

/** Of a host without theme variables. */
function pageColour(colour: (css: string) => Colour): Colour {
  const { body, documentElement } = document;
  const found = [body, documentElement].map((one) => colour(getComputedStyle(one).backgroundColor));
  return found.find(({ a }) => a > 0) ?? { r: 255, g: 255, b: 255, a: 1 };
}

/** The browser knows every way to write a colour: it draws one, and the pixel is read. */
function makeReader(inside: ShadowRoot) {
  const probe = document.createElement('i');
  probe.hidden = true;
  inside.append(probe);
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const colour = (css: string): Colour => {
    probe.style.color = 'transparent';
    probe.style.color = css;
    if (context === null) return { r: 0, g: 0, b: 0, a: 0 };
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  };
  return { colour, remove: () => probe.remove() };
}
