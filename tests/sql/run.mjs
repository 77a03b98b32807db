// Usage: node tests/sql/run.mjs [name]
// sql.js's API as dist/engine has it: each behaviour is asked of sql.js too, which has to agree.
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const only = process.argv[2] ?? '';
const names = (await readdir(HERE)).filter((n) => n.endsWith('_test.mjs') && n.includes(only));
const files = names.sort().map((name) => HERE + name);
const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' });
process.exit(status ?? 1);
