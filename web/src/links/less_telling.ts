// A link for readers who are not to know names or ids.
import { linkText, readLink } from './link_text';

export function lessTelling(
  link: string,
  hidden: { readonly names: boolean; readonly ids: boolean },
): string {
  const place = readLink(link)?.place;
  if (place === undefined) return '#v1';
  if (!hidden.names && !hidden.ids) return linkText({ ...place, sample: false });
  // What a reader searched for and how a scenario is called may be the name of a job.
  const nameless = { ...place.view, text: '', scenarios: [] };
  if (!hidden.ids) return linkText({ ...place, sample: false, view: nameless });
  // A change begins with the id of its job; one of all jobs with nothing.
  const changes = place.view.changes.filter((change) => change.startsWith('|'));
  const view = { ...nameless, jobs: [], changes };
  return linkText({ ...place, sample: false, view, runs: undefined, details: [] });
}
