// `cronlens serve` on a facts.db of a test's own, and a client that sends what it is told to.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inScratch, startServer } from './program.mjs';

export const TOKEN = 'a-token-of-the-tests';
const WRITER = fileURLToPath(new URL('../tools/facts_writer.py', import.meta.url));
const run = promisify(execFile);

export const JOBS = JSON.stringify({
  jobs: [{ id: 'job0', name: 'First', schedule: { kind: 'interval', minutes: 10 }, enabled: true }],
});

/** Runs `body` with a server on a facts.db of `rows` runs; none when 0. */
export function withLive(body, { rows = 200, args = [], env = {}, limit, prepare } = {}) {
  return inScratch(async (folder) => {
    const facts = join(folder, 'facts.db');
    const jobs = join(folder, 'jobs.json');
    const page = join(folder, 'page');
    await mkdir(page);
    await writeFile(join(page, 'index.html'), '<!doctype html><html><head></head></html>');
    await writeFile(jobs, JOBS);
    const write = (command, more = [], path = facts) =>
      run('python3', [WRITER, command, path, ...more.map(String)]);
    if (rows > 0) await write('make', ['--rows', rows]);
    await prepare?.({ folder, facts, jobs, write });
    const all = ['--page', page, '--facts', facts, '--jobs', jobs, ...args];
    const server = await startServer(all, { CRONLENS_TOKEN: TOKEN, TMPDIR: folder, ...env }, limit);
    const live = { ...server, folder, facts, jobs, write };
    live.ask = (path, options) => ask(server.port, path, options);
    try {
      await body(live);
    } finally {
      assert.equal(await server.stop('SIGTERM'), 0);
      assert.equal(server.complaints(), '');
    }
  });
}

/** Sends one request. `token` is the token of the tests; `headers` win over all others. */
export function ask(port, path, { method = 'GET', token = TOKEN, headers = {}, body } = {}) {
  const sent = { Host: `127.0.0.1:${port}`, Connection: 'close' };
  if (token) sent.Authorization = `Bearer ${token}`;
  if (body !== undefined) sent['Content-Length'] = Buffer.byteLength(body);
  const options = { port, host: '127.0.0.1', method, path, agent: false };
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, headers: { ...sent, ...headers } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status, headers: given } = response;
        resolve({ status, headers: given, bytes, json: () => JSON.parse(bytes) });
      });
    });
    asked.setTimeout(40_000, () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Sends bytes as they are, gives all that comes back until the server closes. */
export function exchange(port, bytes, { end = false, patience = 5000 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks = [];
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', (fault) => {
      // Closing with unread input resets the connection: what came before counts.
      if (chunks.length === 0 && fault.code !== 'ECONNRESET' && fault.code !== 'EPIPE')
        reject(fault);
    });
    socket.write(bytes);
    if (end) socket.end();
  });
}
