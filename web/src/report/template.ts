// A report as one HTML file, with four holes: the page itself, packed, behind a policy that allows no
// network. Made by the build; filled by fill.ts in the page, and by server/report/report_file.cpp.
import { base64, gzip } from './packing';
import { IDS } from './report_meta';

export interface PageParts {
  readonly script: string;
  readonly styles: string;
  readonly worker: string;
  /** The prices that come along, as JSON. */
  readonly prices: string;
  /** Packed already. */
  readonly engine: Uint8Array;
  readonly icon: string;
  /** What starts the page from the file, and how the first figures look. */
  readonly loader: string;
  readonly firstStyles: string;
}

export async function makeTemplate(parts: PageParts): Promise<string> {
  const { script, styles, worker, prices, engine, icon, loader, firstStyles } = parts;
  const app = await gzip(JSON.stringify({ script, styles, worker, prices: JSON.parse(prices) }));
  const policy = [
    "default-src 'none'",
    `script-src ${await hashOf(loader)} ${await hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${await hashOf(firstStyles)} ${await hashOf(styles)}`,
    'img-src data: blob:',
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{{title}}</title>
<link rel="icon" href="data:image/svg+xml;base64,${base64(new TextEncoder().encode(icon))}">
<style>${firstStyles}</style>
</head>
<body>
<div id="app" class="cl-app">{{summary}}</div>
<noscript><p class="cl-report">With JavaScript this report is interactive. It asks no network.</p></noscript>
<script type="application/x-cronlens" id="${IDS.app}">${base64(app)}</script>
<script type="application/x-cronlens" id="${IDS.engine}">${base64(engine)}</script>
<script type="application/x-cronlens" id="${IDS.data}" data-meta="{{meta}}">{{data}}</script>
<script>${loader}</script>
</body>
</html>
`;
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${base64(new Uint8Array(digest))}'`;
}
