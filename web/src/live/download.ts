// The body of a response to a Blob, piece by piece: a large file is never in memory as one array.
import { type Arrived, LiveFault } from './source';

/** Pieces become a Blob from here on, which the browser may keep on the disk. */
const GATHERED_BYTES = 16 * 1024 * 1024;
const REPORT_EVERY_BYTES = 256 * 1024;

export async function download(
  response: Response,
  bytesTotal: number,
  onArrived: (arrived: Arrived) => void,
): Promise<Blob> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Blob([]);
  const parts: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let [gathered, bytesRead, reported] = [0, 0, 0];
  const gather = () => {
    parts.push(new Blob(pieces));
    pieces = [];
    gathered = 0;
  };
  onArrived({ bytesRead, bytesTotal });
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    pieces.push(step.value);
    gathered += step.value.length;
    bytesRead += step.value.length;
    if (gathered >= GATHERED_BYTES) gather();
    if (bytesRead - reported < REPORT_EVERY_BYTES) continue;
    reported = bytesRead;
    onArrived({ bytesRead, bytesTotal });
  }
  gather();
  if (bytesTotal > 0 && bytesRead !== bytesTotal) {
    throw new LiveFault('offline', 'cut_short', `${bytesRead} of ${bytesTotal} bytes arrived`);
  }
  return new Blob(parts);
}
