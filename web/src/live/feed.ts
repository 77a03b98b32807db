// Keeps the page at what the live file holds: opens it, waits for changes, adds what came. What it
// is doing is a signal; what it cannot do is said, and tried again.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Snapshot } from '../contract/contract.gen';
import type { Answer } from '../engine/engine';
import { CANCELLED, ENGINE_UNREACHABLE } from '../engine/faults';
import type { Session, TakeCopy, TakeJobs } from '../state/session';
import { type Arrived, LiveFault, type LiveSource, type Newer, toLiveFault } from './source';
import { backOff, pause } from './wait';

export type LiveState =
  /** For the first time; `arrived` is undefined until the first byte. */
  | { readonly kind: 'opening'; readonly arrived: Arrived | undefined }
  | { readonly kind: 'following' }
  | { readonly kind: 'refreshing' }
  | { readonly kind: 'offline'; readonly retryAt: number }
  | { readonly kind: 'signed_out'; readonly usedCode: boolean }
  /** The server is there, the file cannot be read: by it, or here. */
  | { readonly kind: 'trouble'; readonly code: string; readonly sentence: string }
  /** Something else is on screen, or nothing at all. */
  | { readonly kind: 'aside' };

export type SyncState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly added: number | undefined }
  | { readonly kind: 'failed'; readonly code: string; readonly sentence: string };

export interface LiveFeed {
  readonly state: ReadonlySignal<LiveState>;
  readonly sync: ReadonlySignal<SyncState>;
  /** When the server last said how things are; epoch seconds. */
  readonly heardAt: ReadonlySignal<number | undefined>;
  /** Opens the live file, in the place of what is on screen. */
  open(): void;
  /** Stops following; what is on screen stays. */
  leave(): void;
  /** Does now what it would do later. */
  retry(): void;
  signIn(code: string): void;
  syncNow(): Promise<void>;
  dismissSync(): void;
  /** Leaves nothing running. */
  stop(): void;
}

export interface FeedOptions {
  readonly source: LiveSource;
  readonly session: Session;
  /** Resolves when somebody looks at the page; nobody needs fresh figures before. */
  readonly seen: (signal: AbortSignal) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly name: string;
  /** Tests bring their own. */
  readonly pause?: typeof pause;
}

/** At most one refresh a second, and where each takes long a fraction of the time. */
const SHORTEST_REST_MS = 1000;
const LONGEST_REST_MS = 5000;
const REST_SHARE = 4;
/** The engine keeps each addition beside the file: from here on reading anew is the better bargain. */
const MAX_ADDITIONS = 300;
const MAX_ADDED_BYTES = 64 * 1024 * 1024;
const LOOK_AGAIN_MS = 100;
const FORGET_SYNC_MS = 20_000;

export function makeFeed(options: FeedOptions): LiveFeed {
  return new Feed(options);
}

class Feed implements LiveFeed {
  readonly state = signal<LiveState>({ kind: 'aside' });
  readonly sync = signal<SyncState>({ kind: 'idle' });
  readonly heardAt = signal<number | undefined>(undefined);

  readonly #source: LiveSource;
  readonly #session: Session;
  readonly #options: FeedOptions;
  readonly #pause: typeof pause;
  readonly #unwatch: () => void;
  /** Ends the loop that follows the file. */
  #loop: AbortController | undefined;
  /** Ends the pause of that loop. */
  #wake = new AbortController();
  readonly #ended = new AbortController();

  /** What the page holds; undefined: nothing that rows could be added to. */
  #cursor: string | undefined;
  #jobsEtag = '';
  #added = { times: 0, bytes: 0 };
  /** The fault that the server is known to have: it tells when that is over. */
  #fault: string | undefined;
  #code: string | undefined;
  #usedCode = false;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#source = options.source;
    this.#session = options.session;
    this.#pause = options.pause ?? pause;
    let wasLive = false;
    this.#unwatch = options.session.file.subscribe((file) => {
      const isLive = file?.live === true;
      if (!isLive && (wasLive || file !== undefined)) this.leave();
      wasLive = isLive;
    });
  }

  open = (): void => {
    this.#loop?.abort();
    this.#loop = new AbortController();
    this.#cursor = undefined;
    this.#fault = undefined;
    this.state.value = { kind: 'opening', arrived: undefined };
    void this.#follow(this.#loop.signal);
  };

  leave = (): void => {
    this.#loop?.abort();
    this.#loop = undefined;
    this.state.value = { kind: 'aside' };
  };

  retry = (): void => {
    this.#wake.abort();
    this.#wake = new AbortController();
  };

  signIn = (code: string): void => {
    this.#code = code;
    if (this.state.peek().kind === 'aside') this.open();
    else this.retry();
  };

  syncNow = async (): Promise<void> => {
    if (this.sync.peek().kind === 'running') return;
    this.sync.value = { kind: 'running' };
    try {
      const { added } = await this.#source.sync(this.#ended.signal);
      this.sync.value = { kind: 'done', added };
      void this.#forgetSync();
    } catch (reason) {
      const { kind, code, message } = toLiveFault(reason);
      this.sync.value = {
        kind: 'failed',
        code: kind === 'refused' ? code : kind,
        sentence: message,
      };
    }
  };

  async #forgetSync(): Promise<void> {
    const shown = this.sync.peek();
    await pause(FORGET_SYNC_MS, this.#ended.signal).catch(() => undefined);
    if (this.sync.peek() === shown) this.dismissSync();
  }

  dismissSync = (): void => {
    this.sync.value = { kind: 'idle' };
  };

  stop = (): void => {
    this.#unwatch();
    this.leave();
    this.#ended.abort();
  };

  async #follow(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        await this.#step(signal);
        failures = 0;
      } catch (reason) {
        if (signal.aborted) return;
        failures += 1;
        await this.#stumble(toLiveFault(reason), failures, signal).catch(() => undefined);
      }
    }
  }

  async #step(signal: AbortSignal): Promise<void> {
    await this.#options.seen(signal);
    await this.#exchangeCode(signal);
    if (this.#fault !== undefined) return this.#awaitRecovery(this.#fault, signal);
    await restOf(this.#session, signal);
    if (this.#cursor === undefined) return this.#takeWhole(signal);
    if (this.state.peek().kind !== 'following') return this.#catchUp(this.#cursor, signal);
    const found = await this.#source.changes(this.#cursor, this.#jobsEtag, signal);
    this.#hear();
    if (found === undefined) return this.#session.passTime();
    const begun = this.#options.now();
    if (found.cursor !== this.#cursor) await this.#takeNewer(this.#cursor, signal);
    if (found.jobsEtag !== this.#jobsEtag) await this.#takeJobs(signal);
    const spent = this.#options.now() - begun;
    const rest = Math.min(Math.max(SHORTEST_REST_MS, REST_SHARE * spent), LONGEST_REST_MS);
    await this.#pause(rest, signal);
  }

  /** After a break: asks for what is new at once, where waiting for changes would take its time. */
  async #catchUp(cursor: string, signal: AbortSignal): Promise<void> {
    await this.#takeNewer(cursor, signal);
    this.#hear();
    if (this.#cursor !== undefined) this.state.value = { kind: 'following' };
  }

  #hear(): void {
    this.heardAt.value = this.#options.now() / 1000;
  }

  async #exchangeCode(signal: AbortSignal): Promise<void> {
    const code = this.#code;
    this.#code = undefined;
    if (code === undefined || this.#source.signIn === undefined) return;
    this.#usedCode = false;
    try {
      await this.#source.signIn(code, signal);
    } catch (reason) {
      const fault = toLiveFault(reason);
      // This browser may have a session from before: what is asked for next tells.
      this.#usedCode = fault.kind === 'signed_out';
      if (fault.kind === 'offline') this.#code = code;
      if (!this.#usedCode) throw fault;
    }
  }

  async #awaitRecovery(fault: string, signal: AbortSignal): Promise<void> {
    const found = await this.#source.changes(fault, this.#jobsEtag, signal);
    this.#hear();
    if (found !== undefined) this.#fault = undefined;
  }

  async #takeWhole(signal: AbortSignal): Promise<void> {
    const isFirst = this.#session.file.peek()?.live !== true;
    const show = (arrived?: Arrived) => {
      this.state.value = isFirst ? { kind: 'opening', arrived } : { kind: 'refreshing' };
    };
    show();
    const jobs = await this.#source.jobs(signal);
    this.#jobsEtag = jobs.etag;
    const rows = await this.#source.whole(signal, show);
    this.#hear();
    await this.#put(rows, jobs.text, signal);
  }

  /** Puts a whole file on screen. */
  async #put(rows: Extract<Newer, { bytes: Blob }>, jobs: Blob | undefined, signal: AbortSignal) {
    // What the reader is opening goes before.
    await restOf(this.#session, signal);
    const files = { database: rows.bytes, jobs };
    const { name } = this.#options;
    const answer = await this.#session.openLive(name, files, this.#copy, this.#copyJobs);
    if (signal.aborted) return;
    if (answer === undefined || isCancelled(answer)) return this.leave();
    this.#added = { times: 0, bytes: 0 };
    if (answer.ok) {
      this.#cursor = rows.cursor;
      this.state.value = { kind: 'following' };
    } else {
      // The page says why; what the server has next may be better.
      this.#cursor = undefined;
      const isUnreachable = answer.error.detail.startsWith(ENGINE_UNREACHABLE);
      const kind = isUnreachable ? 'no_engine' : 'refused';
      throw new LiveFault(kind, rows.cursor, answer.error.detail);
    }
  }

  readonly #copy: TakeCopy = async (signal) =>
    (await this.#source.whole(signal, () => undefined)).bytes;

  readonly #copyJobs: TakeJobs = async (signal) => (await this.#source.jobs(signal)).text;

  async #takeNewer(cursor: string, signal: AbortSignal): Promise<void> {
    const newer = await this.#source.newer(cursor, signal);
    if (newer.kind === 'none') {
      this.#cursor = newer.cursor;
      return;
    }
    if (newer.kind === 'whole') {
      this.state.value = { kind: 'refreshing' };
      const jobs = await this.#source.jobs(signal);
      this.#jobsEtag = jobs.etag;
      return this.#put(newer, jobs.text, signal);
    }
    const times = this.#added.times + 1;
    const bytes = this.#added.bytes + newer.bytes.size;
    if (times > MAX_ADDITIONS || bytes > MAX_ADDED_BYTES) {
      this.#cursor = undefined;
      return;
    }
    const answer = await this.#session.appendRows(newer.bytes);
    // Undefined: another file is being opened; these rows are asked for again.
    if (answer === undefined) return;
    this.#added = { times, bytes };
    this.#cursor = answer.ok ? newer.cursor : undefined;
  }

  async #takeJobs(signal: AbortSignal): Promise<void> {
    const { text, etag } = await this.#source.jobs(signal);
    const answer = text === undefined ? 'gone' : await this.#session.replaceJobs(text);
    if (answer === undefined) return;
    this.#jobsEtag = etag;
    // A jobs.json that is gone or broken counts as none: the file is opened anew.
    if (answer === 'gone' || !answer.ok) this.#cursor = undefined;
  }

  async #stumble(fault: LiveFault, failures: number, signal: AbortSignal): Promise<void> {
    const wake = this.#wake.signal;
    if (fault.kind === 'signed_out') {
      this.state.value = { kind: 'signed_out', usedCode: this.#usedCode };
      return this.#pause(Number.POSITIVE_INFINITY, signal, wake);
    }
    const rest = backOff(failures, Math.random());
    if (fault.kind === 'offline') {
      this.state.value = { kind: 'offline', retryAt: this.#options.now() + rest };
    } else {
      const code = fault.kind === 'no_engine' ? fault.kind : fault.code;
      this.state.value = { kind: 'trouble', code, sentence: fault.message };
      this.#fault = fault.code;
    }
    return this.#pause(rest, signal, wake);
  }
}

/** Resolves when no file is being opened. */
async function restOf({ phase }: Session, signal: AbortSignal): Promise<void> {
  while (phase.peek().kind === 'loading') await pause(LOOK_AGAIN_MS, signal);
  signal.throwIfAborted();
}

function isCancelled(answer: Answer<Snapshot>): boolean {
  return !answer.ok && answer.error.detail === CANCELLED;
}
