// The active filters, one chip each, with what takes it away.
import type { ModeFilter, OutcomeFilter, Query, Snapshot } from '../contract/contract.gen';
import type { Words } from './words';

type Filters = Pick<Query, 'outcome' | 'mode' | 'jobs' | 'models' | 'providers' | 'text'>;

export interface ChipView {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly without: Partial<Filters>;
}

export function outcomeText(outcome: OutcomeFilter, { t }: Words): string {
  return t(`toolbar.${outcome}`);
}

export function modeText(mode: ModeFilter, { t }: Words): string {
  if (mode === 'all') return t('toolbar.all');
  return t(mode === 'agent' ? 'toolbar.agent' : 'toolbar.script');
}

export function chips(filters: Filters, snapshot: Snapshot, words: Words): readonly ChipView[] {
  const { t } = words;
  const found: ChipView[] = [];
  if (filters.outcome !== 'all') {
    const value = outcomeText(filters.outcome, words);
    found.push({ id: 'outcome', kind: t('toolbar.outcome'), value, without: { outcome: 'all' } });
  }
  if (filters.mode !== 'all') {
    const value = modeText(filters.mode, words);
    found.push({ id: 'mode', kind: t('toolbar.mode'), value, without: { mode: 'all' } });
  }
  if (filters.text !== '') {
    found.push({ id: 'text', kind: t('toolbar.text'), value: filters.text, without: { text: '' } });
  }
  return [...found, ...listChips(filters, snapshot, words)];
}

function listChips(filters: Filters, snapshot: Snapshot, { t }: Words): readonly ChipView[] {
  const of = (
    key: 'jobs' | 'models' | 'providers',
    kind: string,
    name: (value: string) => string,
  ): ChipView[] =>
    filters[key].map((value) => ({
      id: `${key}:${value}`,
      kind,
      value: name(value),
      without: { [key]: filters[key].filter((other) => other !== value) },
    }));
  return [
    ...of('jobs', t('toolbar.job'), (id) => jobName(snapshot, id)),
    ...of('models', t('toolbar.model'), (model) => model || t('unknown.text')),
    ...of('providers', t('toolbar.provider'), (provider) => provider || t('unknown.text')),
  ];
}

function jobName({ jobIds, jobNames }: Snapshot, id: string): string {
  for (let index = 0; index < jobIds.length; index += 1) {
    if (jobIds.at(index) === id) return jobNames.at(index);
  }
  return id;
}
