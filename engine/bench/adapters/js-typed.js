// The baseline: a loop over typed arrays, straight over the bytes of cols.bin.
import { viewColumns } from '../lib/columns.mjs';
import { makeLoop } from '../lib/typed_loop.mjs';

export const inputs = ['cols'];
let ask;

export function load(bytes, meta) {
  ask = makeLoop(viewColumns(bytes, meta), meta);
}

export const interact = (request) => ask(request);
