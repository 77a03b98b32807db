// A few lines around node:assert: named tests in order, and the sum at the end.
import { spawnSync } from 'node:child_process';

const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

/** A test that needs a program which a machine may lack: then it says so, and does not count. */
export function testWith(program, name, body) {
  if (spawnSync('which', [program]).status === 0) test(name, body);
  else console.log(`SKIPPED ${name}: there is no ${program}`);
}

export async function runTests() {
  let failed = 0;
  for (const { name, body } of tests) {
    try {
      await body();
    } catch (fault) {
      failed += 1;
      console.log(`FAILED ${name}\n  ${fault.message}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || tests.length === 0 ? 1 : 0;
}
