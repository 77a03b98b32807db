// server/share: the examples that server/docs/running.md tells people to copy.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testWith } from './harness.mjs';
import { inScratch, BINARY, startServer } from './program.mjs';

const SHARE = fileURLToPath(new URL('../../server/share/', import.meta.url));
const FACTS = fileURLToPath(new URL('../vectors/cronalytics/facts.db', import.meta.url));
const ORIGIN = 'https://cronlens.example.org';

testWith('systemd-analyze', 'systemd finds no fault in the service', () =>
  inScratch(async (folder) => {
    const unit = await readFile(join(SHARE, 'cronlens.service'), 'utf8');
    const path = join(folder, 'cronlens.service');
    await writeFile(path, unit.replace('%h/.local/bin/cronlens', BINARY).replace(/^Doc.*\n/m, ''));
    const env = { ...process.env, XDG_RUNTIME_DIR: folder };
    const checked = spawnSync('systemd-analyze', ['--user', '--man=no', 'verify', path], { env });
    assert.equal(`${checked.stdout}${checked.stderr}`, '');
    assert.equal(checked.status, 0);
  }),
);

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The example as it is, with the places of this test in it. */
async function writeSite(folder, port, behind) {
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'cert.pem');
  const subject = ['-subj', '/CN=cronlens.example.org', '-days', '2'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  const example = await readFile(join(SHARE, 'nginx.conf'), 'utf8');
  const site = example
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('/etc/ssl/certs/cronlens.pem', certificate)
    .replace('/etc/ssl/private/cronlens.key', key)
    .replaceAll('127.0.0.1:8123', `127.0.0.1:${behind}`);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = places.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n');
  const config = join(folder, 'all.conf');
  await writeFile(
    config,
    `pid ${join(folder, 'pid')}; daemon off; error_log stderr;
     events {} http { access_log off; ${temporary} ${site} }`,
  );
  return config;
}

function ask(port, path, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const options = { port, path, method, headers, rejectUnauthorized: false };
    const sent = request({ host: '127.0.0.1', ...options }, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () => {
        const { statusCode: status, headers: received } = reply;
        resolve({ status, headers: received, body: Buffer.concat(parts) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function answers(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const reply = await ask(port, '/').catch(() => undefined);
    if (reply !== undefined) return reply;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx does not answer');
}

testWith('nginx', 'the example for nginx serves the page, the data and a session', () =>
  inScratch(async (folder) => {
    const server = await startServer(['--facts', FACTS, '--allow-origin', ORIGIN], {
      CRONLENS_TOKEN: 'a'.repeat(43),
    });
    const port = await freePort();
    const config = await writeSite(folder, port, server.port);
    const nginx = spawn('nginx', ['-p', folder, '-c', config], { stdio: 'ignore' });
    try {
      const page = await answers(port);
      assert.equal(page.status, 200);
      assert.match(page.headers['content-security-policy'], /default-src 'none'/);
      const headers = { Authorization: `Bearer ${'a'.repeat(43)}`, Origin: ORIGIN };
      assert.equal((await ask(port, '/health')).status, 401);
      const snapshot = await ask(port, '/snapshot', { headers });
      assert.equal(snapshot.status, 200);
      assert.equal(snapshot.body.subarray(0, 15).toString(), 'SQLite format 3');
      const foreign = { ...headers, Origin: 'https://elsewhere.example' };
      assert.equal((await ask(port, '/snapshot', { headers: foreign })).status, 403);
      const session = await ask(port, '/session', {
        method: 'POST',
        headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
        body: JSON.stringify({ code: server.code }),
      });
      assert.equal(session.status, 204);
      assert.match(session.headers['set-cookie'][0], /HttpOnly.*secure/i);
      const cookie = session.headers['set-cookie'][0].split(';')[0];
      assert.equal((await ask(port, '/health', { headers: { Cookie: cookie } })).status, 200);
    } finally {
      nginx.kill('SIGQUIT');
      await server.stop('SIGTERM');
    }
  }),
);
