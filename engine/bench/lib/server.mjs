// Serves the bench to the browser, on this machine alone, and notes what was fetched. The page is
// cross-origin isolated: its clock ticks every 5 microseconds, and threads are possible.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
const PAGE = `<!doctype html><meta charset=utf-8><link rel=icon href="data:,">
<script type=module src=/bundle/in_page.js></script>`;

/** `folders` maps the first part of an address to a folder; files of `data` are not noted. */
export async function startServer(folders) {
  const fetched = new Set();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    if (path === '/') {
      response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/html' });
      response.end(PAGE);
      return;
    }
    const [, folder, file] = /^\/(\w+)\/([\w./-]+)$/.exec(path) ?? [];
    const target = folders[folder] !== undefined ? join(folders[folder], file) : undefined;
    const found = target?.includes('..')
      ? undefined
      : await stat(target ?? '').catch(() => undefined);
    if (!found?.isFile()) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    if (folder !== 'data') fetched.add(target);
    const type = TYPES[extname(target)] ?? 'application/octet-stream';
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': type,
      'Content-Length': found.size,
    });
    createReadStream(target, { highWaterMark: 2 ** 20 }).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}/`;
  return { address, fetched, close: () => server.close() };
}
