// What the machine says: the memory of the browser's processes, and how busy everybody else is.
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process has ended
  }
};
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function processTree(root) {
  const children = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const text = read(`/proc/${name}/stat`);
    const parent = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const each of tree) tree.push(...(children.get(each) ?? []));
  return tree;
}

const kilobytes = (text, key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(text)?.[1] ?? 0);

/** Of all renderers below a browser, in MB: shared pages counted in part (pss), and the peak. */
export function rendererMemory(browser) {
  let pss = 0;
  let peak = 0;
  for (const each of processTree(browser)) {
    if (!read(`/proc/${each}/cmdline`).includes('--type=renderer')) continue;
    pss += kilobytes(read(`/proc/${each}/smaps_rollup`), 'Pss');
    peak = Math.max(peak, kilobytes(read(`/proc/${each}/status`), 'VmHWM'));
  }
  return { pss: pss / 1024, peak: peak / 1024 };
}

function cpuTimes() {
  const [user, nice, system, idle, wait, irq, soft, steal] = read('/proc/stat')
    .split('\n', 1)[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + soft + steal;
  return { busy, total: busy + idle + wait };
}

/** How Linux gives memory out: what opens much of it takes twice as long without huge pages. */
export function hugePages() {
  const [, chosen = 'unknown'] =
    /\[(\w+)\]/.exec(read('/sys/kernel/mm/transparent_hugepage/enabled')) ?? [];
  return chosen;
}

/** Waits, at most `seconds`, until less than an eighth of the machine is in use; returns the use. */
export async function waitForQuiet(seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const before = cpuTimes();
    await sleep(700);
    const after = cpuTimes();
    const use = (after.busy - before.busy) / Math.max(1, after.total - before.total);
    if (use < 0.125 || Date.now() >= deadline) return use;
  }
}
