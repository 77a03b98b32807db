// Notes on the file: a chip that opens one sentence for each.
import type { Caveat } from '../contract/contract.gen';
import { useI18n } from '../i18n/i18n';
import { Popover } from '../widgets/popover';
import { Icon } from './icon';

export function Caveats({ caveats }: { readonly caveats: readonly Caveat[] }) {
  const { t } = useI18n();
  if (caveats.length === 0) return null;
  const button = (
    <>
      <Icon name="info" />
      {t('app.caveats', { count: caveats.length })}
    </>
  );
  return (
    <Popover button={button} buttonClass="cl-notes" label={t('app.caveats_label')}>
      {() => (
        <section class="cl-notes__panel">
          <h2 class="cl-notes__title">{t('app.caveats_label')}</h2>
          <ul class="cl-notes__list">
            {caveats.map(({ code, count, subject }) => (
              <li key={`${code}:${subject}`}>{t(`caveat.${code}`, { count, subject })}</li>
            ))}
          </ul>
        </section>
      )}
    </Popover>
  );
}
