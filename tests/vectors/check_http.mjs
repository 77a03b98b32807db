// Usage: node tests/vectors/check_http.mjs
// Asks `cronlens serve` what the reference implementation was asked, under the addresses it has in
// Hermes, and compares every answer.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '../server/program.mjs';
import { compareAnswer, readJson, runCases, VECTORS, withVectors } from './compare.mjs';

const TOKEN = 'a-token-for-the-vectors';
const ROUTE = '/api/plugins/cronalytics';

/** A server for each zone in which the reference was asked. */
function startServers(zones, now, folder) {
  const files = ['--facts', join(folder, 'facts.db'), '--jobs', join(folder, 'jobs.json')];
  files.push('--page', folder);
  const env = { CRONLENS_TOKEN: TOKEN };
  return Promise.all(
    zones.map((zone) => startServer([...files, '--now', String(now), '--tz', zone], env)),
  );
}

/** The folder has another name in the reference's answers. */
const RECORDED_FOLDER = '$HERMES_HOME/plugins/cronalytics';

async function ask({ method, url }, { port }, folder) {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const response = await fetch(`http://127.0.0.1:${port}${ROUTE}${url}`, { method, headers });
  const text = (await response.text()).replaceAll(folder, RECORDED_FOLDER);
  return { status: response.status, body: JSON.parse(text) };
}

await withVectors(async (folder) => {
  const { now, entries } = await readJson(join(VECTORS, 'expected/INDEX.json'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  const zones = [...new Set(entries.map(({ tz }) => tz))];
  const servers = await startServers(zones, now, folder);
  const check = async (entry) => {
    const expected = await readJson(join(VECTORS, 'expected', entry.file));
    const server = servers[zones.indexOf(entry.tz)];
    return compareAnswer(entry, expected, await ask(entry, server, folder));
  };
  const cases = entries.map((entry) => ({
    name: `${entry.url} (${entry.file})`,
    check: () => check(entry),
  }));
  await runCases(cases);
  await Promise.all(servers.map((server) => server.stop('SIGTERM')));
});
