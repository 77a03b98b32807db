// The dashboard's colours to this tab's. Themes are the user's own, so nothing is taken on trust:
// see-through colours are laid on what is behind them, and words stay readable.

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  /** 0 to 1; 0 stands for a colour that the theme does not have. */
  readonly a: number;
}

export const HOST_COLOURS = {
  background: '--background-base',
  card: '--color-card',
  popover: '--color-popover',
  text: '--color-card-foreground',
  muted: '--color-muted-foreground',
  line: '--color-border',
  accent: '--color-primary',
  onAccent: '--color-primary-foreground',
} as const;

export type HostColours = Readonly<Record<keyof typeof HOST_COLOURS, Colour>>;

export interface Palette {
  readonly scheme: 'light' | 'dark';
  /** What words stand on. */
  readonly grounds: readonly Colour[];
  /** Custom properties of style/tokens.css. */
  readonly tokens: Readonly<Record<string, string>>;
}

const BLACK: Colour = { r: 0, g: 0, b: 0, a: 1 };
const WHITE: Colour = { r: 255, g: 255, b: 255, a: 1 };
/** WCAG 2.2, level AA. */
const READABLE = 4.5;
/** Of what is drawn: as on the page itself, where every colour has a second sign beside it. */
export const VISIBLE = 2;

export function makePalette(host: HostColours): Palette {
  const back = over(host.background, WHITE);
  const scheme = luminance(back) > 0.3 ? 'light' : 'dark';
  const surface = over(host.card, back);
  const raised = over(host.popover, surface);
  const far = scheme === 'light' ? BLACK : WHITE;
  const given = (colour: Colour, otherwise: Colour) => (colour.a > 0 ? colour : otherwise);
  const wanted = over(given(host.text, far), surface);
  const soft = (share: number) => mix(surface, wanted, share);
  const line = over(given(host.line, soft(0.14)), surface);
  const wantedAccent = over(given(host.accent, wanted), surface);
  const [sunken, hover] = [mix(back, wanted, 0.04), soft(0.06)];
  const accentSoft = mix(surface, wantedAccent, 0.12);
  const grounds = [back, surface, raised, sunken, hover, accentSoft];
  const text = readable(wanted, grounds);
  const muted = readable(over(given(host.muted, soft(0.65)), surface), grounds);
  const accent = readable(wantedAccent, grounds);
  const tokens = {
    '--cl-bg': back,
    '--cl-surface': surface,
    '--cl-raised': raised,
    '--cl-sunken': sunken,
    '--cl-hover': hover,
    '--cl-line': line,
    '--cl-line-strong': mix(line, text, 0.25),
    '--cl-text': text,
    '--cl-muted': muted,
    '--cl-faint': readable(mix(muted, surface, 0.12), grounds),
    '--cl-accent': accent,
    '--cl-on-accent': readable(given(host.onAccent, back), [accent]),
    '--cl-accent-soft': accentSoft,
  };
  return { scheme, grounds, tokens: mapValues(tokens, cssOf) };
}

/** The nearest to a colour, towards black or white, that can be read on all of these. */
export function readable(colour: Colour, on: readonly Colour[], least = READABLE): Colour {
  const suffices = (one: Colour) => on.every((back) => contrast(one, back) >= least);
  const worst = (one: Colour) => Math.min(...on.map((back) => contrast(one, back)));
  const end = worst(BLACK) > worst(WHITE) ? BLACK : WHITE;
  for (let step = 0; step < 20; step += 1) {
    const candidate = mix(colour, end, step / 20);
    if (suffices(candidate)) return candidate;
  }
  return end;
}

export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export function cssOf({ r, g, b }: Colour): string {
  return `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;
}

function luminance({ r, g, b }: Colour): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

export function mix(from: Colour, to: Colour, share: number): Colour {
  const between = (a: number, b: number) => a + (b - a) * share;
  return { r: between(from.r, to.r), g: between(from.g, to.g), b: between(from.b, to.b), a: 1 };
}

function over(colour: Colour, back: Colour): Colour {
  return mix(back, colour, colour.a);
}

function mapValues<T, U>(from: Readonly<Record<string, T>>, map: (value: T) => U) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}
