// Reads a file of the user inside a worker. Short reads, as SQLite makes them when it looks up rows,
// are served from the pieces read last; long ones, as those that go through the file, read ahead.
import type { ByteReader } from './byte_reader';

const PIECE_BYTES = 128 * 1024;
const PIECES_KEPT = 32;
/** Each read of a browser costs as much as some megabytes: the longer one goes on, the more it takes. */
const LEAST_AHEAD_BYTES = 1024 * 1024;
const MOST_AHEAD_BYTES = 32 * 1024 * 1024;
/** What a reader that goes on may leap over: pages that belong to something else. */
const LEAP_BYTES = 1024 * 1024;
const NOTHING: Stretch = { begin: 0, end: 0, bytes: new Uint8Array() };

interface Stretch {
  readonly begin: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

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

  const fillLong = makeReadAhead(blob.size, load);

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
      fillLong(offset, into);
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

/** Fills long stretches of a file of `size` bytes, and loads more than is asked for where the reading
 * goes on, in its direction. */
function makeReadAhead(
  size: number,
  load: (begin: number, end: number) => Uint8Array,
): (begin: number, into: Uint8Array) => void {
  let stretch = NOTHING;
  let last = { begin: 0, end: 0 };
  let ahead = LEAST_AHEAD_BYTES;

  function loadAhead(begin: number, end: number): Stretch {
    const isForward = begin >= last.end && begin - last.end < LEAP_BYTES;
    const isBackward = end <= last.begin && last.begin - end < LEAP_BYTES;
    ahead = isForward || isBackward ? Math.min(2 * ahead, MOST_AHEAD_BYTES) : LEAST_AHEAD_BYTES;
    const from = isBackward ? Math.max(0, Math.min(begin, end - ahead)) : begin;
    const to = isBackward ? end : Math.min(size, Math.max(end, begin + ahead));
    return { begin: from, end: to, bytes: load(from, to) };
  }

  return (begin, into) => {
    const end = begin + into.length;
    if (begin < stretch.begin || end > stretch.end) stretch = loadAhead(begin, end);
    into.set(stretch.bytes.subarray(begin - stretch.begin, end - stretch.begin));
    last = { begin, end };
    // All of it was read: the memory is not needed any more.
    if (end === size) stretch = NOTHING;
  };
}
