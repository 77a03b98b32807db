// The distribution's Firefox over WebDriver BiDi: Playwright drives only a Firefox of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, unknown>;
  readonly params?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
}

export class Firefox {
  /** Addresses that a page asked the network for. */
  readonly requests: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;
  #context = '';

  private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on('message', (text) => this.#receive(JSON.parse(String(text))));
  }

  static async start(): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'cronlens-firefox-'));
    // Nothing of the browser's own goes out either, so that every request seen is the page's.
    writeFileSync(join(profile, 'user.js'), 'user_pref("network.dns.disabled", true);\n');
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
    const env = { ...process.env, MOZ_HEADLESS: '1', HOME: profile };
    const child = spawn('/usr/bin/firefox-esr', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr?.on('data', (text) => {
        said += String(text);
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error(`Firefox did not start: ${said.slice(-500)}`)));
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    const firefox = new Firefox(child, profile, socket);
    await firefox.#begin();
    return firefox;
  }

  async open(address: string): Promise<void> {
    const params = { context: this.#context, url: address, wait: 'complete' };
    await this.#send('browsingContext.navigate', params);
  }

  /** Runs an expression in the page. Throws: what it threw. */
  async evaluate(expression: string): Promise<unknown> {
    const result = await this.#send('script.evaluate', {
      expression,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (result.type === 'exception') throw new Error(JSON.stringify(result.exceptionDetails));
    return (result.result as { value?: unknown }).value;
  }

  async until(expression: string, patience = 20_000): Promise<void> {
    const end = Date.now() + patience;
    while (!(await this.evaluate(`Boolean(${expression})`))) {
      if (Date.now() > end) throw new Error(`never true in Firefox: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async screenshot(): Promise<Buffer> {
    const result = await this.#send('browsingContext.captureScreenshot', {
      context: this.#context,
    });
    return Buffer.from(String(result.data), 'base64');
  }

  async pdf(): Promise<Buffer> {
    const result = await this.#send('browsingContext.print', { context: this.#context });
    return Buffer.from(String(result.data), 'base64');
  }

  async stop(): Promise<void> {
    this.#socket.close();
    const gone = new Promise((resolve) => this.#process.on('exit', resolve));
    this.#process.kill();
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #begin(): Promise<void> {
    await this.#send('session.new', { capabilities: {} });
    await this.#send('session.subscribe', { events: ['network.beforeRequestSent'] });
    const { contexts } = await this.#send('browsingContext.getTree', {});
    this.#context = (contexts as { context: string }[])[0]?.context ?? '';
  }

  #send(method: string, params: object): Promise<Record<string, unknown>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error, message }) => {
        if (result !== undefined) resolve(result);
        else reject(new Error(`${method}: ${error} ${message}`));
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #receive(reply: Reply): void {
    if (reply.id !== undefined) {
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    } else if (reply.method === 'network.beforeRequestSent') {
      const { request } = reply.params as { request: { url: string } };
      this.requests.push(request.url);
    }
  }
}
