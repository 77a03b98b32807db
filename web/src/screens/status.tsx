// Says what happened to those who do not see it, and in the title of the tab.
import { useEffect } from 'preact/hooks';
import { useI18n } from '../i18n/i18n';
import { useHost } from './host';

export function Status() {
  const { t } = useI18n();
  const { session } = useHost();
  const file = session.file.value;
  const name = file?.sample ? t('app_sample_name') : file?.name;
  useEffect(() => {
    document.title = name === undefined ? t('app_name') : t('app_title', { file: name });
  }, [name, t]);
  return (
    <p class="cl-visually-hidden" role="status">
      {useStatusText()}
    </p>
  );
}

function useStatusText(): string {
  const { t } = useI18n();
  const { session } = useHost();
  const phase = session.phase.value;
  const snapshot = session.snapshot.value;
  const file = session.file.value;
  const named = (name: string) => (name === 'sample' ? t('app_sample_name') : name);
  if (phase.kind === 'loading')
    return t('app_status_loading', { file: named(phase.files[0] ?? '') });
  if (snapshot === undefined || file === undefined) return '';
  const rows = t('app_rows', { count: snapshot.runs });
  return t('app_status_ready', { file: named(file.name), rows });
}
