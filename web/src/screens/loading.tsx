// Progress while a file is read: bytes, phase, and a way out.

import { byteText } from '../format/bytes';
import { useI18n } from '../i18n/i18n';
import type { Phase } from '../state/session';
import { useHost } from './host';

type Loading = Extract<Phase, { kind: 'loading' }>;

/** Fills the page when nothing is open yet. */
export function LoadingScreen({ phase }: { readonly phase: Loading }) {
  return (
    <section class="cl-loading">
      <LoadingProgress phase={phase} />
    </section>
  );
}

/** A strip above the board: the data on screen stays until the new file is ready. */
export function LoadingStrip({ phase }: { readonly phase: Loading }) {
  return (
    <div class="cl-loading-strip">
      <LoadingProgress phase={phase} />
    </div>
  );
}

function LoadingProgress({ phase: { files, progress, newestDays } }: { readonly phase: Loading }) {
  const { t, locale } = useI18n();
  const { session } = useHost();
  const { phase, bytesRead, bytesTotal } = progress;
  const file = fileLabel(files[0] ?? '', t('app.sample_name'));
  const isReading = phase === 'reading';
  const step = isReading ? t('app.loading_reading', { file }) : t('app.loading_analysing');
  const label = newestDays === undefined ? step : t('app.loading_older', { count: newestDays });
  const isMeasured = isReading && bytesTotal > 0;
  return (
    <>
      <div class="cl-loading__words">
        <strong>
          <bdi>{label}</bdi>
        </strong>
        {bytesTotal > 0 && (
          <span class="cl-loading__bytes">
            {t('app.loading_bytes', {
              read: byteText(bytesRead, locale),
              total: byteText(bytesTotal, locale),
            })}
          </span>
        )}
      </div>
      <progress
        class="cl-progress"
        aria-label={label}
        {...(isMeasured ? { value: bytesRead, max: bytesTotal } : {})}
      />
      <button type="button" class="cl-button cl-button--plain" onClick={session.cancel}>
        {t('app.cancel')}
      </button>
    </>
  );
}

function fileLabel(name: string, sampleName: string): string {
  return name === 'sample' ? sampleName : name;
}
