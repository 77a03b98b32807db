// How a name led to a price, and what a cost rests on, in words.
import type { JSX } from 'preact';
import { Badge } from '../widgets/badge';
import type { DecideKey } from './i18n/en';
import { useDecideWords } from './words';

const RULES: Readonly<Record<string, readonly [DecideKey, DecideKey]>> = {
  none: ['rule_none', 'why_none'],
  exact: ['rule_exact', 'why_exact'],
  alias: ['rule_alias', 'why_alias'],
  provider_stripped: ['rule_provider_stripped', 'why_provider_stripped'],
  date_stripped: ['rule_date_stripped', 'why_date_stripped'],
  pattern: ['rule_pattern', 'why_pattern'],
  free_suffix: ['rule_free_suffix', 'why_free_suffix'],
  variant_stripped: ['rule_variant_stripped', 'why_variant_stripped'],
};

const FLAGS: Readonly<Record<string, DecideKey>> = {
  provider_assumed: 'flag_provider_assumed',
  hosts_differ: 'flag_hosts_differ',
  later_price: 'flag_later_price',
  guessed: 'flag_guessed',
  cache_read_assumed: 'flag_cache_read_assumed',
  cache_write_assumed: 'flag_cache_write_assumed',
  short_cache_assumed: 'flag_short_cache_assumed',
  base_tier_assumed: 'flag_base_tier_assumed',
  cache_derived: 'flag_cache_derived',
  time_of_day: 'flag_time_of_day',
  subscription: 'flag_subscription',
  estimated_price: 'flag_estimated_price',
};

export function RuleBadge({ rule }: { readonly rule: string }): JSX.Element | null {
  const { d } = useDecideWords();
  const words = RULES[rule];
  if (words === undefined) return null;
  const isBad = rule === 'none' || rule === 'variant_stripped';
  return (
    <span title={d(words[1])}>
      <Badge tone={isBad ? 'bad' : 'plain'}>{d(words[0])}</Badge>
    </span>
  );
}

interface FlagsProps {
  /** As the engine names them, a space between. */
  readonly names: string;
  readonly more?: readonly string[];
}

export function Flags({ names, more = [] }: FlagsProps): JSX.Element | null {
  const { d } = useDecideWords();
  const known = names.split(' ').flatMap((name) => {
    const key = FLAGS[name];
    return key === undefined ? [] : [d(key)];
  });
  const texts = [...known, ...more];
  if (texts.length === 0) return null;
  return <span class="cl-sub cl-flags">{texts.join(' · ')}</span>;
}
