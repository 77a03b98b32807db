// A link for readers who are not to know names or ids.
import { linkText, readLink } from './link_text';

export function lessTelling(
  link: string,
  hidden: { readonly names: boolean; readonly ids: boolean },
): string {
  const place = readLink(link)?.place;
  if (place === undefined) return '#v1';
  const text = hidden.names || hidden.ids ? '' : place.view.text;
  if (!hidden.ids) return linkText({ ...place, sample: false, view: { ...place.view, text } });
  const view = { ...place.view, text, jobs: [] };
  return linkText({ ...place, sample: false, view, runs: undefined, details: [] });
}
