// Hands a file to the reader.

/** Longer than a browser takes to start saving. */
const KEPT = 60_000;

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = safeName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/** Without what file systems and shells take for something else. */
export function safeName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '_');
  return plain.replace(/^[.\s]+|[.\s]+$/g, '').slice(0, 150) || 'cronlens';
}
