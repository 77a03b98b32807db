// `cronlens serve --webhook`: each limit is told once, whatever the receiver and the power do.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createEncryptedServer } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from './harness.mjs';
import { BINARY, cronlens, inScratch } from './program.mjs';

const BUDGET = 'budgets:\n  global: {daily_usd: 0.000001, monthly_usd: 1000000}\n';

/**
 * A receiver that answers as `answer(number of the request)` says; undefined: it never does.
 * With `keys`, it speaks https.
 */
async function receiver(answer, keys = undefined) {
  const got = [];
  const create = keys ? (listen) => createEncryptedServer(keys, listen) : createServer;
  const server = create((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const number = got.push({ headers: request.headers, body: JSON.parse(body), url: request.url });
      const status = answer(number);
      if (status === undefined) return;
      response.writeHead(status).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  const origin = keys ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  return { got, close, url: `${origin}/hooks/a-secret-path` };
}

/** A certificate of its own authority for one host name. */
async function certificate(folder, name) {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`,
    '-keyout', key, '-out', cert], { stdio: 'pipe' });
  return { path: cert, keys: { key: await readFile(key), cert: await readFile(cert) } };
}

async function until(condition, what, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await condition()) return;
    await sleep(50);
  }
  assert.fail(what);
}

const ledgerOf = async (folder) => {
  try {
    return JSON.parse(await readFile(join(folder, 'budget.yaml.alerts.json'), 'utf8'));
  } catch {
    return { told: [], open: [] };
  }
};

/** A server on a sample, with a budget whose day's limit is reached, that can be killed. */
function withAlerts(url, body, trusted = undefined) {
  return inScratch(async (folder) => {
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'budget.yaml'), BUDGET);
    const made = await cronlens(['sample', '--out', folder, '--now', '1784548800']);
    assert.equal(made.code, 0, made.stderr);
    const start = async () => {
      const names = ['--page', 'page', '--facts', 'facts.db', '--jobs', 'jobs.json'];
      const args = [...names, '--budget', 'budget.yaml', '--now', '1784548800', '--tz', 'UTC'];
      const child = spawn(BINARY, ['serve', '--port', '0', ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, CRONLENS_WEBHOOK: url, CRONLENS_WEBHOOK_TOKEN: 'a-secret-token',
          CRONLENS_TOKEN: 'a-token-for-readers-of-this-test',
          ...(trusted === undefined ? {} : { SSL_CERT_FILE: trusted }) },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (bytes) => {
          said += bytes;
        });
      }
      const over = new Promise((resolve) => child.once('exit', resolve));
      await until(() => said.includes('http://'), 'the server did not start');
      const stop = (signal) => {
        child.kill(signal);
        return over;
      };
      return { stop, said: () => said };
    };
    await body({ folder, start });
  });
}

test('webhook: a limit that is reached is told once, with the token, and nothing secret is said', async () => {
  const hook = await receiver(() => 204);
  await withAlerts(hook.url, async ({ folder, start }) => {
    const first = await start();
    await until(async () => (await ledgerOf(folder)).told.length === 1, 'it was not told');
    await sleep(6000);
    assert.equal(await first.stop('SIGTERM'), 0);
    const second = await start();
    await sleep(1500);
    assert.equal(await second.stop('SIGTERM'), 0);
    assert.equal(hook.got.length, 1);
    const [{ headers, body, url }] = hook.got;
    assert.equal(url, '/hooks/a-secret-path');
    assert.equal(headers.authorization, 'Bearer a-secret-token');
    assert.equal(body.level, 'hard');
    assert.equal(body.window, 'daily');
    assert.equal(body.period_key, '2026-07-20');
    assert.match(body.text, /^All jobs: \$/);
    assert.doesNotMatch(first.said() + second.said(), /secret/);
  });
  await hook.close();
});

test('webhook: who refuses is asked again, and told once in the end', async () => {
  const hook = await receiver((number) => (number === 1 ? 500 : 200));
  await withAlerts(hook.url, async ({ folder, start }) => {
    const server = await start();
    await until(async () => (await ledgerOf(folder)).told.length === 1, 'it was not told');
    assert.equal(await server.stop('SIGTERM'), 0);
    assert.equal(hook.got.length, 2);
    const keys = new Set(hook.got.map(({ headers }) => headers['idempotency-key']));
    assert.equal(keys.size, 1);
    assert.match(server.said(), /did not take an alert: status 500/);
  });
  await hook.close();
});

test('webhook: https is told where the certificate is trusted and names the host', async () => {
  await inScratch(async (keys) => {
    const own = await certificate(keys, 'localhost');
    const hook = await receiver(() => 204, own.keys);
    await withAlerts(hook.url, async ({ folder, start }) => {
      const server = await start();
      await until(async () => (await ledgerOf(folder)).told.length === 1, 'it was not told');
      assert.equal(await server.stop('SIGTERM'), 0);
      assert.equal(hook.got.length, 1);
      assert.equal(hook.got[0].headers.authorization, 'Bearer a-secret-token');
      assert.match(hook.got[0].headers.host, /^localhost:\d+$/);
    }, own.path);
    await hook.close();
  });
});

test('webhook: a certificate that is not trusted, or of another host, is told nothing', async () => {
  await inScratch(async (keys) => {
    const own = await certificate(keys, 'localhost');
    const other = await certificate(keys, 'elsewhere.example');
    for (const [served, trusted] of [[own, undefined], [other, other.path]]) {
      const hook = await receiver(() => 204, served.keys);
      await withAlerts(hook.url, async ({ folder, start }) => {
        const server = await start();
        await until(() => /did not take an alert: .*certificate/i.test(server.said()), 'no reason');
        assert.equal(await server.stop('SIGTERM'), 0);
        assert.equal(hook.got.length, 0);
        const ledger = await ledgerOf(folder);
        assert.deepEqual([ledger.told.length, ledger.open.length], [0, 1]);
      }, trusted);
      await hook.close();
    }
  });
});

test('webhook: a kill while it is told loses nothing; the repeat has the same key', async () => {
  const hook = await receiver((number) => (number === 1 ? undefined : 200));
  await withAlerts(hook.url, async ({ folder, start }) => {
    const first = await start();
    await until(() => hook.got.length === 1, 'nothing was sent');
    await first.stop('SIGKILL');
    const left = await ledgerOf(folder);
    assert.deepEqual([left.told.length, left.open.length], [0, 1]);
    const second = await start();
    await until(async () => (await ledgerOf(folder)).told.length === 1, 'it was lost');
    await sleep(1500);
    assert.equal(await second.stop('SIGTERM'), 0);
    assert.equal(hook.got.length, 2);
    const [a, b] = hook.got.map(({ headers }) => headers['idempotency-key']);
    assert.equal(a, b);
  });
  await hook.close();
});

test('webhook: who never answers keeps neither readers nor the end waiting', async () => {
  const hook = await receiver(() => undefined);
  await withAlerts(hook.url, async ({ start }) => {
    const server = await start();
    await until(() => hook.got.length === 1, 'nothing was sent');
    const origin = /http:\/\/[^/]+/.exec(server.said())[0];
    const begun = Date.now();
    const headers = { Authorization: 'Bearer a-token-for-readers-of-this-test' };
    assert.equal((await fetch(`${origin}/health`, { headers })).status, 200);
    assert.equal((await fetch(`${origin}/snapshot`, { headers })).status, 200);
    const budget = await fetch(`${origin}/budget.yaml`, { headers });
    assert.deepEqual([budget.status, await budget.text()], [200, BUDGET]);
    assert.equal((await fetch(`${origin}/budget.yaml`)).status, 401);
    assert.equal(await server.stop('SIGTERM'), 0);
    assert.ok(Date.now() - begun < 5000, `${Date.now() - begun} ms`);
  });
  await hook.close();
});

test('webhook: an alert for a receiver that is not there waits for it', async () => {
  const hook = await receiver(() => 200);
  await hook.close();
  await withAlerts(hook.url, async ({ folder, start }) => {
    const server = await start();
    await until(() => server.said().includes('did not take'), 'nothing was tried');
    assert.equal(await server.stop('SIGTERM'), 0);
    assert.equal((await ledgerOf(folder)).open.length, 1);
  });
});

test('webhook: addresses that would leave this machine in the clear are refused', async () => {
  await inScratch(async (folder) => {
    const budget = join(folder, 'budget.yaml');
    await writeFile(budget, BUDGET);
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    const refused = async (args, pattern) => {
      const { code, stderr } = await cronlens(['serve', '--page', folder, '--port', '0', ...args]);
      assert.equal(code, 2);
      assert.match(stderr, pattern);
    };
    const facts = ['--facts', join(folder, 'facts.db'), '--budget', budget];
    await refused([...facts, '--webhook', 'http://example.org/x'], /needs https/);
    await refused([...facts, '--webhook', 'https://me:pw@example.org/'], /no user/);
    await refused([...facts, '--webhook', 'ftp://127.0.0.1/'], /begins with https/);
    await refused([...facts, '--webhook', 'http://127.0.0.1:0/'], /port/);
    await refused([...facts], /go together/);
    await refused(['--budget', budget, '--webhook', 'https://example.org/'], /no costs/);
  });
});
