// In the header: that the data is live, how old it is, and the button that brings it up to date.
import type { JSX } from 'preact';
import type { Snapshot } from '../contract/contract.gen';
import { type Format, makeFormat } from '../format/format';
import { type I18n, useI18n } from '../i18n/i18n';
import { Icon } from '../widgets/icon';
import { Popover } from '../widgets/popover';
import type { LiveFeed } from './feed';
import { chipOf } from './live_words';
import { useClock } from './use_clock';

const RENEW_MS = 10_000;

interface LiveStatusProps {
  readonly feed: LiveFeed;
  readonly snapshot: Snapshot;
}

export function LiveStatus({ feed, snapshot }: LiveStatusProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { label, tone } = chipOf(feed.state.value);
  const now = useClock(RENEW_MS);
  const format = makeFormat(i18n.locale);
  const age = ageText(snapshot.lastRun, now, format, i18n);
  return (
    <>
      <Popover
        buttonClass={`cl-live cl-live--${tone}`}
        label={t('live.about')}
        button={
          <>
            <span class="cl-live__dot" />
            {t(label)}
          </>
        }
      >
        {() => <Ages feed={feed} snapshot={snapshot} />}
      </Popover>
      <span class="cl-opened__fact">
        {age === undefined ? t('app.no_runs') : t('app.newest', { age })}
      </span>
      <SyncButton feed={feed} />
    </>
  );
}

function SyncButton({ feed }: { readonly feed: LiveFeed }): JSX.Element {
  const { t } = useI18n();
  const isRunning = feed.sync.value.kind === 'running';
  return (
    <button
      type="button"
      class="cl-button cl-button--plain cl-live-sync"
      aria-disabled={isRunning}
      onClick={() => void feed.syncNow()}
    >
      <span
        class={isRunning ? 'cl-live-sync__icon cl-live-sync__icon--turning' : 'cl-live-sync__icon'}
      >
        <Icon name="sync" />
      </span>
      <span>{t(isRunning ? 'live.syncing' : 'live.sync_now')}</span>
    </button>
  );
}

function Ages({ feed, snapshot }: LiveStatusProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const now = useClock(1000);
  const format = makeFormat(i18n.locale);
  const { lastRun, lastIngested } = snapshot;
  const moment = (value: typeof lastRun) => {
    const age = ageText(value, now, format, i18n);
    return age === undefined ? '—' : `${format.moment(value).text} (${age})`;
  };
  return (
    <section class="cl-live-ages">
      <h2 class="cl-live-ages__title">{t('live.about')}</h2>
      <dl>
        <Fact term={t('live.newest_run')}>{moment(lastRun)}</Fact>
        <Fact term={t('live.newest_recorded')}>{moment(lastIngested)}</Fact>
        <Fact term={t('live.heard')}>{format.moment(feed.heardAt.value).text}</Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div class="cl-live-ages__fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ageText(
  moment: Snapshot['lastRun'],
  now: number,
  format: Format,
  { t }: I18n,
): string | undefined {
  if (moment === undefined) return undefined;
  const isJustNow = Math.abs(now - moment) < 60;
  return isJustNow ? t('live.just_now') : format.relative(moment, now).text;
}
