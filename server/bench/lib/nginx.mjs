// nginx with one file, beside which /snapshot is measured.
import { execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const isThere = () =>
  run('nginx', ['-v']).then(
    () => true,
    () => false,
  );

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Serves `root` for the length of `body`, which is given its origin. */
export async function withNginx(folder, root, body) {
  const port = await freePort();
  const own = (name) => `${name}_temp_path ${join(folder, `nginx-${name}`)};`;
  const config = `daemon off; master_process off; pid ${join(folder, 'nginx.pid')};
    error_log stderr crit;
    events { worker_connections 256; }
    http { access_log off; sendfile on; tcp_nopush on;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(own).join(' ')}
      server { listen 127.0.0.1:${port}; root ${root}; } }`;
  const path = join(folder, 'nginx.conf');
  await writeFile(path, config);
  const child = spawn('nginx', ['-p', folder, '-c', path], { stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await fetch(origin).catch(() => undefined)) break;
      await sleep(50);
    }
    return await body(origin);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
