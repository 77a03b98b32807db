// The source over HTTP: the routes of `cronlens serve` (server/README.md), by any function that
// fetches them.
import { parseJson } from '../base/storage';
import { download } from './download';
import { type Changes, LiveFault, type LiveSource, type Rows, type SyncResult } from './source';

/** Fetches a route such as "/snapshot?since=…". */
export type FetchRoute = (route: string, init: RequestInit) => Promise<Response>;

/** The server answers a wait after 25 s; whoever is silent for longer is gone. */
const PATIENCE_MS = 40_000;
/** A large file is copied before the first byte of it is sent. */
const COPY_PATIENCE_MS = 120_000;

export function makeHttpSource(fetchRoute: FetchRoute): LiveSource {
  const get = (route: string, signal: AbortSignal, patience: number) =>
    ask(fetchRoute, route, { signal }, patience);
  const post = (route: string, init: RequestInit) =>
    ask(fetchRoute, route, { ...init, method: 'POST' }, undefined);
  return {
    async whole(signal, onArrived) {
      return readRows(await good(await get('/snapshot', signal, COPY_PATIENCE_MS)), onArrived);
    },
    async newer(cursor, signal) {
      const route = `/snapshot?since=${encodeURIComponent(cursor)}`;
      const response = await good(await get(route, signal, COPY_PATIENCE_MS));
      if (response.status !== 204) return readRows(response, () => undefined);
      return { kind: 'none', cursor: cursorOf(response) };
    },
    async jobs(signal) {
      const response = await get('/jobs.json', signal, PATIENCE_MS);
      // Without the file, or with one that cannot be read, the runs are still worth seeing.
      if (response.status === 404 || response.status === 503) return { text: undefined, etag: '' };
      await good(response);
      return { text: await response.blob(), etag: response.headers.get('ETag') ?? '' };
    },
    async changes(cursor, jobsEtag, signal) {
      const asked = new URLSearchParams({ since: cursor, jobs: jobsEtag });
      const response = await good(await get(`/changes?${asked}`, signal, PATIENCE_MS));
      return response.status === 204 ? undefined : readChanges(await response.text());
    },
    async sync(signal) {
      return readSync(await (await good(await post('/sync', { signal }))).text());
    },
    async signIn(code, signal) {
      const headers = { 'Content-Type': 'application/json' };
      await good(await post('/session', { signal, headers, body: JSON.stringify({ code }) }));
    },
  };
}

/** Gives up when nobody answers; an answer that has begun may take its time. */
async function ask(
  fetchRoute: FetchRoute,
  route: string,
  init: RequestInit & { readonly signal?: AbortSignal | null },
  patience: number | undefined,
): Promise<Response> {
  const stop = new AbortController();
  const leave = () => stop.abort(init.signal?.reason);
  init.signal?.addEventListener('abort', leave);
  if (init.signal?.aborted) leave();
  const late = new LiveFault('offline', 'timeout', 'no answer in time');
  const timer = patience === undefined ? 0 : setTimeout(() => stop.abort(late), patience);
  try {
    return await fetchRoute(route, { ...init, signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Proxies answer these when what is behind them does not. */
const GATEWAY_FAULTS = [502, 504];

async function good(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body = record(parseJson(await response.text()));
  const code = typeof body.error === 'string' ? body.error : `status_${response.status}`;
  const sentence = typeof body.detail === 'string' ? body.detail : `status ${response.status}`;
  if (response.status === 401) throw new LiveFault('signed_out', code, sentence);
  const isGateway = GATEWAY_FAULTS.includes(response.status) && body.error === undefined;
  throw new LiveFault(isGateway ? 'offline' : 'refused', code, sentence);
}

async function readRows(
  response: Response,
  onArrived: (arrived: { bytesRead: number; bytesTotal: number }) => void,
): Promise<Rows> {
  const kind = response.headers.get('X-Cronlens-Delta') === '1' ? 'delta' : 'whole';
  const length = Number(response.headers.get('X-Cronlens-Length') ?? 0);
  const cursor = cursorOf(response);
  return { kind, cursor, bytes: await download(response, length, onArrived) };
}

function cursorOf(response: Response): string {
  const cursor = response.headers.get('X-Cronlens-Cursor');
  if (cursor === null || cursor === '') {
    throw new LiveFault('refused', 'no_cursor', 'The answer has no X-Cronlens-Cursor.');
  }
  return cursor;
}

function readChanges(text: string): Changes {
  const { cursor, jobs } = record(parseJson(text));
  if (typeof cursor === 'string' && typeof jobs === 'string') return { cursor, jobsEtag: jobs };
  throw new LiveFault('refused', 'no_cursor', 'The answer names no cursor.');
}

function readSync(text: string): SyncResult {
  const { inserted } = record(record(parseJson(text)).result);
  return { added: typeof inserted === 'number' ? inserted : undefined };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
