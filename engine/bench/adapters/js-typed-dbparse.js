// The same loop, its columns read from the SQLite file format itself, without any SQL engine.
import { readFacts } from '../lib/read_sqlite.mjs';
import { makeLoop } from '../lib/typed_loop.mjs';

export const inputs = ['db'];
let ask;

export function load(bytes, meta) {
  ask = makeLoop(readFacts(bytes, meta), meta);
}

export const interact = (request) => ask(request);
