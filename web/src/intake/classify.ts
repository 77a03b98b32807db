// What a file is: by its first bytes, then by its name.
import type { FileFormat } from '../state/session';

export type FileKind =
  | { readonly kind: 'database'; readonly isWalMode: boolean }
  | { readonly kind: 'wal' }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'empty' }
  /** Belongs to a database and carries nothing: -shm, an empty -wal. */
  | { readonly kind: 'ignorable' }
  | { readonly kind: 'other'; readonly format: FileFormat };

/** How many bytes `classify` wants to see. */
export const HEAD_BYTES = 512;

const SQLITE = 'SQLite format 3\0';
const WAL_FLAG_AT = 18;
const MAGICS: readonly (readonly [FileFormat, readonly string[]])[] = [
  ['image', ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'RIFF']],
  ['pdf', ['%PDF']],
  ['zip', ['PK\x03\x04', 'PK\x05\x06']],
  ['compressed', ['\x1f\x8b', '(\xb5/\xfd', 'BZh', '\xfd7zXZ', '7z\xbc\xaf']],
];

export function classify(name: string, size: number, head: Uint8Array): FileKind {
  const lower = name.toLowerCase();
  if (lower.endsWith('-shm')) return { kind: 'ignorable' };
  if (size === 0) return lower.endsWith('-wal') ? { kind: 'ignorable' } : { kind: 'empty' };
  const start = latin1(head);
  if (start.startsWith(SQLITE)) return { kind: 'database', isWalMode: head[WAL_FLAG_AT] === 2 };
  if (isWal(head) || lower.endsWith('-wal')) return { kind: 'wal' };
  const magic = MAGICS.find(([, starts]) => starts.some((text) => start.startsWith(text)));
  if (magic !== undefined) return { kind: 'other', format: magic[0] };
  if (lower.endsWith('.json') || /^(\xef\xbb\xbf)?\s*[[{]/.test(start)) return { kind: 'jobs' };
  return { kind: 'other', format: textFormat(lower, start) };
}

function isWal(head: Uint8Array): boolean {
  const [a, b, c, d = 0] = head;
  return a === 0x37 && b === 0x7f && c === 0x06 && (d === 0x82 || d === 0x83);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function textFormat(name: string, start: string): FileFormat {
  if (!isText(start)) return 'unknown';
  if (/^\s*<(!doctype|html|\?xml|svg)/i.test(start)) return 'html';
  if (/\.sql$/.test(name) || /^\s*(PRAGMA|BEGIN|CREATE|INSERT)\b/i.test(start)) return 'sql';
  if (/\.[ct]sv$/.test(name)) return 'csv';
  return 'text';
}

function isText(start: string): boolean {
  for (let index = 0; index < start.length; index += 1) {
    const code = start.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32) || code === 127) return false;
  }
  return true;
}
