// Usage: node tests/server/run.mjs
// The command line and the local web server, from outside: dist/bin/cronlens as a user runs it.
import { runTests } from './harness.mjs';
import './command_line.mjs';
import './serve.mjs';

await runTests();
