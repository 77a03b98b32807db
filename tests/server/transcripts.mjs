// Transcripts: a file of commands, each with what a user sees after it. The first lines of a block
// are `$ cronlens …`; an exit code other than 0 is told in the last. TRANSCRIPTS=rewrite writes them
// anew: read the diff.
import assert from 'node:assert/strict';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from './harness.mjs';
import { inScratch, shell } from './program.mjs';

const FOLDER = fileURLToPath(new URL('reports', import.meta.url));
const VECTORS = fileURLToPath(new URL('../vectors/cronalytics', import.meta.url));
const COMMAND = '$ cronlens ';
// What a command is told where its line does not say otherwise.
const DEFAULTS = { '--facts': 'facts.db', '--now': '1780000000', '--tz': 'UTC' };

/** The line with the defaults it leaves out, run where the files lie. */
function asRun(line) {
  let run = `"$0" ${line.slice(COMMAND.length)}`;
  for (const [option, value] of Object.entries(DEFAULTS)) {
    const isGiven = run.includes(`${option} `) || (option === '--facts' && run.includes('--home '));
    if (!isGiven) run += ` ${option} ${value}`;
  }
  return run;
}

async function play(line, folder) {
  const { code, stdout } = await shell(`cd "$1"; exec 2>&1; ${asRun(line)}`, folder);
  return `${line}\n${stdout}${code === 0 ? '' : `[exit code ${code}]\n`}`;
}

/** facts.db and its jobs.json, as a user has them beside each other. */
export function inReportFolder(body) {
  return inScratch(async (folder) => {
    for (const name of ['facts.db', 'jobs.json']) {
      await copyFile(join(VECTORS, name), join(folder, name));
    }
    for (const name of ['names.json', 'budget.yaml']) {
      await copyFile(join(FOLDER, name), join(folder, name));
    }
    return body(folder);
  });
}

export async function playFile(path, folder) {
  const expected = await readFile(path, 'utf8');
  const lines = expected.split('\n').filter((line) => line.startsWith(COMMAND));
  assert.ok(lines.length > 0, `${path} has no command`);
  const played = [];
  for (const line of lines) played.push(await play(line, folder));
  return { expected, actual: played.join('\n') };
}

for (const name of await readdir(FOLDER)) {
  if (!name.endsWith('.txt')) continue;
  test(`the transcript of ${name.slice(0, -4)} is what a user sees`, () =>
    inReportFolder(async (folder) => {
      const path = join(FOLDER, name);
      const { expected, actual } = await playFile(path, folder);
      if (process.env.TRANSCRIPTS === 'rewrite') await writeFile(path, actual);
      else assert.equal(actual, expected);
    }));
}
