// Files out of a drop or a paste; folders are opened as deep as a plugin folder goes.

const MAX_DEPTH = 3;
const MAX_FILES = 200;

export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** Must be called within the event: afterwards the browser takes the items back. */
export async function filesOf(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? undefined);
  const plain = Array.from(transfer.files);
  const hasFolder = entries.some((entry) => entry?.isDirectory);
  if (!hasFolder) return plain;
  const found: File[] = [];
  for (const entry of entries) {
    if (entry !== undefined) await collect(entry, 0, found);
  }
  return found;
}

async function collect(entry: FileSystemEntry, depth: number, found: File[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  if (isFile(entry)) {
    found.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
  } else if (isFolder(entry) && depth < MAX_DEPTH) {
    for (const child of await listFolder(entry)) await collect(child, depth + 1, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader hands out at most 100 entries at a time, and none when it is done. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < MAX_FILES) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  return all;
}
