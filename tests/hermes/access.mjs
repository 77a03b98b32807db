// What the dashboard serves of the plugin, to whom, and what it refuses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from '../server/harness.mjs';
import { ask, makeHome, PLUGIN, raw, sharedHost, startHost } from './host.mjs';

const STATIC = '/dashboard-plugins/cronlens';
const ROUTES = ['/snapshot', '/jobs.json', '/changes', '/health', '/asset/engine.wasm'];

test('the tab has its files from the static route, and nothing else', async () => {
  const host = await sharedHost();
  const saving = ['report_worker.js', 'report.map'];
  for (const name of ['index.js', 'worker.js', 'style.css', 'engine.map', ...saving]) {
    const answer = await raw(host, `${STATIC}/dist/${name}`);
    assert.equal(answer.status, 200, name);
    assert.match(answer.headers['cache-control'], /no-store/);
    assert.deepEqual(answer.body, readFileSync(join(PLUGIN, 'dashboard/dist', name)));
  }
  for (const hidden of ['dist/engine.wasm', 'plugin_api.py', 'dist', '../bin/cronlens']) {
    assert.ok([403, 404].includes((await raw(host, `${STATIC}/${hidden}`)).status), hidden);
  }
  const listed = await (
    await fetch(`${host.url}/api/dashboard/plugins`, {
      headers: { 'X-Hermes-Session-Token': host.token },
    })
  ).json();
  assert.equal(listed[0].name, 'cronlens');
  assert.equal(listed[0].entry, 'dist/index.js');
  assert.equal(listed[0].has_api, true);
});

test('every route needs the token of the dashboard, and its own host name', async () => {
  const host = await sharedHost();
  for (const route of ROUTES) {
    const path = `/api/plugins/cronlens${route}`;
    assert.equal((await raw(host, path)).status, 401, route);
    assert.equal((await raw(host, path, { 'X-Hermes-Session-Token': 'x' })).status, 401, route);
    const foreign = { 'X-Hermes-Session-Token': host.token, Host: 'evil.example' };
    assert.equal((await raw(host, path, foreign)).status, 400, route);
  }
  assert.equal((await raw(host, '/api/plugins/cronlens/sync', {}, 'POST')).status, 401);
});

test('behind a login a cookie lets in, and a token does not', async () => {
  const host = await startHost(makeHome(), '--gated');
  assert.equal((await ask(host, '/health')).status, 401);
  assert.equal((await raw(host, `${STATIC}/dist/index.js`)).status, 401);
  const { headers } = await raw(host, '/login');
  const cookie = headers['set-cookie'][0].split(';')[0];
  assert.equal((await raw(host, `${STATIC}/dist/index.js`, { cookie })).status, 200);
  assert.equal((await raw(host, '/api/plugins/cronlens/health', { cookie })).status, 200);
  await host.stop();
});

test('a plugin that is not enabled, or is disabled later, has no routes', async () => {
  const off = await startHost(makeHome(), '--disabled');
  assert.equal((await raw(off, `${STATIC}/dist/index.js`)).status, 404);
  assert.equal((await ask(off, '/health')).status, 404);
  await off.stop();
  const host = await startHost(makeHome());
  assert.equal((await ask(host, '/health')).status, 200);
  await fetch(`${host.url}/test/plugins`, {
    method: 'POST',
    body: JSON.stringify({ enabled: ['cronlens'], disabled: ['cronlens'] }),
  });
  assert.equal((await ask(host, '/health')).status, 404);
  await host.stop();
});

test('enabled without a restart, the files are there and the routes are not', async () => {
  const host = await startHost(makeHome(), '--not-restarted');
  assert.equal((await raw(host, `${STATIC}/dist/index.js`)).status, 200);
  const answer = await ask(host, '/health');
  assert.equal(answer.status, 404);
  assert.deepEqual(await answer.json(), { detail: 'No such API endpoint' });
  await host.stop();
});

test('the engine comes as WebAssembly, packed where that is understood, for good', async () => {
  const host = await sharedHost();
  const wasm = readFileSync(join(PLUGIN, 'dashboard/dist/engine.wasm'));
  const unpack = {
    zstd: (input) => execFileSync('zstd', ['-dc'], { input }),
    gzip: gunzipSync,
    identity: (body) => body,
  };
  for (const encoding of ['zstd', 'gzip', 'identity']) {
    const path = '/api/plugins/cronlens/asset/engine.wasm?v=1';
    const headers = { 'X-Hermes-Session-Token': host.token, 'Accept-Encoding': encoding };
    const answer = await raw(host, path, headers);
    assert.equal(answer.headers['content-type'], 'application/wasm');
    assert.match(answer.headers['cache-control'], /immutable/);
    assert.equal(answer.headers['content-encoding'] ?? 'identity', encoding);
    assert.deepEqual(unpack[encoding](answer.body), wasm);
  }
  assert.equal((await ask(host, '/asset/plugin_api.py')).status, 404);
});
