// A language for the tab: a file beside its script, under a name that the dashboard's static route
// serves. Written by web/build_hermes.mjs.
import type { Locale } from '../i18n/locale';
import { ENGLISH, type Words } from '../i18n/words';

export async function fetchWords(language: Locale, base: string): Promise<Words> {
  if (language === 'en') return ENGLISH;
  const address = new URL(`language_${language}.map?v=${APP_VERSION}`, base);
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address.pathname}: status ${response.status}`);
  return response.json();
}
