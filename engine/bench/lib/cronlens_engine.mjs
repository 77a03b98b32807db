// dist/engine as any page would use it: its own file, with its .wasm beside it.
export async function startEngine() {
  const library = await import(new URL('/engine/cronlens.js', location.href).href);
  return { library, engine: await library.createEngine() };
}

/** Returns the snapshot of a facts.db. */
export function openBytes(engine, bytes) {
  const opened = engine.open({ database: bytes });
  if (opened.ok) return opened.value;
  throw new Error(`${opened.error.code}: ${opened.error.detail}`);
}

/** Thrown by an adapter that this build of the engine cannot serve; printed as a note. */
export class Skipped extends Error {
  name = 'Skipped';
}
