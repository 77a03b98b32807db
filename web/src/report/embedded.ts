// What the file that this page was started from holds.
import { fromBase64, gunzip } from './packing';
import { IDS, REDACTIONS, REPORT_SCHEMA, type ReportMeta } from './report_meta';

export interface EmbeddedReport {
  readonly meta: ReportMeta;
  readonly startWorker: () => Worker;
  readonly engine: ArrayBuffer;
  /** A price list. */
  readonly prices: Blob;
  data(): Promise<Blob>;
}

export function embeddedReport(): EmbeddedReport | undefined {
  const worker = globalThis.cronlensWorker;
  const data = document.getElementById(IDS.data);
  const engine = document.getElementById(IDS.engine)?.textContent;
  if (worker === undefined || data === null || !engine) return undefined;
  const address = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
  return {
    meta: readMeta(data.dataset.meta),
    startWorker: () => new Worker(address),
    engine: fromBase64(engine).buffer as ArrayBuffer,
    prices: new Blob([JSON.stringify(globalThis.cronlensPrices)]),
    async data() {
      const text = data.textContent ?? '';
      data.remove();
      return new Blob([await unpacked(text)]);
    },
  };
}

/** Nothing where it is damaged: the engine says so then. */
async function unpacked(text: string): Promise<BlobPart> {
  try {
    return (await gunzip(fromBase64(text))) as BlobPart;
  } catch {
    return '';
  }
}

/** Somebody may have edited it. */
function readMeta(text: string | undefined): ReportMeta {
  const given = parsed(text);
  const number = (value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  const list: readonly unknown[] = Array.isArray(given.redacted) ? given.redacted : [];
  return {
    schema: REPORT_SCHEMA,
    title: String(given.title ?? 'Cronlens report'),
    made: number(given.made) ?? Date.now() / 1000,
    days: number(given.days),
    leftOut: number(given.leftOut) ?? 0,
    redacted: REDACTIONS.filter((what) => list.includes(what)),
    link: String(given.link ?? '#v1'),
  };
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
