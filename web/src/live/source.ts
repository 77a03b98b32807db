// Where a live facts.db comes from: the feed knows this and nothing of what is behind it. The page
// has it from `cronlens serve` (http_source.ts over fetch); another host brings its own fetch, or
// its own source.

/** How much of a file has arrived; `bytesTotal` is 0 where nobody said. */
export interface Arrived {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/** A database as bytes, and the cursor that stands for what it holds. */
export interface Rows {
  readonly kind: 'whole' | 'delta';
  readonly bytes: Blob;
  readonly cursor: string;
}

/** Nothing came since; or what did. */
export type Newer = Rows | { readonly kind: 'none'; readonly cursor: string };

export interface Jobs {
  readonly text: Blob | undefined;
  /** "" where there is no jobs.json. */
  readonly etag: string;
}

export interface Changes {
  readonly cursor: string;
  readonly jobsEtag: string;
}

export interface SyncResult {
  /** How many runs were added; unknown where the server does not say. */
  readonly added: number | undefined;
}

/** Each may throw a LiveFault, and whatever `signal` says when it is aborted. */
export interface LiveSource {
  whole(signal: AbortSignal, onArrived: (arrived: Arrived) => void): Promise<Rows>;
  /** What came after `cursor`; the whole where that cannot be told. */
  newer(cursor: string, signal: AbortSignal): Promise<Newer>;
  jobs(signal: AbortSignal): Promise<Jobs>;
  /** Waits some time for a cursor or an etag other than these; undefined when none came. */
  changes(cursor: string, jobsEtag: string, signal: AbortSignal): Promise<Changes | undefined>;
  sync(signal: AbortSignal): Promise<SyncResult>;
  /** Exchanges a one-time code for access, where the source has such codes. */
  signIn?(code: string, signal: AbortSignal): Promise<void>;
}

/**
 * offline: nobody answered. signed_out: this browser may not ask, or not any more.
 * refused: there was an answer, with a code for programs and a sentence in English.
 * no_engine: it is as it should be, and there is nothing here to read it with.
 */
export type FaultKind = 'offline' | 'signed_out' | 'refused' | 'no_engine';

export class LiveFault extends Error {
  readonly kind: FaultKind;
  readonly code: string;

  constructor(kind: FaultKind, code: string, sentence: string) {
    super(sentence);
    this.kind = kind;
    this.code = code;
  }
}

export function toLiveFault(reason: unknown): LiveFault {
  if (reason instanceof LiveFault) return reason;
  const sentence = reason instanceof Error ? reason.message : String(reason);
  return new LiveFault('offline', 'unreachable', sentence);
}
