// Files that were not taken: each with its reason, to be dismissed one by one.
import { useI18n } from '../i18n/i18n';
import type { Refusal } from '../state/session';
import { faultText } from './fault_text';
import { useHost } from './host';
import { Icon } from './icon';

export function Refusals() {
  const { session } = useHost();
  return (
    <div class="cl-refusals">
      {session.refusals.value.map((refusal, index) => (
        <RefusalAlert key={`${index}:${refusal.file}`} refusal={refusal} />
      ))}
    </div>
  );
}

function RefusalAlert({ refusal }: { readonly refusal: Refusal }) {
  const { session } = useHost();
  const i18n = useI18n();
  const { what, action, needsReload } = faultText(refusal, i18n);
  return (
    <div class="cl-alert" role="alert">
      <Icon name="warning" />
      <div class="cl-alert__body">
        <p class="cl-alert__title">
          <bdi>{i18n.t('refusal.title', { file: refusal.file })}</bdi>
        </p>
        <p class="cl-alert__text">
          {what} {action}
        </p>
        <TechnicalDetails refusal={refusal} />
        {needsReload && (
          <button
            type="button"
            class="cl-button cl-button--plain"
            onClick={() => location.reload()}
          >
            {i18n.t('app.reload')}
          </button>
        )}
      </div>
      <button
        type="button"
        class="cl-button cl-button--quiet cl-button--icon"
        aria-label={i18n.t('app.dismiss')}
        onClick={() => session.dismissRefusal(refusal)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function TechnicalDetails({ refusal: { error, reason } }: { readonly refusal: Refusal }) {
  const { t } = useI18n();
  if (reason !== undefined || error.detail === '') return null;
  const tables = error.tables.toArray().join(', ') || t('app.no_tables');
  return (
    <details class="cl-alert__details">
      <summary>{t('app.details')}</summary>
      <p>
        <code>{error.code}</code>: {error.detail}
      </p>
      {error.code === 'no_cron_runs' && <p>{t('app.tables_found', { tables })}</p>}
      {error.nearest !== '' && <p>{t('app.nearest', { table: error.nearest })}</p>}
    </details>
  );
}
