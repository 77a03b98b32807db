import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { cronlens, inScratch, startServer } from './program.mjs';

/** Serves a small page for the length of `body`. */
function withServer(body) {
  return inScratch(async (folder) => {
    const page = join(folder, 'page');
    await mkdir(join(page, 'sub'), { recursive: true });
    await writeFile(join(page, 'index.html'), '<!doctype html>');
    await writeFile(join(page, 'app.js'), 'let x;');
    await writeFile(join(page, 'engine.wasm'), Buffer.alloc(3_000_000, 7));
    await writeFile(join(page, '.hidden'), 'no');
    await writeFile(join(folder, 'secret.txt'), 'no');
    await symlink(join(folder, 'secret.txt'), join(page, 'leak.txt'));
    await symlink(folder, join(page, 'sub/up'));
    const server = await startServer(['--page', page]);
    try {
      await body(server);
    } finally {
      assert.equal(await server.stop('SIGTERM'), 0);
    }
  });
}

/** Sends bytes, gives all that comes back. */
function exchange(port, text, { end = false } = {}) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks = [];
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', (fault) => (chunks.length > 0 ? undefined : reject(fault)));
    socket.write(text);
    if (end) socket.end();
  });
}

async function ask(
  port,
  target,
  { method = 'GET', host = `localhost:${port}`, headers = '' } = {},
) {
  const request = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers}Connection: close\r\n\r\n`;
  const answer = await exchange(port, request);
  const [head, body] = [answer.slice(0, answer.indexOf('\r\n\r\n')), answer.split('\r\n\r\n')[1]];
  const header = (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), header, body };
}

test('files come whole, with their types and the security headers', () =>
  withServer(async ({ port }) => {
    const types = {
      '/': 'text/html; charset=utf-8',
      '/app.js?v=1': 'text/javascript; charset=utf-8',
      '/engine.wasm': 'application/wasm',
    };
    for (const [target, type] of Object.entries(types)) {
      const { status, header } = await ask(port, target);
      assert.equal(status, 200, target);
      assert.equal(header('Content-Type'), type);
      assert.match(header('Content-Security-Policy'), /^default-src 'none'; .*connect-src 'self'/);
      assert.equal(header('X-Content-Type-Options'), 'nosniff');
      assert.equal(header('Cross-Origin-Opener-Policy'), 'same-origin');
    }
    assert.equal((await ask(port, '/engine.wasm')).body.length, 3_000_000);
  }));

test('nothing outside the folder and nothing hidden is served', () =>
  withServer(async ({ port }) => {
    const targets = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/sub/../../secret.txt',
    ];
    targets.push('/leak.txt', '/sub/up/secret.txt', '/.hidden', '//etc/passwd', '/%00', '/a%5cb');
    targets.push('/%', '/%zz', '/sub', '/sub/', '/none', 'http://localhost/', '*', 'app.js');
    for (const target of targets) {
      const { status, body } = await ask(port, target);
      assert.ok(status === 400 || status === 404, `${target}: ${status}`);
      assert.notEqual(body, 'no');
    }
  }));

test('only the names of this machine are answered to', () =>
  withServer(async ({ port }) => {
    for (const name of ['localhost', 'LocalHost', '127.0.0.1', '[::1]']) {
      assert.equal((await ask(port, '/', { host: `${name}:${port}` })).status, 200, name);
    }
    const others = ['evil.example', `evil.example:${port}`, 'localhost', `localhost:${port + 1}`];
    others.push(`127.0.0.1:${port}.evil.example`, `10.0.0.5:${port}`, `evil@localhost:${port}`);
    for (const host of others) assert.equal((await ask(port, '/', { host })).status, 403, host);
    assert.equal((await ask(port, '/', { host: '' })).status, 403);
    assert.equal((await ask(port, '/', { headers: 'Host: evil.example\r\n' })).status, 400);
    assert.match(await exchange(port, 'GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 400/);
  }));

test('only GET and HEAD, without a body', () =>
  withServer(async ({ port }) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      assert.equal((await ask(port, '/', { method })).status, 405, method);
    }
    const headers = 'Content-Length: 3\r\n';
    assert.equal((await ask(port, '/', { method: 'POST', headers })).status, 405);
    assert.equal((await ask(port, '/', { headers })).status, 413);
    const head = await ask(port, '/app.js', { method: 'HEAD' });
    assert.deepEqual([head.status, head.header('Content-Length'), head.body], [200, '6', '']);
  }));

test('an unchanged file is not sent again', () =>
  withServer(async ({ port }) => {
    const etag = (await ask(port, '/app.js')).header('ETag');
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const again = await ask(port, '/app.js', { headers: `If-None-Match: ${known}\r\n` });
      assert.deepEqual([again.status, again.body], [304, '']);
    }
    assert.equal((await ask(port, '/app.js', { headers: 'If-None-Match: "x"\r\n' })).status, 200);
  }));

test('headers end at 8 KiB, and noise is refused', () =>
  withServer(async ({ port }) => {
    const long = (length) => ({ headers: `X: ${'a'.repeat(length)}\r\n` });
    assert.equal((await ask(port, '/', long(7000))).status, 200);
    assert.equal((await ask(port, '/', long(9000))).status, 431);
    assert.match(await exchange(port, '\x16\x03\x01 noise\r\n\r\n'), /^HTTP\/1\.1 400/);
    assert.match(await exchange(port, 'GET / HT', { end: true }), /^HTTP\/1\.1 400/);
  }));

test('one connection serves many requests, and many connections are served', () =>
  withServer(async ({ port }) => {
    const one = `GET /app.js HTTP/1.1\r\nHost: localhost:${port}\r\n`;
    const answers = await exchange(
      port,
      `${one}\r\n`.repeat(20) + `${one}Connection: close\r\n\r\n`,
    );
    assert.equal(answers.split('HTTP/1.1 200').length - 1, 21);
    const many = await Promise.all(Array.from({ length: 200 }, () => ask(port, '/app.js')));
    assert.ok(many.every(({ status }) => status === 200));
  }));

test('a taken port is told, SIGINT ends cleanly', () =>
  withServer(async ({ port }) => {
    await inScratch(async (folder) => {
      await writeFile(join(folder, 'index.html'), '');
      const taken = await cronlens(['serve', '--page', folder, '--port', String(port)]);
      assert.equal(taken.code, 1);
      assert.match(taken.stderr, /is taken/);
      const other = await startServer(['--page', folder, '--host', 'localhost']);
      assert.equal(await other.stop('SIGINT'), 0);
    });
  }));
