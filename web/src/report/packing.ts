// Bytes for a place where only text may stand.

export async function gzip(content: string | Uint8Array): Promise<Uint8Array> {
  return through(content, new CompressionStream('gzip'));
}

export async function gunzip(content: Uint8Array): Promise<Uint8Array> {
  return through(content, new DecompressionStream('gzip'));
}

async function through(
  content: string | Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const packed = new Blob([content as BlobPart]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** In pieces: a call takes only so many arguments. */
const PIECE = 0x6000; // a multiple of three

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return text;
}

export function fromBase64(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
