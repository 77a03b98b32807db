// Usage: node tests/hermes/run.mjs
// The Hermes plugin as it is shipped, dist/hermes-plugin/cronlens, in an emulated dashboard.
import { runTests } from '../server/harness.mjs';
import { stopAll } from './host.mjs';
import './access.mjs';
import './native.mjs';
import './without_native.mjs';

await runTests();
await stopAll();
