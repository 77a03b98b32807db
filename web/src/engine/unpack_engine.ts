// The engine travels as Zstandard: a tenth smaller than gzip makes it.
import { decompress } from 'fzstd';
import { ENGINE_UNREACHABLE, EngineFault } from './faults';

const PACKED = [0x28, 0xb5, 0x2f, 0xfd];

/** Bytes that are not packed are returned as they are. Throws: EngineFault for damaged ones. */
export function unpackEngine(bytes: ArrayBuffer | Uint8Array): Uint8Array {
  const given = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  if (!PACKED.every((byte, at) => given[at] === byte)) return given;
  try {
    return decompress(given);
  } catch (reason) {
    const cause = reason instanceof Error ? reason.message : String(reason);
    throw new EngineFault('internal', `${ENGINE_UNREACHABLE}: ${cause}`);
  }
}
