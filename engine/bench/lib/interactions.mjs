// The work: a seeded walk of 60 steps. Each changes exactly one of window, outcome and mode, as a
// person does, and brings another what-if model for every job.
export const WINDOWS = [7, 30, 90, 365];
const DAY = 86_400;
const LIKELY = { window: [1, 1, 1, 1], outcome: [2, 1, 1], mode: [3, 2, 1] };

/** Both walks: windows that come again, as the buttons of a page have them, and none that does. */
export const bothWalks = (meta) => ({
  same: interactions(meta),
  moved: interactions(meta, { shift: 1013 }),
});

function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * outcome: 0 all, 1 success = 1, 2 success = 0. mode: 0 all, 1 agent, 2 no_agent.
 * The window is [t0, t1), the one before it [p0, t0). sub[job] is the model put in its place,
 * prices[model] USD per million tokens: input, output, reasoning, cache read, cache write.
 * With a `shift` in seconds every step ends that much earlier than the one before it.
 */
export function interactions(meta, { count = 60, shift = 0 } = {}) {
  const random = makeRandom(12_345);
  const pick = (weights) => {
    let left = random() * weights.reduce((a, b) => a + b, 0);
    let index = 0;
    for (left -= weights[0]; left >= 0; left -= weights[index]) index += 1;
    return index;
  };
  const steps = [];
  const state = { window: 1, outcome: 0, mode: 0 };
  for (let step = 0; step < count; step += 1) {
    if (step > 0) {
      const changed = ['window', 'outcome', 'mode'][pick([5, 3, 2])];
      const before = state[changed];
      while (state[changed] === before) state[changed] = pick(LIKELY[changed]);
    }
    const days = WINDOWS[state.window];
    const t1 = meta.now - shift * step;
    const t0 = t1 - days * DAY;
    const sub = meta.jobs.map((_, j) => (j * 7 + step * 5 + ((j * step) % 3)) % meta.models.length);
    const { outcome, mode } = state;
    steps.push({
      days,
      t0,
      t1,
      p0: t0 - days * DAY,
      outcome,
      mode,
      sub,
      prices: meta.prices,
    });
  }
  return steps;
}
