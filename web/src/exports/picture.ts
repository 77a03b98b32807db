// A chart as a picture of its own: the drawing with the styles it has on screen, a title above and
// below it what it was made from.

export interface PictureWords {
  readonly title: string;
  readonly lines: readonly string[];
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const LINE = 16;
const HEAD = 40;
/** Room for the lines below: a smaller drawing is made as large. */
const LEAST_WIDTH = 560;
/** Twice as many pixels as on screen: sharp on paper. */
const SCALE = 2;

const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'font-variant-numeric',
  'text-anchor',
  'visibility',
] as const;

export function svgPicture(drawing: SVGSVGElement, { title, lines }: PictureWords): string {
  const { width, height, scale } = sizeOf(drawing);
  const page = getComputedStyle(drawing.closest('.cl-panel, .cl-card') ?? document.body);
  const text = getComputedStyle(drawing.ownerDocument.body);
  const whole = make('svg', {
    xmlns: SVG,
    width: width + 2 * MARGIN,
    height: height + HEAD + lines.length * LINE + 2 * MARGIN,
    role: 'img',
  });
  const fonts = { 'font-family': text.fontFamily };
  whole.append(
    make('title', {}, title),
    make('desc', {}, lines.join('\n')),
    make('rect', { width: '100%', height: '100%', fill: opaque(page.backgroundColor) }),
    make(
      'text',
      { x: MARGIN, y: 30, fill: page.color, 'font-size': 15, 'font-weight': 600, ...fonts },
      title,
    ),
  );
  const inner = make('g', { transform: `translate(${MARGIN} ${HEAD}) scale(${scale})` });
  inner.append(...styledCopy(drawing).childNodes);
  whole.append(inner);
  const top = HEAD + height + MARGIN;
  const small = { x: MARGIN, fill: page.color, 'fill-opacity': 0.75, 'font-size': 11, ...fonts };
  lines.forEach((line, at) => {
    whole.append(make('text', { ...small, y: top + at * LINE }, line));
  });
  return new XMLSerializer().serializeToString(whole);
}

/** On the picture, and how much larger than its own units that is. */
function sizeOf(drawing: SVGSVGElement) {
  const box = drawing.viewBox.baseVal;
  const own = box?.width > 0 ? box : drawing.getBoundingClientRect();
  const scale = Math.max(1, LEAST_WIDTH / own.width);
  return { width: own.width * scale, height: own.height * scale, scale };
}

/** Returns: undefined where the browser cannot draw it. */
export async function pngPicture(svg: string): Promise<Blob | undefined> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob ?? undefined;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function styledCopy(drawing: SVGSVGElement): Element {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll('*');
  drawing.querySelectorAll('*').forEach((original, at) => {
    const target = copies[at];
    const style = getComputedStyle(original);
    target?.removeAttribute('class');
    for (const name of STYLES) target?.setAttribute(name, plainColor(style.getPropertyValue(name)));
  });
  return copy;
}

/** Drawing programs know no `color(srgb …)`, which browsers make of mixed colours. */
function plainColor(value: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(value);
  if (parts === null) return value;
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  const rgb = `${red}, ${green}, ${blue}`;
  return parts[4] === undefined ? `rgb(${rgb})` : `rgba(${rgb}, ${parts[4]})`;
}

function opaque(color: string): string {
  return /^(?:transparent|rgba\(.*, 0\))$/.test(color) ? 'white' : color;
}

function make(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  // A character that XML cannot write would make the whole picture unreadable.
  if (text !== undefined) element.textContent = text.replace(/[\p{Cc}\p{Cn}]+/gu, ' ');
  return element;
}
