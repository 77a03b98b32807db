export interface HostProcess {
  readonly url: string;
  readonly home: string;
  readonly token: string;
  stop(signal?: string): Promise<void>;
}
export const PAGE: string;
export function makeHome(options?: {
  readonly profiles?: readonly string[];
  readonly data?: boolean;
  readonly plugin?: string;
}): string;
export function startHost(home: string, ...flags: readonly string[]): Promise<HostProcess>;
export function stopAll(): Promise<void>;
export function addSample(home: string): void;
export function addRun(home: string, id: string): void;
