// Progress while a file is read: bytes, phase, and a way out.

import { byteText } from '../format/bytes';
import { useI18n } from '../i18n/i18n';
import type { Phase } from '../state/session';
import { Waiting } from '../widgets/waiting';
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
  const arrived = { read: byteText(bytesRead, locale), total: byteText(bytesTotal, locale) };
  return (
    <Waiting
      label={label}
      arrived={bytesTotal > 0 ? t('app.loading_bytes', arrived) : undefined}
      measured={isReading && bytesTotal > 0 ? { value: bytesRead, max: bytesTotal } : undefined}
      onCancel={session.cancel}
    />
  );
}

function fileLabel(name: string, sampleName: string): string {
  return name === 'sample' ? sampleName : name;
}
