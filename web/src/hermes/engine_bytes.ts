// Gets the engine past the dashboard, whose static route serves no .wasm: from the plugin's own
// route, or else under a name that it does serve. Kept by content, for that route allows no caching.
import { ENGINE_UNREACHABLE, EngineFault } from '../engine/faults';
import type { Fetch } from './sdk';

const ROUTE = '/api/plugins/cronlens/asset/engine.wasm';
const CACHE = 'cronlens';
const WASM = [0x00, 0x61, 0x73, 0x6d];
const ZSTANDARD = [0x28, 0xb5, 0x2f, 0xfd];

export interface EnginePlaces {
  readonly authedFetch: Fetch;
  /** Of the folder that this script came from. */
  readonly base: string;
  /** Names the content. */
  readonly version: string;
  readonly signal: AbortSignal;
}

export async function fetchEngine(places: EnginePlaces): Promise<ArrayBuffer> {
  const { authedFetch, base, version, signal } = places;
  const cache = await openCache();
  const key = new URL(`engine.map?v=${version}`, base).href;
  const kept = await cache?.match(key).catch(() => undefined);
  if (kept !== undefined) return kept.arrayBuffer();
  const causes: string[] = [];
  const ways = [
    () => authedFetch(`${ROUTE}?v=${version}`, { signal }),
    () => fetch(key, { signal, credentials: 'same-origin' }),
  ];
  for (const way of ways) {
    try {
      const bytes = await engineOf(await way());
      if (cache !== undefined) await keep(cache, key, bytes);
      return bytes;
    } catch (reason) {
      signal.throwIfAborted();
      causes.push(reason instanceof Error ? reason.message : String(reason));
    }
  }
  throw new EngineFault('internal', `${ENGINE_UNREACHABLE}: ${causes.join('; ')}`);
}

/** Dashboards answer with a page where there is no file. */
async function engineOf(response: Response): Promise<ArrayBuffer> {
  if (!response.ok) throw new Error(`status ${response.status}`);
  const bytes = await response.arrayBuffer();
  const head = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  const begins = (magic: readonly number[]) => magic.every((byte, at) => head[at] === byte);
  if (begins(WASM) || begins(ZSTANDARD)) return bytes;
  throw new Error('no engine in the answer');
}

/** Only where the browser has one: not on plain http from another machine. */
async function openCache(): Promise<Cache | undefined> {
  if (!('caches' in globalThis)) return undefined;
  return caches.open(CACHE).catch(() => undefined);
}

/** One engine at a time; a full disk only means that it is fetched again. */
async function keep(cache: Cache, key: string, bytes: ArrayBuffer): Promise<void> {
  try {
    for (const other of await cache.keys()) await cache.delete(other);
    await cache.put(key, new Response(bytes));
  } catch {
    return;
  }
}
