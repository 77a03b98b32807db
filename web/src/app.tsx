// The page as a whole: header, what is open or a place to drop it, footer, and what floats above.
import { useLayoutEffect } from 'preact/hooks';
import { rootOf } from './base/dom';
import { I18nContext, useI18n } from './i18n/i18n';
import { useLanguage } from './i18n/use_language';
import { LiveNotice, LiveOpening } from './live/live_notice';
import { Board } from './panels/board';
import { DropOverlay } from './screens/drop_overlay';
import { EmptyScreen } from './screens/empty_screen';
import { Footer } from './screens/footer';
import { Header } from './screens/header';
import { HelpDialog } from './screens/help_dialog';
import { type Host, HostContext, useHost } from './screens/host';
import { LoadingScreen, LoadingStrip } from './screens/loading';
import { Notices } from './screens/notices';
import { Refusals } from './screens/refusals';
import { Status } from './screens/status';
import { FIRST_VIEW } from './state/view_storage';

export function App({ host }: { readonly host: Host }) {
  const i18n = useLanguage(host.language.value, host.loadWords);
  const { frame, Notice, onSpeak } = host;
  const tag = i18n?.locale;
  useLayoutEffect(() => {
    if (tag !== undefined) onSpeak(tag);
  }, [tag]);
  if (i18n === undefined) return null;
  return (
    <HostContext.Provider value={host}>
      <I18nContext.Provider value={i18n}>
        {frame === 'page' && <SkipLink />}
        <Header />
        {Notice && <Notice />}
        <Main />
        <Footer />
        <HelpDialog />
        {host.Console !== undefined && <host.Console />}
        <DropOverlay />
        <Status />
      </I18nContext.Provider>
    </HostContext.Provider>
  );
}

function SkipLink() {
  const { t } = useI18n();
  // The hash is the link to what is looked at: the way to the content must not write over it.
  const skip = (event: Event & { currentTarget: Element }) => {
    event.preventDefault();
    rootOf(event.currentTarget).querySelector<HTMLElement>('#main')?.focus();
  };
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes to a part of this page, only not by the hash
    <a class="cl-skip" href="#main" onClick={skip}>
      {t('app.skip')}
    </a>
  );
}

function Main() {
  const { session, live, frame, Home = EmptyScreen } = useHost();
  const phase = session.phase.value;
  const isOpen = session.snapshot.value !== undefined;
  const isLoading = phase.kind === 'loading';
  const fetching = live?.state.value;
  return (
    <main
      id="main"
      tabIndex={-1}
      class={isOpen ? 'cl-main' : 'cl-main cl-main--empty'}
      data-idle={!isLoading && !session.busy.value}
    >
      {live && (
        <LiveNotice
          feed={live}
          isShown={session.file.value?.live === true}
          isTab={frame === 'tab'}
        />
      )}
      <Refusals />
      <Notices />
      {isLoading && (isOpen ? <LoadingStrip phase={phase} /> : <LoadingScreen phase={phase} />)}
      {!isLoading && !isOpen && live && fetching?.kind === 'opening' ? (
        <LiveOpening feed={live} state={fetching} />
      ) : (
        !isLoading && !isOpen && <Home />
      )}
      {isOpen && <Opened />}
    </main>
  );
}

function Opened() {
  const { session, links, reports, Decide, budgetAlert } = useHost();
  const { t } = useI18n();
  if (session.dashboard.value !== undefined) {
    return (
      <Board
        session={session}
        links={links}
        reports={reports}
        Decide={Decide}
        alert={budgetAlert?.value}
      />
    );
  }
  return (
    <section class="cl-loading">
      <h1>{t('app.not_computed')}</h1>
      <button
        type="button"
        class="cl-button cl-button--plain"
        onClick={() => {
          // The window may be what the engine refused, and it is no filter.
          session.change({ window: FIRST_VIEW.window });
          session.resetFilters();
        }}
      >
        {t('app.try_again')}
      </button>
    </section>
  );
}
