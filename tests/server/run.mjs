// Usage: node tests/server/run.mjs
// The command line and the local web server, from outside: dist/bin/cronlens as a user runs it.
import { runTests } from './harness.mjs';
import './command_line.mjs';
import './running.mjs';
import './serve.mjs';
import './sync_vectors.mjs';
import './sync.mjs';
import './sync_scripts.mjs';
import './sync_faults.mjs';
import './sync_crash.mjs';
import './sync_serve.mjs';

await runTests();
