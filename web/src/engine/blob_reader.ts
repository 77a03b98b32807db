// Reads a file of the user inside a worker. Long reads go straight to it; short ones, as SQLite makes
// them when it looks up rows, are served from the pieces read last.
import type { ByteReader } from './byte_reader';

const PIECE_BYTES = 128 * 1024;
const PIECES_KEPT = 32;

interface SyncReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
/** Only workers have it, and TypeScript's library for pages does not. */
declare const FileReaderSync: new () => SyncReader;

/** `onRead` hears how far into the file the reading has come. */
export function blobReader(blob: Blob, onRead: (bytes: number) => void): ByteReader {
  const reader = new FileReaderSync();
  const pieces = new Map<number, Uint8Array>();
  let furthest = 0;

  function load(begin: number, end: number): Uint8Array {
    const bytes = new Uint8Array(reader.readAsArrayBuffer(blob.slice(begin, end)));
    if (bytes.length < Math.min(end, blob.size) - begin) throw new Error('the file is shorter now');
    if (end > furthest) {
      furthest = Math.min(end, blob.size);
      onRead(furthest);
    }
    return bytes;
  }

  function piece(index: number): Uint8Array {
    const bytes = pieces.get(index) ?? load(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
    // The piece used last stands last; the first is the one to drop.
    pieces.delete(index);
    pieces.set(index, bytes);
    if (pieces.size > PIECES_KEPT) pieces.delete(pieces.keys().next().value as number);
    return bytes;
  }

  function fill(offset: number, into: Uint8Array): void {
    if (into.length >= PIECE_BYTES) {
      into.set(load(offset, offset + into.length));
      return;
    }
    for (let done = 0; done < into.length; ) {
      const index = Math.floor((offset + done) / PIECE_BYTES);
      const from = offset + done - index * PIECE_BYTES;
      const part = piece(index).subarray(from, from + into.length - done);
      into.set(part, done);
      done += part.length;
    }
  }

  return {
    size: blob.size,
    read: (offset, into) => {
      try {
        fill(offset, into);
        return true;
      } catch {
        // The file was changed, moved or taken away; the engine says so.
        return false;
      }
    },
  };
}
