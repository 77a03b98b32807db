// Debian's Chromium, a fresh one for every measurement.
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../../web/package.json', import.meta.url));
const { chromium } = web('playwright-core');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const server = await chromium.launchServer({
    executablePath,
    headless: true,
    args: FLAGS,
  });
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, pid: server.process().pid, close: () => server.close() };
}
