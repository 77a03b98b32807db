// The promise, and which build this is.
import { CONTRACT_HASH } from '../contract/contract.gen';
import { useI18n } from '../i18n/i18n';
import { useHost } from './host';
import { Icon } from './icon';

export function Footer() {
  const { t } = useI18n();
  const { frame } = useHost();
  return (
    <footer class="cl-footer">
      <p>
        <Icon name="shield" />
        {t('app.privacy_title')} · {t(frame === 'page' ? 'app.privacy' : 'app.privacy_more')}
      </p>
      <p class="cl-footer__build">
        {t('app.name')} · {t('app.version', { version: APP_VERSION })} ·{' '}
        {t('app.contract', { hash: CONTRACT_HASH })}
      </p>
    </footer>
  );
}
