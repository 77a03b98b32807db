// A few lines around node:assert: named tests in order, and the sum at the end.
const tests = [];

export function test(name, body) {
  tests.push({ name, body });
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
