// Over the whole window while files hover above it.
import { useI18n } from '../i18n/i18n';
import { useHost } from './host';
import { Icon } from './icon';

export function DropOverlay() {
  const { t } = useI18n();
  const { isDragging, chooseFiles } = useHost();
  if (!isDragging.value || chooseFiles === undefined) return null;
  return (
    <div class="cl-overlay" aria-hidden="true">
      <div class="cl-overlay__frame">
        <Icon name="upload" />
        <strong>{t('app.overlay_title')}</strong>
        <span>{t('app.overlay_hint')}</span>
      </div>
    </div>
  );
}
