// Runs in a report, from disk: unpacks the page and starts it. The policy knows both by their hash.
import { fromBase64, gunzip } from './packing';
import { IDS } from './report_meta';

declare global {
  /** What the page finds when it was started from a report. */
  var cronlensWorker: string | undefined;
  var cronlensPrices: unknown;
}

async function start(): Promise<void> {
  const packed = document.getElementById(IDS.app)?.textContent ?? '';
  const text = new TextDecoder().decode(await gunzip(fromBase64(packed)));
  const { script, styles, worker, prices } = JSON.parse(text);
  globalThis.cronlensWorker = worker;
  globalThis.cronlensPrices = prices;
  add('style', styles);
  add('script', script, { type: 'module' });
}

function add(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): void {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  document.head.append(element);
}

void start();
