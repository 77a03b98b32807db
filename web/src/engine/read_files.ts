// Moves files into the engine's memory piece by piece: a file is never held twice.
import type { Progress, SourceFiles } from './engine';
import type { EngineCore } from './engine_core';
import type { Slot } from './question';

const CHUNK_BYTES = 8 * 1024 * 1024;

export async function readFiles(
  core: EngineCore,
  files: SourceFiles,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const slots: readonly (readonly [Slot, Blob])[] = [
    ['jobs', files.jobs ?? new Blob()],
    ['wal', files.wal ?? new Blob()],
    ['database', files.database],
  ];
  const bytesTotal = slots.reduce((sum, [, blob]) => sum + blob.size, 0);
  for (const [slot, blob] of slots) core.reserve(slot, blob.size);
  let bytesRead = 0;
  for (const [slot, blob] of slots) {
    for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
      const chunk = await blob.slice(at, at + CHUNK_BYTES).arrayBuffer();
      core.write(slot, new Uint8Array(chunk), at);
      bytesRead += chunk.byteLength;
      onProgress({ phase: 'reading', bytesRead, bytesTotal });
    }
  }
  onProgress({ phase: 'analysing', bytesRead, bytesTotal });
}

export async function readJobs(core: EngineCore, jobs: Blob): Promise<void> {
  const bytes = new Uint8Array(await jobs.arrayBuffer());
  core.reserve('jobs', bytes.length);
  core.write('jobs', bytes, 0);
}
