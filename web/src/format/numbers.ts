// Numbers → text. The only place that knows precision, currency and unit symbols.
export interface Numbers {
  usd(value: number): string;
  usdExact(value: number): string;
  compact(value: number): string;
  whole(value: number): string;
  percent(value: number): string;
  percentExact(value: number): string;
  change(value: number): string;
  /** Whether change() would say 0 %. */
  isUnchanged(value: number): boolean;
  multiple(value: number): string;
  plain(value: number): string;
}

const CENT_LIMIT = 0.1;
const SMALLEST = 1e-6;
const HUGE_USD = 1e6;
const COMPACT_FROM = 10_000;

export function makeNumbers(locale: string): Numbers {
  const make = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const usd = makeUsd(make);
  const compact = make({ notation: 'compact', maximumSignificantDigits: 3 });
  const whole = make({ maximumFractionDigits: 0 });
  const plain = make({ maximumFractionDigits: 9 });
  const percent = makePercent(make);
  const multiple = make({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    ...usd,
    ...percent,
    compact: (value) => (Math.abs(value) < COMPACT_FROM ? whole : compact).format(value),
    whole: (value) => whole.format(value),
    multiple: (value) => `${multiple.format(value)}×`,
    plain: (value) => plain.format(value),
  };
}

type Make = (options: Intl.NumberFormatOptions) => Intl.NumberFormat;

/** The hyphen is short beside figures, and looks like part of a range. */
const withMinus = (text: string) => text.replace('-', '\u2212');

function makeUsd(make: Make): Pick<Numbers, 'usd' | 'usdExact'> {
  const base = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
  const cents = make(base);
  const small = make({ ...base, minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const huge = make({ ...base, notation: 'compact', maximumSignificantDigits: 4 });
  const exact = make({ ...base, minimumFractionDigits: 2, maximumFractionDigits: 9 });
  return {
    usd(value) {
      const size = Math.abs(value);
      if (size >= HUGE_USD) return withMinus(huge.format(value));
      if (size === 0 || size >= CENT_LIMIT) return withMinus(cents.format(value));
      return size < SMALLEST ? `<${small.format(SMALLEST)}` : withMinus(small.format(value));
    },
    usdExact: (value) => withMinus(exact.format(value)),
  };
}

type Percents = Pick<Numbers, 'percent' | 'percentExact' | 'change' | 'isUnchanged'>;

function makePercent(make: Make): Percents {
  const whole = make({ style: 'percent', maximumFractionDigits: 0 });
  const tenth = make({ style: 'percent', maximumFractionDigits: 1 });
  const exact = make({ style: 'percent', maximumFractionDigits: 4 });
  const rough = make({ style: 'percent', maximumSignificantDigits: 2 });
  return {
    percent: (value) => (Math.abs(value) < 0.1 ? tenth : whole).format(value),
    isUnchanged: (value) => whole.format(Math.abs(value)) === whole.format(0),
    percentExact: (value) => exact.format(value),
    change: (value) => (Math.abs(value) >= 10 ? rough : whole).format(Math.abs(value)),
  };
}
