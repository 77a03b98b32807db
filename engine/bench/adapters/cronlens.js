// Cronlens' engine through its public library: compare() answers one interaction as columns.
import { openDatabase, Skipped, startEngine } from '../lib/cronlens_engine.mjs';

export const inputs = ['db', 'cols'];
let engine;

export async function init() {
  ({ engine } = await startEngine());
  if (engine.compare === undefined) throw new Skipped('this build of the engine has no compare()');
}

export function load(bytes, _meta, input) {
  if (input === 'db') openDatabase(engine, bytes);
  else throw new Skipped('this build of the engine does not take columns');
}

export function interact() {
  throw new Skipped('not yet');
}
