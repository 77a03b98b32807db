// Quantities → words. Takes only quantities that carry a unit: a number made anywhere but in the
// engine does not compile here.
import {
  type Bucket,
  type Count,
  type Figure,
  type Fraction,
  type Instant,
  MEASURES,
  type Measured,
  type Multiple,
  type Seconds,
  type Tokens,
  type UnitName,
  type Usd,
} from '../contract/contract.gen';
import { type Moments, makeMoments } from './moments';
import { makeNumbers, type Numbers } from './numbers';

/** A quantity in words: short, and at full precision. Unknown is a dash, never a zero. */
export interface Shown {
  readonly text: string;
  readonly exact: string;
  readonly known: boolean;
}

export const UNKNOWN: Shown = { text: '—', exact: '—', known: false };

export interface Format {
  readonly locale: string;
  usd(value: Usd | undefined): Shown;
  tokens(value: Tokens | undefined): Shown;
  count(value: Count | undefined): Shown;
  fraction(value: Fraction | undefined): Shown;
  multiple(value: Multiple | undefined): Shown;
  seconds(value: Seconds | undefined): Shown;
  figure(figure: Figure): Shown;
  measured(value: Measured | undefined, unit: UnitName): Shown;
  /** A change without its sign: the sign is shown as an arrow and a word. */
  change(figure: Figure): string;
  /** A change that rounds to nothing goes neither up nor down. */
  isUnchanged(figure: Figure): boolean;
  /** Moments are also chosen by people: a plain number of epoch seconds will do. */
  moment(value: number | undefined): Shown;
  date(value: number | undefined): Shown;
  relative(value: Instant | undefined, now: number): Shown;
  /** The name of a step of a timeline. */
  step(value: Instant | undefined, bucket: Bucket): string;
  /** Ticks are places on an axis. */
  tick(value: number | undefined, bucket: Bucket): string;
}

const formats = new Map<string, Format>();

export function makeFormat(locale: string): Format {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const format = build(locale, makeNumbers(locale), makeMoments(locale));
  formats.set(locale, format);
  return format;
}

/** A sum over no row at all, while rows were left out, is not zero: nobody knows it. */
function isBlank({ value, used, leftOut }: Figure): boolean {
  return value === 0 && used === 0 && leftOut > 0;
}

type Word = (value: number) => string;

function shown(value: number | undefined, text: Word, exact: Word): Shown {
  if (value === undefined) return UNKNOWN;
  return { text: text(value), exact: exact(value), known: true };
}

function build(locale: string, numbers: Numbers, moments: Moments): Format {
  const secondsExact: Word = (value) => `${numbers.plain(value)} s`;
  const words: Record<UnitName, readonly [Word, Word]> = {
    usd: [numbers.usd, numbers.usdExact],
    tokens: [numbers.compact, numbers.whole],
    count: [numbers.whole, numbers.whole],
    seconds: [moments.duration, secondsExact],
    fraction: [numbers.percent, numbers.percentExact],
    multiple: [numbers.multiple, (value) => `${numbers.plain(value)}×`],
    days: [numbers.plain, numbers.plain],
  };
  const as = (unit: UnitName) => (value: number | undefined) => shown(value, ...words[unit]);
  return {
    locale,
    usd: as('usd'),
    tokens: as('tokens'),
    count: as('count'),
    fraction: as('fraction'),
    multiple: as('multiple'),
    seconds: as('seconds'),
    measured: (value, unit) => as(unit)(value),
    figure: (figure) => {
      const { measure, value } = figure;
      if (isBlank(figure)) return UNKNOWN;
      return as(MEASURES[measure].unit)(value satisfies Measured | undefined);
    },
    isUnchanged: ({ value }) => value !== undefined && numbers.isUnchanged(value),
    change: ({ value }) => (value === undefined ? UNKNOWN.text : numbers.change(value)),
    moment: (value) => shown(value, moments.dateTime, moments.exact),
    date: (value) => shown(value, moments.date, moments.exact),
    relative: (value, now) => shown(value, (time) => moments.relative(time, now), moments.exact),
    step: (value, bucket) => (value === undefined ? '' : moments.step(value, bucket)),
    tick: (value, bucket) => (value === undefined ? '' : moments.tick(value, bucket)),
  };
}
