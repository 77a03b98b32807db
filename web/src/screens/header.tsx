// The bar on top: what is open, how old it is, what to know about it, and the settings.
import { makeFormat } from '../format/format';
import { useI18n } from '../i18n/i18n';
import { LiveStatus } from '../live/live_status';
import { Caveats } from './caveats';
import { useHost } from './host';
import { Icon } from './icon';
import { LanguageSelect, ThemeToggle } from './settings';

export function Header() {
  const { t } = useI18n();
  const { session, chooseFiles, isHelpOpen } = useHost();
  const isOpen = session.snapshot.value !== undefined;
  return (
    <header class="cl-header">
      <Logo />
      {isOpen && <OpenedFileFacts />}
      <div class="cl-header__actions">
        {isOpen && chooseFiles !== undefined && (
          <button
            type="button"
            class="cl-button cl-button--plain cl-header__open"
            aria-label={t('app.open_another')}
            title={`${t('app.open_another')} (O)`}
            aria-keyshortcuts="o"
            onClick={chooseFiles}
          >
            <Icon name="upload" />
            <span>{t('app.open_another')}</span>
          </button>
        )}
        <ConsoleButton />
        <LanguageSelect />
        <ThemeToggle />
        <button
          type="button"
          class="cl-button cl-button--quiet cl-button--icon"
          aria-label={t('app.help')}
          title={`${t('app.help')} (?)`}
          onClick={() => {
            isHelpOpen.value = true;
          }}
        >
          <Icon name="keyboard" />
        </button>
      </div>
    </header>
  );
}

function ConsoleButton() {
  const { t } = useI18n();
  const { session, isConsoleOpen } = useHost();
  if (isConsoleOpen === undefined || session.file.value?.source === undefined) return null;
  return (
    <button
      type="button"
      class="cl-button cl-button--quiet cl-button--icon"
      aria-label={t('app.console')}
      title={`${t('app.console')} (S)`}
      aria-keyshortcuts="s"
      onClick={() => {
        isConsoleOpen.value = true;
      }}
    >
      <Icon name="console" />
    </button>
  );
}

function Logo() {
  const { t } = useI18n();
  return (
    <span class="cl-logo">
      <svg class="cl-logo__mark" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="M12 7v5l3.5 2" />
        <circle class="cl-logo__dot" cx="12" cy="12" r="1.6" />
      </svg>
      <span class="cl-logo__word">{t('app.name')}</span>
    </span>
  );
}

function OpenedFileFacts() {
  const { t, locale } = useI18n();
  const { session, live, chooseFiles } = useHost();
  const file = session.file.value;
  const snapshot = session.snapshot.value;
  if (file === undefined || snapshot === undefined) return null;
  const age = makeFormat(locale).relative(snapshot.lastRun, Date.now() / 1000);
  return (
    <div class="cl-opened">
      <span class="cl-opened__name" title={file.sample ? undefined : file.name}>
        <Icon name="file" />
        <bdi>{file.sample ? t('app.sample_name') : file.name}</bdi>
      </span>
      <span class="cl-opened__fact">{t('app.rows', { count: snapshot.runs })}</span>
      {file.live && live ? (
        <LiveStatus feed={live} snapshot={snapshot} />
      ) : (
        <span class="cl-opened__fact">
          {age.known ? t('app.newest', { age: age.text }) : t('app.no_runs')}
        </span>
      )}
      <Caveats caveats={snapshot.caveats} />
      {chooseFiles !== undefined && (
        <button
          type="button"
          class="cl-button cl-button--quiet cl-button--icon"
          aria-label={t('app.close_file')}
          title={t('app.close_file')}
          onClick={session.close}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
