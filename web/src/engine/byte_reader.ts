// Where the engine reads a database from, piece by piece: it is never copied whole.
export interface ByteReader {
  readonly size: number;
  /** Fills `into` with the bytes from `offset` on; false when they cannot be read. */
  read(offset: number, into: Uint8Array): boolean;
}

export function bytesReader(bytes: Uint8Array): ByteReader {
  return {
    size: bytes.length,
    read: (offset, into) => {
      const end = offset + into.length;
      // Fewer bytes than there were: the buffer was handed to somebody else meanwhile.
      if (end > bytes.length) return false;
      into.set(bytes.subarray(offset, end));
      return true;
    },
  };
}
