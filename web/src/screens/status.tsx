// Says what happened to those who do not see it, and in the title of the tab.
import { useEffect } from 'preact/hooks';
import { useI18n } from '../i18n/i18n';
import { useHost } from './host';

export function Status() {
  const { t } = useI18n();
  const { session, frame } = useHost();
  const file = session.file.value;
  const name = file?.sample ? t('app.sample_name') : file?.name;
  useEffect(() => {
    if (frame === 'page')
      document.title = name === undefined ? t('app.name') : t('app.title', { file: name });
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
  const named = (name: string) => (name === 'sample' ? t('app.sample_name') : name);
  if (phase.kind === 'loading')
    return t('app.status_loading', { file: named(phase.files[0] ?? '') });
  if (snapshot === undefined || file === undefined) return '';
  const rows = t('app.rows', { count: snapshot.runs });
  return t('app.status_ready', { file: named(file.name), rows });
}
