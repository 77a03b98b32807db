// What this tab uses of the dashboard's plugin SDK, all of it optional: hosts differ in age, and
// some that load dashboard folders have no SDK at all.

export interface HostReact {
  createElement(type: unknown, props?: unknown, ...children: unknown[]): unknown;
  useEffect(effect: () => (() => void) | undefined, inputs: readonly unknown[]): void;
  useRef<T>(initial: T): { current: T };
}

/** The profile that the dashboard manages; "" is its own. */
export interface ProfileScope {
  readonly profile: string;
  subscribe(onChange: () => void): () => void;
}

export interface HermesSdk {
  readonly React: HostReact;
  readonly authedFetch?: (url: string, init?: RequestInit) => Promise<Response>;
  readonly profileScope?: ProfileScope;
}

interface HermesWindow {
  readonly __HERMES_PLUGIN_SDK__?: HermesSdk;
  readonly __HERMES_PLUGINS__?: { register(name: string, component: unknown): void };
  readonly __HERMES_SESSION_TOKEN__?: string;
  readonly __HERMES_BASE_PATH__?: string;
}

export const hermes: HermesWindow = window as unknown as HermesWindow;

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The host's own way to ask its API; without it, the same by hand. */
export function fetchOf(sdk: HermesSdk): Fetch {
  if (sdk.authedFetch !== undefined) return sdk.authedFetch;
  return (url, init = {}) => {
    const headers = new Headers(init.headers);
    const token = hermes.__HERMES_SESSION_TOKEN__;
    if (token) headers.set('X-Hermes-Session-Token', token);
    const base = hermes.__HERMES_BASE_PATH__ ?? '';
    return fetch(base + url, { ...init, headers, credentials: 'include' });
  };
}
