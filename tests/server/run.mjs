// Usage: node tests/server/run.mjs [part...]
// The command line and the local web server, from outside: dist/bin/cronlens as a user runs it.
import { runTests } from './harness.mjs';

const parts = ['command_line', 'prices', 'guide', 'report', 'reports', 'transcripts', 'running', 'serve', 'access'];
parts.push('snapshots', 'bad_files', 'attacks', 'under_writes', 'sync_vectors', 'sync');
parts.push('sync_scripts', 'sync_faults', 'sync_crash', 'sync_serve', 'full_disk', 'webhook', 'unexpected');
const wanted = process.argv.slice(2);
for (const part of wanted.length > 0 ? wanted : parts) await import(`./${part}.mjs`);

await runTests();
