// Moments and durations → text, in the browser's time zone: the one the engine was told.
import type { Bucket } from '../contract/contract.gen';

export interface Moments {
  dateTime(seconds: number): string;
  exact(seconds: number): string;
  date(seconds: number): string;
  /** A tick of a time axis. */
  tick(seconds: number, bucket: Bucket): string;
  step(seconds: number, bucket: Bucket): string;
  relative(seconds: number, now: number): string;
  duration(seconds: number): string;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
/** Beyond this JavaScript has no dates. */
const LIMIT = 8.64e12;

export function makeMoments(locale: string): Moments {
  const make = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (seconds: number) => (Math.abs(seconds) < LIMIT ? format.format(seconds * 1000) : '∞');
  };
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const day = make({ month: 'short', day: 'numeric' });
  const month = make({ month: 'short', year: 'numeric' });
  const hour = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const longDay = make({ ...date, weekday: 'short' });
  const dateTime = make({ ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    dateTime,
    exact: make({ dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' }),
    date: make(date),
    tick: (seconds, bucket) => ({ hour, day, week: day, month })[bucket](seconds),
    step: (seconds, bucket) =>
      ({ hour: dateTime, day: longDay, week: longDay, month })[bucket](seconds),
    relative: makeRelative(locale),
    duration: makeDuration(locale),
  };
}

function makeRelative(locale: string): Moments['relative'] {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'narrow' });
  return (seconds, now) => {
    const away = seconds - now;
    const size = Math.abs(away);
    if (size < HOUR) return format.format(Math.trunc(away / MINUTE), 'minute');
    if (size < 2 * DAY) return format.format(Math.trunc(away / HOUR), 'hour');
    if (size < 90 * DAY) return format.format(Math.trunc(away / DAY), 'day');
    return format.format(Math.trunc(away / (30 * DAY)), 'month');
  };
}

function makeDuration(locale: string): Moments['duration'] {
  const make = (unit: string, digits: number) => {
    const format = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'narrow',
      maximumFractionDigits: digits,
    });
    return (value: number) => format.format(value);
  };
  const [seconds, fine] = [make('second', 0), make('second', 2)];
  const [minutes, hours, days] = [make('minute', 0), make('hour', 0), make('day', 0)];
  const pair = (big: string, small: number, word: (value: number) => string) =>
    small === 0 ? big : `${big} ${word(small)}`;
  return (value) => {
    if (value < 10) return fine(value);
    const whole = Math.round(value);
    if (whole < MINUTE) return seconds(whole);
    if (whole < HOUR) return pair(minutes(Math.floor(whole / MINUTE)), whole % MINUTE, seconds);
    const left = Math.floor((whole % HOUR) / MINUTE);
    if (whole < 2 * DAY) return pair(hours(Math.floor(whole / HOUR)), left, minutes);
    return pair(days(Math.floor(whole / DAY)), Math.floor((whole % DAY) / HOUR), hours);
  };
}
