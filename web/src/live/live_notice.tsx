// Above the board: why the data does not get fresher, and what to do; and what a synchronisation
// came to. On an empty page: what is being fetched, or the way back to the live data.
import type { ComponentChildren, JSX } from 'preact';
import { byteText } from '../format/bytes';
import { useI18n } from '../i18n/i18n';
import { Button } from '../widgets/button';
import { classes } from '../widgets/classes';
import { Icon, type IconName } from '../widgets/icon';
import { Waiting } from '../widgets/waiting';
import type { LiveFeed, LiveState } from './feed';
import { isEmpty, syncText, troubleText, troubleTitle } from './live_words';
import { useClock } from './use_clock';

interface LiveNoticeProps {
  readonly feed: LiveFeed;
  /** The live file is on screen, though it may be old. */
  readonly isShown: boolean;
  /** In the page of another program, which is the one to be asked. */
  readonly isTab?: boolean;
}

export function LiveNotice({ feed, isShown, isTab = false }: LiveNoticeProps): JSX.Element {
  return (
    <div class="cl-live-notices">
      <StateNotice feed={feed} isShown={isShown} isTab={isTab} />
      <SyncNotice feed={feed} />
    </div>
  );
}

function StateNotice({ feed, isShown, isTab }: LiveNoticeProps): JSX.Element | null {
  const i18n = useI18n();
  const { t } = i18n;
  const state = feed.state.value;
  const stale = isShown ? ` ${t('live.stale')}` : '';
  const again = <Button onClick={feed.retry}>{t('app.try_again')}</Button>;
  switch (state.kind) {
    case 'following':
    case 'refreshing':
    case 'opening':
      return null;
    case 'aside':
      return (
        <Notice icon="clock" tone="plain" title={t('live.aside')}>
          <Button onClick={feed.open}>{t('live.open')}</Button>
        </Notice>
      );
    case 'offline':
      return (
        <Notice
          icon="offline"
          tone="bad"
          title={t('live.offline_title')}
          text={t(isTab ? 'live.offline_do_tab' : 'live.offline_do') + stale}
        >
          <Countdown until={state.retryAt} />
          {again}
        </Notice>
      );
    case 'signed_out':
      return (
        <Notice
          icon="offline"
          tone="bad"
          title={t(state.usedCode ? 'live.used_code' : 'live.signed_out_title')}
          text={t(isTab ? 'live.signed_out_do_tab' : 'live.signed_out_do') + stale}
        >
          {again}
        </Notice>
      );
    case 'trouble': {
      // A facts.db that nothing was written to yet is no fault; one that has gone is.
      const isNew = !isShown && isEmpty(state.code);
      return (
        <Notice
          icon={isNew ? 'clock' : 'offline'}
          tone={isNew ? 'plain' : 'bad'}
          title={t(isNew ? 'live.empty_title' : troubleTitle(state.code))}
          text={troubleText(state.code, i18n) + stale}
          detail={isNew && isTab ? undefined : state.sentence}
        >
          {again}
        </Notice>
      );
    }
  }
}

function Countdown({ until }: { readonly until: number }): JSX.Element {
  const { t } = useI18n();
  const left = Math.max(0, Math.ceil(until / 1000 - useClock(500)));
  return <span class="cl-live-notice__left">{t('live.retry_in', { count: left })}</span>;
}

function SyncNotice({ feed }: { readonly feed: LiveFeed }): JSX.Element {
  const i18n = useI18n();
  const sync = feed.sync.value;
  const text = syncText(sync, i18n);
  const cannot = sync.kind === 'failed' && sync.code === 'no_sync';
  const isFailed = sync.kind === 'failed' && !cannot;
  // Always there: a live region that comes with its text is not read out.
  return (
    <div role="status">
      {text !== '' && (
        <Notice
          icon={isFailed ? 'offline' : sync.kind === 'done' ? 'check' : 'sync'}
          tone={isFailed ? 'bad' : 'plain'}
          title={text}
          detail={isFailed ? sync.sentence : undefined}
        >
          {sync.kind !== 'running' && (
            <Button
              kind="quiet"
              icon="close"
              label={i18n.t('app.dismiss')}
              onClick={feed.dismissSync}
            />
          )}
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly icon: IconName;
  readonly tone: 'plain' | 'bad';
  readonly title: string;
  readonly text?: string;
  /** The server's own sentence, in English. */
  readonly detail?: string | undefined;
  readonly children: ComponentChildren;
}

function Notice({ icon, tone, title, text, detail, children }: NoticeProps): JSX.Element {
  return (
    <div
      class={classes('cl-live-notice', `cl-live-notice--${tone}`)}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <Icon name={icon} />
      <div class="cl-live-notice__body">
        <p class="cl-live-notice__title">{title}</p>
        {text && <p>{text}</p>}
        {detail && (
          <p class="cl-live-notice__detail" lang="en">
            {detail}
          </p>
        )}
      </div>
      <div class="cl-live-notice__actions">{children}</div>
    </div>
  );
}

interface LiveOpeningProps {
  readonly feed: LiveFeed;
  readonly state: Extract<LiveState, { kind: 'opening' }>;
}

/** Fills the page while the live file is fetched for the first time. */
export function LiveOpening({ feed, state: { arrived } }: LiveOpeningProps): JSX.Element {
  const { t, locale } = useI18n();
  const { bytesRead = 0, bytesTotal = 0 } = arrived ?? {};
  const words = { read: byteText(bytesRead, locale), total: byteText(bytesTotal, locale) };
  return (
    <section class="cl-loading">
      <Waiting
        label={t('live.fetching')}
        arrived={bytesTotal > 0 ? t('app.loading_bytes', words) : undefined}
        measured={bytesTotal > 0 ? { value: bytesRead, max: bytesTotal } : undefined}
        onCancel={feed.leave}
      />
    </section>
  );
}
