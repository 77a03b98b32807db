// Who is let in: tokens, codes, cookies, hosts, origins.
import assert from 'node:assert/strict';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { ask, exchange, TOKEN, withLive } from './live_server.mjs';
import { cronlens, startServer } from './program.mjs';

const READS = ['/snapshot', '/jobs.json', '/budget.yaml', '/health', '/changes']
  .concat('/api/plugins/cronalytics/health');
const WRITES = ['/sync', '/api/plugins/cronalytics/sync'];

test('nothing is revealed without the token, and nothing is changed', () =>
  withLive(async ({ port }) => {
    const guesses = [null, `${TOKEN}x`, TOKEN.slice(1), TOKEN.toUpperCase(), '""'];
    for (const token of guesses) {
      for (const path of READS) {
        const { status, headers, bytes } = await ask(port, path, { token });
        assert.equal(status, 401, `${path} ${token}`);
        assert.match(headers['www-authenticate'], /Bearer/);
        assert.doesNotMatch(String(bytes), /job0|SQLite/);
      }
      for (const path of WRITES)
        assert.equal((await ask(port, path, { token, method: 'POST' })).status, 401);
    }
    for (const form of [
      TOKEN,
      `bearer ${TOKEN}`,
      `Bearer  ${TOKEN}`,
      `Basic ${TOKEN}`,
      `Bearer ${TOKEN} `,
    ]) {
      const headers = { Authorization: form };
      // Blanks around a value are no part of it.
      const expected = form.endsWith(' ') ? 200 : 401;
      assert.equal((await ask(port, '/health', { headers })).status, expected, form);
    }
    assert.equal((await ask(port, '/health')).status, 200);
    const query = await ask(port, `/health?token=${TOKEN}`, { token: null });
    assert.equal(query.status, 401, 'a token in an address is none');
  }));

test('the page itself needs no token, and is marked as one that has data', () =>
  withLive(async ({ port }) => {
    const { status, bytes } = await ask(port, '/', { token: null });
    assert.equal(status, 200);
    assert.match(String(bytes), /<meta name="cronlens-live"/);
  }));

const enter = (port, code, headers = {}) =>
  ask(port, '/session', {
    method: 'POST',
    token: null,
    body: JSON.stringify({ code }),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
const codeOf = (line) => /#open=(\w+)/.exec(line)?.[1];

test('a code opens one session, once; the cookie is kept from scripts and other sites', () =>
  withLive(async ({ port, address }) => {
    assert.equal((await enter(port, `${codeOf(address)}0`)).status, 401);
    const opened = await enter(port, codeOf(address));
    assert.equal(opened.status, 204);
    const [cookie] = opened.headers['set-cookie'];
    assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Strict$/);
    const [pair] = cookie.split(';');
    assert.ok(pair.startsWith(`cronlens_${port}=`), 'cookies know no ports');
    const as = (Cookie) => ask(port, '/health', { token: null, headers: { Cookie } });
    assert.equal((await as(pair)).status, 200);
    assert.equal((await as(`a=b; ${pair}; c=d`)).status, 200);
    assert.equal((await as(`${pair}0`)).status, 401);
    assert.equal((await as(`x${pair}`)).status, 401);
    const again = await enter(port, codeOf(address));
    assert.equal(again.status, 401);
    assert.equal(again.json().error, 'bad_code');
    // A token that is wrong is not made up for by a cookie.
    const headers = { Cookie: pair, Authorization: 'Bearer no' };
    assert.equal((await ask(port, '/health', { token: null, headers })).status, 401);
  }));

test('SIGUSR1 prints another code, and the one before stops working', () =>
  withLive(async ({ port, address, child, nextLine }) => {
    const printed = nextLine();
    child.kill('SIGUSR1');
    const line = await printed;
    assert.notEqual(codeOf(line), codeOf(address));
    assert.equal((await enter(port, codeOf(address))).status, 401);
    assert.equal((await enter(port, codeOf(line))).status, 204);
  }));

test('what is no code is refused in words, and uses none up', () =>
  withLive(async ({ port, address }) => {
    const post = (body, type = 'application/json') =>
      ask(port, '/session', {
        method: 'POST',
        token: null,
        body,
        headers: { 'Content-Type': type },
      });
    const bodies = [
      '',
      '{',
      '[]',
      '{}',
      '{"code":1}',
      '{"code":null}',
      '"x"',
      '\xff',
      '{"code":""}',
    ];
    for (const body of bodies) assert.ok([400, 401].includes((await post(body)).status), body);
    const code = JSON.stringify({ code: codeOf(address) });
    // A form of another site can send these types without asking first.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      assert.equal((await post(code, type)).status, 400, type);
    }
    assert.equal((await post(code)).status, 204);
  }));

test('the newest 64 sessions are kept', () =>
  withLive(async ({ port, address, child, nextLine }) => {
    const cookies = [];
    let code = codeOf(address);
    for (let i = 0; i < 65; i += 1) {
      const opened = await enter(port, code);
      cookies.push(opened.headers['set-cookie'][0].split(';')[0]);
      const printed = nextLine();
      child.kill('SIGUSR1');
      code = codeOf(await printed);
    }
    const as = (Cookie) => ask(port, '/health', { token: null, headers: { Cookie } });
    assert.equal((await as(cookies[0])).status, 401);
    assert.equal((await as(cookies[1])).status, 200);
    assert.equal((await as(cookies[64])).status, 200);
  }));

test('only hosts and origins of this machine are answered to', () =>
  withLive(async ({ port }) => {
    const from = (headers, path = '/health') => ask(port, path, { headers });
    for (const Host of ['evil.example', `evil.example:${port}`, `localhost:${port + 1}`]) {
      assert.equal((await from({ Host })).status, 403, Host);
    }
    const own = `http://127.0.0.1:${port}`;
    assert.equal((await from({ Origin: own })).status, 200);
    const foreign = ['http://evil.example', 'null', 'file://', `https://127.0.0.1:${port}`];
    foreign.push(`http://localhost:${port}`, `${own}.evil.example`, `http://127.0.0.1:${port + 1}`);
    for (const Origin of foreign) {
      const { status, headers } = await from({ Origin });
      assert.equal(status, 403, Origin);
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
    for (const site of ['cross-site', 'same-site']) {
      assert.equal((await from({ 'Sec-Fetch-Site': site })).status, 403, site);
    }
    for (const site of ['same-origin', 'none']) {
      assert.equal((await from({ 'Sec-Fetch-Site': site })).status, 200, site);
    }
  }));

test('an origin that is allowed is named, never a wildcard, and may ask first', () =>
  withLive(
    async ({ port }) => {
      const Origin = 'https://friend.example';
      const { status, headers } = await ask(port, '/health', { headers: { Origin } });
      assert.deepEqual([status, headers['access-control-allow-origin']], [200, Origin]);
      assert.match(headers.vary, /Origin/);
      const asked = await ask(port, '/sync', {
        method: 'OPTIONS',
        token: null,
        headers: { Origin, 'Access-Control-Request-Method': 'POST' },
      });
      assert.equal(asked.status, 204);
      assert.match(asked.headers['access-control-allow-headers'], /Authorization/);
      assert.equal(asked.headers['access-control-allow-credentials'], undefined);
      const stranger = { Origin: 'https://friend.example.evil.example' };
      assert.equal((await ask(port, '/health', { headers: stranger })).status, 403);
    },
    { args: ['--allow-origin', 'https://friend.example'] },
  ));

test('two tokens or two origins are one too many', () =>
  withLive(async ({ port }) => {
    const lines = (more) =>
      `GET /health HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n` +
      `Connection: close\r\n${more}\r\n`;
    assert.match(await exchange(port, lines('')), /^HTTP\/1\.1 200/);
    for (const more of [
      'Authorization: Bearer no\r\n',
      `Origin: http://localhost:${port}\r\nOrigin: x\r\n`,
    ]) {
      assert.match(await exchange(port, lines(more)), /^HTTP\/1\.1 400/);
    }
  }));

test('each address has its methods', () =>
  withLive(async ({ port }) => {
    for (const path of READS)
      assert.equal((await ask(port, path, { method: 'POST' })).status, 405, path);
    for (const path of [...WRITES, '/session'])
      assert.equal((await ask(port, path)).status, 405, path);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
      assert.equal((await ask(port, '/snapshot', { method })).status, 405, method);
    }
  }));

test('a token file is made for its owner alone, and one that others can read is refused', () =>
  withLive(async ({ folder, facts }) => {
    const file = join(folder, 'token');
    const args = ['--page', join(folder, 'page'), '--facts', facts, '--token-file', file];
    const env = { CRONLENS_TOKEN: '' };
    const server = await startServer(args, env);
    const token = (await readFile(file, 'utf8')).trim();
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.match(token, /^[0-9a-f]{64}$/);
    assert.equal((await ask(server.port, '/health', { token })).status, 200);
    await server.stop('SIGTERM');
    await chmod(file, 0o644);
    const open = await cronlens(['serve', ...args], { env });
    assert.deepEqual([open.code, /chmod 600/.test(open.stderr)], [2, true]);
    for (const text of ['short', `${'a b'.repeat(9)}`, 'x'.repeat(600)]) {
      await writeFile(file, text, { mode: 0o600 });
      await chmod(file, 0o600);
      const bad = await cronlens(['serve', ...args], { env });
      assert.deepEqual([bad.code, /16 to 512/.test(bad.stderr)], [2, true], text);
      assert.ok(!bad.stderr.includes(text));
    }
  }));

test('the token is in no output and in no environment of a child', () =>
  withLive(async ({ port, child, lines, complaints }) => {
    await ask(port, '/health');
    await ask(port, '/health', { token: 'wrong' });
    assert.ok(!lines.join('').includes(TOKEN) && !complaints().includes(TOKEN));
    const status = await readFile(`/proc/${child.pid}/cmdline`, 'utf8');
    assert.ok(!status.includes(TOKEN));
  }));
