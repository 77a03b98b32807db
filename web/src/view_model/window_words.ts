import type { Dashboard, Window } from '../contract/contract.gen';
import type { Words } from './words';

export const PRESET_DAYS = [1, 7, 14, 30, 90, 365] as const;

export function windowText({ kind, days }: Window, words: Words): string {
  if (kind === 'all_time') return words.t('window.all_long');
  if (kind === 'range') return words.t('window.custom_long');
  if (days === 1) return words.t('window.day_long');
  if (days === 365) return words.t('window.year_long');
  return words.t('window.days_long', { count: days });
}

export function presetText(days: number, words: Words): string {
  if (days === 1) return words.t('window.day');
  return days === 365 ? words.t('window.year') : words.t('window.days', { count: days });
}

export function spanText(
  { since, until }: Pick<Dashboard, 'since' | 'until'>,
  words: Words,
): string {
  return `${words.format.moment(since).text} – ${words.format.moment(until).text}`;
}
