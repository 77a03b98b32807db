// Looks into databases with SQLite itself: tests/tools/facts_checker.py, kept running.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../tools/facts_checker.py', import.meta.url));

export function startChecker() {
  const child = spawn('python3', [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()(JSON.parse(line)));
  /** Gives integrity, rows, the first and last row id, and sums. */
  const look = (bytes) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      child.stdin.write(length);
      child.stdin.write(bytes);
    });
  return { look, stop: () => child.stdin.end() };
}

export async function withChecker(body) {
  const checker = startChecker();
  try {
    return await body(checker.look);
  } finally {
    checker.stop();
  }
}

/** What facts_writer.py's rows `first` to `last` come to. */
export function sumsOf(first, last) {
  let [tokens, cents] = [0, 0];
  for (let i = first; i <= last; i += 1) {
    tokens += i % 1000;
    cents += i % 100;
  }
  const rows = last - first + 1;
  return {
    integrity: 'ok',
    rows,
    first: rows > 0 ? first : 0,
    last: rows > 0 ? last : 0,
    tokens,
    cents,
  };
}
