// The worker's side: runs tasks one after the other and posts what came out.
import { type DecideOptions, EngineCore } from './engine_core';
import { ENGINE_UNREACHABLE, EngineFault, toFault } from './faults';
import type { FromWorker, Task, ToWorker } from './protocol';
import { growBy, openFiles, openNewest, readInto } from './read_files';
import { unpackEngine } from './unpack_engine';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
let core: Promise<EngineCore> = Promise.reject(new EngineFault('internal', 'not started'));
core.catch(ignoreUntilAsked);
let last: Promise<void> = Promise.resolve();

export function serveTasks(options?: DecideOptions): void {
  scope.onmessage = ({ data }) => {
    if (data.kind === 'start') {
      core = load(data.wasm, options);
      core.catch(ignoreUntilAsked);
    } else {
      const { id, task } = data;
      last = last.then(() => answer(id, task));
    }
  };
}

/** The first task that needs the engine reports why it could not be loaded. */
function ignoreUntilAsked(): undefined {
  return undefined;
}

async function load(wasm: string | ArrayBuffer, options?: DecideOptions): Promise<EngineCore> {
  const bytes = typeof wasm === 'string' ? await download(wasm) : wasm;
  return EngineCore.load(unpackEngine(bytes), options);
}

async function download(address: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(address);
    if (response.ok) return await response.arrayBuffer();
    throw new Error(`status ${response.status}`);
  } catch (reason) {
    const cause = reason instanceof Error ? reason.message : String(reason);
    throw new EngineFault('internal', `${ENGINE_UNREACHABLE}: ${cause}`);
  }
}

async function answer(id: number, task: Task): Promise<void> {
  try {
    const buffer = await run(await core, id, task);
    scope.postMessage({ kind: 'answer', id, buffer }, [buffer]);
  } catch (reason) {
    const { code, message } = toFault(reason);
    const fatal = !(reason instanceof EngineFault);
    scope.postMessage({ kind: 'failure', id, code, detail: message, fatal });
  }
}

async function run(engine: EngineCore, id: number, task: Task): Promise<ArrayBuffer> {
  switch (task.kind) {
    case 'open':
      return openFiles(engine, task.files, (progress) => {
        scope.postMessage({ kind: 'progress', id, progress });
      });
    case 'grow':
      return growBy(engine, task.files);
    case 'newest':
      return openNewest(engine, task.files, task.window);
    case 'sample':
      return engine.openSample(task.now);
    case 'jobs':
      await readInto(engine, 'jobs', task.jobs);
      return engine.attachJobs();
    case 'append':
      await readInto(engine, 'rows', task.rows);
      return engine.append();
    case 'pack':
      return engine.packRuns(task);
    case 'summary':
      return engine.reportSummary(task);
    case 'open_report':
      await readInto(engine, 'rows', task.data);
      return engine.openReport();
    case 'ask':
      if (task.prices !== undefined) await readInto(engine, 'prices', task.prices);
      return engine.ask(task.question, task.request);
  }
}
