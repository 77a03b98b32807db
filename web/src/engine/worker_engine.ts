// The engine behind a worker. A new file is opened in a worker of its own, which takes over only
// when that succeeded: a bad file, a crash or a cancel never costs the snapshot on screen.
import {
  readDashboard,
  readJobDetail,
  readRunPage,
  readSnapshot,
  readSparklines,
  type Snapshot,
} from '../contract/contract.gen';
import type { WireReader } from '../contract/wire';
import type { Answer, Engine, Progress } from './engine';
import { EngineFault, makeError, readAnswer, toFault } from './faults';
import type { Task } from './protocol';
import type { Question } from './question';
import { WorkerHost } from './worker_host';

/** Larger files do not fit into the memory of a tab beside what is read from them. */
const FILE_LIMIT_BYTES = 2_000_000_000;

export interface WorkerEngineOptions {
  readonly startWorker: () => Worker;
  readonly wasm: string | ArrayBuffer;
}

export interface WorkerEngine extends Engine {
  /** Loads the engine ahead of the first file. */
  warm(): void;
}

export function makeWorkerEngine(options: WorkerEngineOptions): WorkerEngine {
  let active: WorkerHost | undefined;
  let spare: WorkerHost | undefined;
  let opening: WorkerHost | undefined;
  let source: readonly Task[] = [];

  const start = () => new WorkerHost(options.startWorker(), options.wasm);

  function takeSpare(): WorkerHost {
    const host = spare?.isAlive ? spare : start();
    spare = undefined;
    return host;
  }

  async function openWith(
    task: Task,
    onProgress?: (progress: Progress) => void,
  ): Promise<Answer<Snapshot>> {
    opening?.stop();
    const host = takeSpare();
    opening = host;
    const answer = await guarded(() => host.run(task, onProgress), readSnapshot);
    if (opening === host) opening = undefined;
    if (answer.ok) {
      active?.stop();
      active = host;
      source = [task];
    } else if (host.isAlive) {
      host.stop();
    }
    return answer;
  }

  /** The worker that holds the snapshot; after a crash a fresh one that reads the files again. */
  async function revive(): Promise<WorkerHost> {
    if (active?.isAlive) return active;
    if (source.length === 0) throw new EngineFault('internal', 'no file is open');
    const host = takeSpare();
    active = host;
    for (const task of source) await host.run(task);
    return host;
  }

  async function ask<T>(
    question: Question,
    request: object,
    read: (reader: WireReader) => T,
  ): Promise<Answer<T>> {
    const task: Task = { kind: 'ask', question, request: JSON.stringify(request) };
    return guarded(async () => (await revive()).run(task), read);
  }

  return {
    warm() {
      if (active === undefined) spare ??= start();
    },
    open(files, onProgress) {
      const size = files.database.size + (files.wal?.size ?? 0);
      if (size > FILE_LIMIT_BYTES) return Promise.resolve(tooLarge(size));
      return openWith({ kind: 'open', files }, onProgress);
    },
    openSample: (now) => openWith({ kind: 'sample', now }),
    async attachJobs(jobs) {
      const task: Task = { kind: 'jobs', jobs };
      const answer = await guarded(async () => (await revive()).run(task), readSnapshot);
      if (answer.ok) source = [...source.slice(0, 1), task];
      return answer;
    },
    dashboard: (query) => ask('dashboard', query, readDashboard),
    job: (request) => ask('job', request, readJobDetail),
    sparklines: (request) => ask('sparklines', request, readSparklines),
    runs: (request) => ask('runs', request, readRunPage),
    cancel() {
      if (opening !== undefined) {
        opening.stop();
        return;
      }
      active?.stop();
      source = [];
    },
  };
}

async function guarded<T>(
  send: () => Promise<ArrayBuffer>,
  read: (reader: WireReader) => T,
): Promise<Answer<T>> {
  try {
    return readAnswer(await send(), read);
  } catch (reason) {
    const { code, message } = toFault(reason);
    return { ok: false, error: makeError(code, message) };
  }
}

function tooLarge(size: number): Answer<never> {
  const detail = `${size} bytes; at most ${FILE_LIMIT_BYTES} can be read`;
  return { ok: false, error: makeError('too_large', detail) };
}
