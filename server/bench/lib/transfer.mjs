// How fast bytes come, and what the server has in memory while many ask for them.
import { readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';

/** Reads an answer to its end and forgets it; gives its length. */
export function drain(address, headers = {}, agent = undefined) {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers, agent }, (response) => {
      let length = 0;
      response.on('data', (bytes) => {
        length += bytes.length;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(length);
        else reject(new Error(`${address}: status ${response.statusCode}`));
      });
    });
    request.on('error', reject);
  });
}

/** Megabytes a second of each place, the best of some rounds that take turns. */
export async function throughputs(places, rounds, bytesEach) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const best = places.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { address, headers }] of places.entries()) {
      let length = 0;
      const begun = performance.now();
      while (length < bytesEach) length += await drain(address, headers, agent);
      best[at] = Math.max(best[at], length / 1000 / (performance.now() - begun));
    }
  }
  agent.destroy();
  return best;
}

/** In megabytes: now, and at most since it started. */
export async function memoryOf(pid) {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(text)[1]) / 1024;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}
