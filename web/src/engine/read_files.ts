// Opens the files of a snapshot: the small ones are moved into the engine's memory, the database
// stays where it is and is read as the engine goes through it.
import { blobReader } from './blob_reader';
import type { NewestDays, Progress, SourceFiles } from './engine';
import type { EngineCore } from './engine_core';
import type { Slot } from './question';

const REPORT_EVERY_BYTES = 8 * 1024 * 1024;

export async function openFiles(
  core: EngineCore,
  files: SourceFiles,
  onProgress: (progress: Progress) => void,
): Promise<ArrayBuffer> {
  await readSmallFiles(core, files);
  const bytesTotal = files.database.size;
  let reported = 0;
  const database = blobReader(files.database, (bytesRead) => {
    if (bytesRead < reported + REPORT_EVERY_BYTES && bytesRead < bytesTotal) return;
    reported = bytesRead;
    const phase = bytesRead < bytesTotal ? 'reading' : 'analysing';
    onProgress({ phase, bytesRead, bytesTotal });
  });
  return core.open(database);
}

export async function openNewest(
  core: EngineCore,
  files: SourceFiles,
  window: NewestDays,
): Promise<ArrayBuffer> {
  await readSmallFiles(core, files);
  return core.openNewest(
    blobReader(files.database, () => undefined),
    window,
  );
}

export async function growBy(core: EngineCore, files: SourceFiles): Promise<ArrayBuffer> {
  await readSmallFiles(core, files);
  return core.grow(blobReader(files.database, () => undefined));
}

async function readSmallFiles(core: EngineCore, files: SourceFiles): Promise<void> {
  await readInto(core, 'jobs', files.jobs ?? new Blob());
  await readInto(core, 'wal', files.wal ?? new Blob());
}

export async function readInto(core: EngineCore, slot: Slot, blob: Blob): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  core.reserve(slot, bytes.length);
  core.write(slot, bytes);
}
