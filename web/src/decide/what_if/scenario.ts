// A scenario as texts that addresses carry, and as the question that the engine takes.
import type { Scenario } from '../../contract/decide.gen';

export interface JobChange {
  /** '' stands for every job. */
  readonly job: string;
  readonly provider: string;
  /** '' keeps its own. */
  readonly model: string;
  readonly cacheShare: number | undefined;
  /** '' keeps its own. */
  readonly schedule: string;
}

export interface ModelName {
  readonly provider: string;
  readonly model: string;
}

export interface NamedScenario {
  readonly name: string;
  readonly changes: readonly string[];
}

export const ALL_JOBS = '';

const NO_CHANGE = { provider: '', model: '', cacheShare: undefined, schedule: '' };

/** `job|provider|model|cache share|schedule`; what is left open at the end is left out. */
export function writeChange({ job, provider, model, cacheShare, schedule }: JobChange): string {
  const parts = [job, provider, model, cacheShare?.toString() ?? '', schedule].map(escaped);
  return parts.join('|').replace(/\|+$/, '');
}

/** Returns: undefined where the text makes no change. */
export function readChange(text: string): JobChange | undefined {
  const [job = '', provider = '', model = '', share = '', schedule = ''] = text
    .split('|')
    .map(unescaped);
  const value = share === '' ? Number.NaN : Number(share);
  const cacheShare = value >= 0 && value <= 1 ? value : undefined;
  const change = { job, provider, model, cacheShare, schedule };
  return isOpen(change) ? undefined : change;
}

export function readChanges(texts: readonly string[]): readonly JobChange[] {
  const byJob = new Map<string, JobChange>();
  for (const text of texts) {
    const change = readChange(text);
    if (change !== undefined) byJob.set(change.job, change);
  }
  return [...byJob.values()];
}

export function changeOf(changes: readonly JobChange[], job: string): JobChange {
  return changes.find((each) => each.job === job) ?? { job, ...NO_CHANGE };
}

/** The texts with one job's change replaced; a change that changes nothing goes. */
export function withChange(
  changes: readonly JobChange[],
  job: string,
  part: Partial<JobChange>,
): readonly string[] {
  const changed = { ...changeOf(changes, job), ...part };
  const others = changes.filter((each) => each.job !== job);
  return (isOpen(changed) ? others : [...others, changed]).map(writeChange);
}

function isOpen({ model, cacheShare, schedule }: JobChange): boolean {
  return model === '' && cacheShare === undefined && schedule === '';
}

export function scenarioOf(changes: readonly JobChange[]): Scenario {
  return {
    jobs: changes.map(({ job }) => job),
    providers: changes.map(({ provider }) => provider),
    models: changes.map(({ model }) => model),
    cacheShares: changes.map(({ cacheShare }) => cacheShare ?? -1),
    schedules: changes.map(({ schedule }) => schedule),
  };
}

export function writeModel({ provider, model }: ModelName): string {
  return [provider, model].map(escaped).join('|');
}

export function readModel(text: string): ModelName {
  const [provider = '', model = ''] = text.split('|').map(unescaped);
  return { provider, model };
}

/** `name;change;change…` */
export function writeScenario({ name, changes }: NamedScenario): string {
  return [escaped(name), ...changes].join(';');
}

export function readScenario(text: string): NamedScenario {
  const [name = '', ...changes] = text.split(';');
  return { name: unescaped(name), changes };
}

function escaped(text: string): string {
  return text.replace(/[%|;]/g, encodeURIComponent);
}

function unescaped(text: string): string {
  return text.replace(/%(?:25|7C|3B)/gi, decodeURIComponent);
}
