// The plugin's own routes, for one profile: is it there, and what is missing?
import { parseJson } from '../base/storage';
import type { Fetch } from './sdk';

const ROUTES = '/api/plugins/cronlens';

export type Health =
  | {
      readonly kind: 'there';
      /** Why there is no native program, as plugin_api.py names it; undefined where there is. */
      readonly missing: string | undefined;
      readonly detail: string;
    }
  /** The dashboard knows no such route: it was not restarted, or the plugin is not enabled. */
  | { readonly kind: 'no_backend' }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'trouble'; readonly detail: string };

export interface Backend {
  /** Fetches a route such as "/snapshot?since=…". */
  readonly fetchRoute: (route: string, init?: RequestInit) => Promise<Response>;
  health(signal: AbortSignal): Promise<Health>;
}

export function makeBackend(authedFetch: Fetch, profile: string): Backend {
  const fetchRoute = (route: string, init?: RequestInit) => {
    const mark = route.includes('?') ? '&' : '?';
    return authedFetch(`${ROUTES}${route}${mark}profile=${encodeURIComponent(profile)}`, init);
  };
  return {
    fetchRoute,
    async health(signal) {
      try {
        const response = await fetchRoute('/health', { signal });
        return readHealth(response.status, parseJson(await response.text()));
      } catch (reason) {
        return { kind: 'trouble', detail: reason instanceof Error ? reason.message : '' };
      }
    },
  };
}

/** An answer without the plugin's own marks comes from the dashboard. */
function readHealth(status: number, body: unknown): Health {
  if (status === 401) return { kind: 'signed_out' };
  const answer = record(body);
  if (typeof answer.error === 'string') return { kind: 'trouble', detail: text(answer.detail) };
  if (answer.plugin === undefined && (status === 404 || status === 200)) {
    return { kind: 'no_backend' };
  }
  if (answer.plugin === undefined) return { kind: 'trouble', detail: `status ${status}` };
  const plugin = record(answer.plugin);
  const missing = plugin.native === true ? undefined : text(plugin.missing);
  return { kind: 'there', missing, detail: text(plugin.detail) };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
