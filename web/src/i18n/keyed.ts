// The built page has each key once: see web/short_catalogs.mjs.

export function keyed<T>(source: object, texts: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.keys(source).map((key, at) => [key, texts[at] as T]));
}
