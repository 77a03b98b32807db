const sorted = (values) => [...values].sort((a, b) => a - b);

export function median(values) {
  const known = sorted(values.filter((value) => value !== undefined && !Number.isNaN(value)));
  if (known.length === 0) return undefined;
  return (known[(known.length - 1) >> 1] + known[known.length >> 1]) / 2;
}

/** The value that 95 of 100 do not exceed. */
export function p95(values) {
  return sorted(values)[Math.max(0, Math.ceil(0.95 * values.length) - 1)];
}
