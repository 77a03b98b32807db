// Files out of a drop or a paste. Of a folder only what can be opened is taken: Hermes' own folders
// hold much else, and nobody wants to read why each of those was refused.

/** From a home of Hermes down to plugins/cronalytics/facts.db. */
const MAX_DEPTH = 3;
const MAX_FOLDERS = 400;
const MAX_ENTRIES = 5000;
const DATABASE = /\.(db|sqlite3?)$/i;

export interface Handed {
  readonly files: readonly File[];
  /** The name of a folder, where there was nothing to open in it. */
  readonly bareFolder?: string | undefined;
}

export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** Must be called within the event: afterwards the browser takes the items back. */
export async function filesOf(transfer: DataTransfer): Promise<Handed> {
  const entries = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? undefined)
    .filter((entry) => entry !== undefined);
  const plain = Array.from(transfer.files);
  const folders = entries.filter(isFolder);
  if (folders.length === 0) return { files: plain };
  const inside = await Promise.all(folders.map(listFiles));
  const wanted = [...entries.filter(isFile), ...worthOpening(inside.flat())];
  const files = (await Promise.all(wanted.map(fileOf))).filter((file) => file !== undefined);
  return { files, bareFolder: files.length === 0 ? folders[0]?.name : undefined };
}

/** facts.db, its -wal and the nearest jobs.json; a database of another name only if it is alone. */
function worthOpening(files: readonly FileSystemFileEntry[]): readonly FileSystemFileEntry[] {
  const named = (wanted: string) => files.find(({ name }) => name.toLowerCase() === wanted);
  const others = files.filter(({ name }) => DATABASE.test(name));
  const database = named('facts.db') ?? (others.length === 1 ? others[0] : undefined);
  const wal = files.find(({ fullPath }) => fullPath === `${database?.fullPath}-wal`);
  return [database, wal, named('jobs.json')].filter((entry) => entry !== undefined);
}

/** Level by level, so that what lies nearest comes first. */
async function listFiles(root: FileSystemDirectoryEntry): Promise<readonly FileSystemFileEntry[]> {
  const found: FileSystemFileEntry[] = [];
  let level: readonly FileSystemEntry[] = [root];
  let left = MAX_FOLDERS;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    found.push(...level.filter(isFile));
    const folders = level.filter(isFolder).slice(0, left);
    left -= folders.length;
    level = depth === MAX_DEPTH ? [] : (await Promise.all(folders.map(listFolder))).flat();
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Returns: nothing for a file that may not be read; the others still open. */
function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}

/** A reader hands out at most 100 entries at a time, and none when it is done or may not read. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < MAX_ENTRIES) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  return all;
}
