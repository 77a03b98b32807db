// The sentence for each way a file can be refused: what is wrong, and what to do.
import type { EngineError } from '../contract/contract.gen';
import { DIFFERENT_BUILDS, ENGINE_UNREACHABLE } from '../engine/faults';
import type { I18n } from '../i18n/i18n';
import type { FileFormat, IntakeReason, Refusal } from '../state/session';

export interface FaultText {
  readonly what: string;
  readonly action: string;
  /** Another file will not help: the page itself has to be loaded anew. */
  readonly needsReload: boolean;
}

export function faultText({ error, reason }: Refusal, i18n: I18n): FaultText {
  return reason === undefined ? errorText(error, i18n) : reasonText(reason, i18n);
}

export function errorText({ code, detail }: EngineError, { t }: I18n): FaultText {
  const say = (key: typeof code | 'different_builds' | 'unreachable', needsReload: boolean) => ({
    what: t(`error.${key}`),
    action: t(`error.${key}_do`),
    needsReload,
  });
  if (detail === DIFFERENT_BUILDS) return say('different_builds', true);
  if (detail.startsWith(ENGINE_UNREACHABLE)) return say('unreachable', true);
  return say(code, false);
}

function reasonText(reason: IntakeReason, { t }: I18n): FaultText {
  const needsReload = false;
  switch (reason.kind) {
    case 'bare_folder':
      return { what: t('reason.bare_folder'), action: t('reason.bare_folder_do'), needsReload };
    case 'in_report':
      return { what: t('reason.in_report'), action: t('reason.in_report_do'), needsReload };
    case 'needs_wal':
      return { what: t('reason.needs_wal'), action: t('reason.needs_wal_do'), needsReload };
    case 'lone_wal':
      return { what: t('reason.lone_wal'), action: t('reason.lone_wal_do'), needsReload };
    case 'lone_jobs':
      return { what: t('reason.lone_jobs'), action: t('reason.lone_jobs_do'), needsReload };
    case 'one_at_a_time':
      return {
        what: t('reason.one_at_a_time', { opened: reason.opened }),
        action: t('reason.one_at_a_time_do'),
        needsReload,
      };
    case 'other_format':
      return {
        what: t(`reason.${reason.format}`),
        action: formatAction(reason.format, t),
        needsReload,
      };
  }
}

function formatAction(format: FileFormat, t: I18n['t']): string {
  switch (format) {
    case 'zip':
    case 'compressed':
      return t('reason.zip_do');
    case 'sql':
      return t('reason.sql_do');
    default:
      return t('error.not_sqlite_do');
  }
}
