// "Save report": what the engine reduced and redacted, into the template of this build.
import { base64, fromBase64, gunzip, gzip } from './packing';
import { IDS, type ReportMeta } from './report_meta';

/** As on the command line: mail and chat do not carry more. */
export const REPORT_LIMIT_BYTES = 50_000_000;

export interface ReportParts {
  /** HTML of the engine's. */
  readonly summary: string;
  readonly meta: ReportMeta;
  readonly data: Uint8Array;
}

const HOLES = ['title', 'summary', 'meta', 'data'] as const;

export async function readTemplate(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`status ${response.status}`);
  const packed = new Uint8Array(await response.arrayBuffer());
  return new TextDecoder().decode(await gunzip(packed));
}

/** The engine of reports, as it will start from the file. */
export function engineOf(template: string): ArrayBuffer {
  const text = new RegExp(`id="${IDS.engine}">([^<]*)<`).exec(template)?.[1];
  if (text === undefined) throw new Error('the template lacks its engine');
  return fromBase64(text).buffer as ArrayBuffer;
}

/** Throws: where the template is none. */
export async function fillTemplate(template: string, parts: ReportParts): Promise<Blob> {
  const { meta, summary, data } = parts;
  const values = {
    title: escaped(meta.title),
    summary,
    meta: escaped(JSON.stringify(meta)),
    data: base64(await gzip(data)),
  };
  const pieces: string[] = [];
  let rest = template;
  // From left to right: what is filled in is never looked into, for it may hold braces of its own.
  for (const hole of HOLES) {
    const place = rest.indexOf(`{{${hole}}}`);
    if (place < 0) throw new Error(`the template lacks {{${hole}}}`);
    pieces.push(rest.slice(0, place), values[hole]);
    rest = rest.slice(place + hole.length + 4);
  }
  return new Blob([...pieces, rest], { type: 'text/html;charset=utf-8' });
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
