// Offset transitions of a time zone, found by asking Intl and closing in on each change.

export interface Transitions {
  readonly since: readonly number[];
  readonly offset: readonly number[];
}

const WEEK = 7 * 86_400;

/** Returns: the offsets (local minus UTC, seconds) that hold in [from, until], epoch seconds. */
export function timeZone(name: string, from: number, until: number): Transitions {
  const offsetAt = makeOffsetReader(name);
  let before = Math.floor(from);
  let current = offsetAt(before);
  const since = [before];
  const offset = [current];
  while (before < until) {
    const after = Math.min(before + WEEK, until);
    const next = offsetAt(after);
    if (next !== current) {
      since.push(firstSecondWith(offsetAt, next, before, after));
      offset.push(next);
      current = next;
    }
    before = after;
  }
  return { since, offset };
}

/** Requires: the offset at `after` is `wanted`, the one at `before` is not. */
function firstSecondWith(
  offsetAt: (time: number) => number,
  wanted: number,
  before: number,
  after: number,
): number {
  let low = Math.floor(before);
  let high = Math.ceil(after);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === wanted) high = middle;
    else low = middle;
  }
  return high;
}

function makeOffsetReader(name: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (time) => {
    const second = Math.floor(time);
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(second * 1000)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: s = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, s) / 1000 - second;
  };
}
