// What an attacker would try: attacks.md says what each is, and what happened.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { ask, exchange, TOKEN, withLive } from './live_server.mjs';

const MALFORMED = Number(process.env.CRONLENS_MALFORMED ?? 10_000);

const head = (port, target, more = '') =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n${more}`;

/** It still answers, at once, and holds no more than it did. */
async function expectWell({ port }) {
  const begun = Date.now();
  assert.equal((await ask(port, '/health')).status, 200);
  assert.ok(Date.now() - begun < 2000, 'answers within two seconds');
}

async function memoryOf({ child }) {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]);
}

const filesOf = async ({ child }) => (await readdir(`/proc/${child.pid}/fd`)).length;

test('DNS rebinding: another name for this address gets nothing, not even the page', () =>
  withLive(async ({ port }) => {
    for (const name of [
      'rebind.example',
      '127.0.0.1.rebind.example',
      'localhost.rebind.example',
      '0.0.0.0',
    ]) {
      for (const path of ['/', '/snapshot', '/session']) {
        const { status, bytes } = await ask(port, path, { headers: { Host: `${name}:${port}` } });
        assert.equal(status, 403, name);
        assert.doesNotMatch(String(bytes), /SQLite|cronlens-live/);
      }
    }
    const absolute = `GET http://rebind.example/snapshot HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
    assert.match(await exchange(port, absolute), /^HTTP\/1\.1 (400|404)/);
  }));

test('cross-origin: a form or a script of another site changes nothing and reads nothing', () =>
  withLive(async ({ port, address }) => {
    const code = /#open=(\w+)/.exec(address)[1];
    const body = JSON.stringify({ code });
    const opened = await ask(port, '/session', {
      ...{ method: 'POST', token: null, body },
      headers: { 'Content-Type': 'application/json', Origin: 'http://evil.example' },
    });
    assert.equal(opened.status, 403);
    const own = await ask(port, '/session', {
      ...{ method: 'POST', token: null, body },
      headers: { 'Content-Type': 'application/json', Origin: `http://127.0.0.1:${port}` },
    });
    assert.equal(own.status, 204, 'the code was not used up');
    const Cookie = own.headers['set-cookie'][0].split(';')[0];
    // A browser that sent the cookie all the same would still name the origin.
    for (const headers of [
      { Cookie, Origin: 'http://evil.example' },
      { Cookie, Origin: 'null' },
      { Cookie, Origin: `http://127.0.0.1:${port + 1}` },
      { Cookie, 'Sec-Fetch-Site': 'cross-site' },
      { Cookie, 'Sec-Fetch-Site': 'same-site' },
    ]) {
      assert.equal(
        (await ask(port, '/sync', { method: 'POST', token: null, headers })).status,
        403,
      );
      assert.equal((await ask(port, '/snapshot', { token: null, headers })).status, 403);
    }
  }));

test('traversal: no path reaches a file but those of the page', () =>
  withLive(async (live) => {
    await symlink(live.facts, join(live.folder, 'page/link'));
    await writeFile(join(live.folder, 'secret'), 'SQLite, no');
    const ups = [
      '../secret',
      '..%2fsecret',
      '%2e%2e/secret',
      '..%5csecret',
      '....//secret',
      '.%00./secret',
    ];
    const targets = ups.flatMap((up) => [
      `/${up}`,
      `/snapshot/${up}`,
      `/api/plugins/cronalytics/${up}`,
      `/jobs.json/${up}`,
    ]);
    targets.push(
      '/link',
      '//etc/passwd',
      '/page/../../secret',
      `${live.facts}`,
      '/snapshot?path=/etc/passwd',
    );
    targets.push(
      '/facts.db',
      '/facts.db-wal',
      '/api/plugins/cronalytics/jobs/..%2f..%2fsecret/runs',
    );
    for (const target of targets) {
      const answer = await exchange(
        live.port,
        `${head(live.port, target)}Connection: close\r\n\r\n`,
      );
      const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
      const isSnapshot = target.startsWith('/snapshot?');
      assert.ok(
        isSnapshot ? status === '200' : ['400', '404'].includes(status),
        `${target}: ${status}`,
      );
      assert.doesNotMatch(answer, /SQLite, no|root:/);
    }
  }));

test('oversized: headers end at 8 KiB, bodies at 4 KiB, and neither is kept', () =>
  withLive(async (live) => {
    const { port } = live;
    const long = 'a'.repeat(9000);
    assert.match(await exchange(port, `${head(port, `/${long}`)}\r\n`), /^HTTP\/1\.1 431/);
    assert.match(
      await exchange(port, `${head(port, '/', `X: ${long}\r\n`)}\r\n`),
      /^HTTP\/1\.1 431/,
    );
    const many = 'X: y\r\n'.repeat(3000);
    assert.match(await exchange(port, `${head(port, '/', many)}\r\n`), /^HTTP\/1\.1 431/);
    const body = (length) => ask(port, '/session', { method: 'POST', body: 'b'.repeat(length) });
    assert.equal((await body(4096)).status, 400);
    assert.equal((await body(4097)).status, 413);
    const before = await memoryOf(live);
    const post = `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
    for (const length of [
      '99999999999',
      '18446744073709551615',
      '18446744073709551616',
      '-1',
      '1, 1',
    ]) {
      const answer = await exchange(port, `${post}Content-Length: ${length}\r\n\r\nx`, {
        end: true,
      });
      assert.match(answer, /^HTTP\/1\.1 4\d\d/, length);
    }
    const chunks = `10000\r\n${'c'.repeat(65536)}\r\n`.repeat(50);
    const chunked = await exchange(port, `${post}Transfer-Encoding: chunked\r\n\r\n${chunks}`, {
      end: true,
    });
    assert.match(chunked, /^HTTP\/1\.1 4\d\d|^$/);
    assert.ok((await memoryOf(live)) - before < 20_000, 'memory grew');
    await expectWell(live);
  }));

test('smuggling: two readings of where a request ends are refused', () =>
  withLive(async ({ port }) => {
    const post = `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
    const inner = `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`;
    const forms = [
      `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
      `Content-Length: 6\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
      `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${inner}`,
      `Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${inner}`,
      `Content-Length : 0\r\n\r\n${inner}`,
      `Content-Length: 0x6\r\n\r\n${inner}`,
    ];
    for (const form of forms) {
      const answer = await exchange(port, post + form, { end: true });
      assert.match(answer, /^HTTP\/1\.1 4\d\d/, form);
      assert.doesNotMatch(answer, /HTTP\/1\.1 200/, form);
    }
    // A GET with a body: what follows is not read as a request of its own.
    const get = `${head(port, '/')}Content-Length: ${inner.length}\r\n\r\n${inner}`;
    assert.equal((await exchange(port, get, { end: true })).split('HTTP/1.1 ').length - 1, 1);
  }));

/** Connections that send nothing more; the server may close them. */
async function hold(port, count, bytes) {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
  }
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.write(bytes);
  await new Promise((resolve) => setTimeout(resolve, 300));
  return sockets;
}

test('slowloris: a thousand idle or trickling connections do not keep others out', () =>
  withLive(async (live) => {
    const before = await memoryOf(live);
    for (const bytes of ['', `GET / HTTP/1.1\r\nHost: 127.0.0.1:${live.port}\r\n`, 'P']) {
      const sockets = await hold(live.port, 1000, bytes);
      const trickle = setInterval(() => {
        for (const socket of sockets) if (socket.writable) socket.write('X');
      }, 200);
      try {
        await expectWell(live);
        await expectWell(live);
        assert.equal((await ask(live.port, '/snapshot')).status, 200);
      } finally {
        clearInterval(trickle);
        for (const socket of sockets) socket.destroy();
      }
    }
    assert.ok((await memoryOf(live)) - before < 64_000, 'memory grew');
    assert.ok((await filesOf(live)) < 600, 'connections are bounded');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expectWell(live);
  }));

test('a reader that never reads costs one piece of the file', () =>
  withLive(
    async (live) => {
      const before = await memoryOf(live);
      const request = `${head(live.port, '/snapshot')}Accept-Encoding: identity\r\n\r\n`;
      const sockets = await hold(live.port, 100, '');
      for (const socket of sockets) {
        socket.pause();
        socket.write(request);
      }
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.ok((await memoryOf(live)) - before < 64_000, 'memory grew');
      await expectWell(live);
      for (const socket of sockets) socket.destroy();
    },
    { rows: 40_000 },
  ));

test('many who wait for changes are bounded, and others are still answered', () =>
  withLive(async (live) => {
    const { headers } = await live.ask('/snapshot');
    const request = `${head(live.port, `/changes?since=${headers['x-cronlens-cursor']}`)}\r\n`;
    const sockets = await hold(live.port, 300, request);
    await expectWell(live);
    const one = await live.ask(`/changes?since=${headers['x-cronlens-cursor']}`);
    assert.deepEqual([one.status, one.json().error], [503, 'busy']);
    for (const socket of sockets) socket.destroy();
  }));

test('guessing: a thousand wrong tokens and codes find nothing', () =>
  withLive(async ({ port }) => {
    const request = (guess) =>
      `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${guess}\r\n`;
    const guesses = Array.from(
      { length: 1000 },
      (_, i) => `${TOKEN.slice(0, i % TOKEN.length)}${i}`,
    );
    const all = guesses.map((guess) => `${request(guess)}\r\n`).join('');
    const answers = await exchange(port, `${all}${request('x')}Connection: close\r\n\r\n`, {
      patience: 20_000,
    });
    assert.equal(answers.split('HTTP/1.1 401').length - 1, 1001);
    assert.doesNotMatch(answers, /HTTP\/1\.1 200/);
  }));

/** The same noise at every run: a small generator with a seed. */
function makeNoise(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

/** A request, broken somewhere: bytes changed, cut, doubled, put in. */
function malformed(noise, port) {
  const paths = [
    '/',
    '/snapshot',
    '/snapshot?since=',
    '/changes?since=x',
    '/jobs.json',
    '/session',
    '/api/plugins/cronalytics/jobs?days=7',
  ];
  const more = [
    '',
    'Content-Length: 5\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Expect: 100-continue\r\n',
    'Range: bytes=0-1\r\n',
    'Upgrade: h2c\r\nConnection: Upgrade\r\n',
  ];
  const method = noise.pick(['GET', 'POST', 'HEAD', 'OPTIONS', 'PRI', 'get', '']);
  const good = `${method} ${noise.pick(paths)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n${noise.pick(more)}\r\nhello`;
  const bytes = Buffer.from(good, 'latin1');
  switch (noise.below(6)) {
    case 0:
      for (let times = 1 + noise.below(8); times > 0; times -= 1)
        bytes[noise.below(bytes.length)] = noise.below(256);
      return bytes;
    case 1:
      return bytes.subarray(0, noise.below(bytes.length));
    case 2: {
      const at = noise.below(bytes.length);
      const junk = Buffer.from(Array.from({ length: noise.below(64) }, () => noise.below(256)));
      return Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)]);
    }
    case 3:
      return Buffer.from(Array.from({ length: noise.below(300) }, () => noise.below(256)));
    case 4: {
      const at = noise.below(bytes.length);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at - noise.below(at + 1))]);
    }
    default:
      return Buffer.from(
        good.replaceAll('\r\n', noise.pick(['\n', '\r', '\r\r\n', '\n\r', '\0\r\n'])),
        'latin1',
      );
  }
}

/** Sends and leaves; gives the statuses that came. */
function shout(port, bytes) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setTimeout(8000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1').slice(0, 2000);
    });
    socket.on('error', () => undefined);
    socket.on('close', () =>
      resolve([...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status))),
    );
    socket.end(bytes);
  });
}

test(`${MALFORMED} malformed requests: each is refused or answered, none is a fault of the server`, () =>
  withLive(async (live) => {
    const noise = makeNoise(20260529);
    const before = { memory: await memoryOf(live), files: await filesOf(live) };
    const counts = new Map();
    let left = MALFORMED;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        for (const status of await shout(live.port, malformed(noise, live.port))) {
          counts.set(status, (counts.get(status) ?? 0) + 1);
        }
      }
    };
    await Promise.all(Array.from({ length: 64 }, work));
    for (const status of counts.keys())
      assert.ok(status < 500 || status === 501 || status === 503, `${status}`);
    assert.ok((counts.get(400) ?? 0) > MALFORMED / 5, JSON.stringify([...counts]));
    await expectWell(live);
    assert.ok((await memoryOf(live)) - before.memory < 64_000, 'memory grew');
    assert.ok((await filesOf(live)) - before.files < 10, 'descriptors leaked');
    if (process.env.CRONLENS_TELL) console.log(JSON.stringify([...counts].sort()));
  }));
