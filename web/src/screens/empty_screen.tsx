// What a newcomer sees: what this is, where to drop the file, and where that file lies.
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/i18n';
import type { MessageKey } from '../i18n/words';
import { useHost } from './host';
import { Icon, type IconName } from './icon';

const FACTS_PATH = '~/.hermes/plugins/cronalytics/facts.db';
const JOBS_PATH = '~/.hermes/cron/jobs.json';

export function EmptyScreen() {
  const { t } = useI18n();
  return (
    <section class="cl-empty">
      <h1 class="cl-empty__headline">{t('app.empty_headline')}</h1>
      <p class="cl-empty__lead">{t('app.empty_lead')}</p>
      <Dropzone />
      <div class="cl-empty__facts">
        <WhereItLies />
        <Privacy />
      </div>
      <Points />
    </section>
  );
}

export function Dropzone() {
  const { t } = useI18n();
  const { session, chooseFiles } = useHost();
  return (
    <div class="cl-dropzone">
      <span class="cl-dropzone__icon">
        <Icon name="upload" />
      </span>
      <p class="cl-dropzone__title">{t('app.drop_title')}</p>
      <p class="cl-dropzone__hint">{t('app.drop_hint')}</p>
      <div class="cl-dropzone__actions">
        <button
          type="button"
          class="cl-button cl-button--primary"
          aria-keyshortcuts="o"
          onClick={chooseFiles}
        >
          {t('app.choose')}
        </button>
        <button
          type="button"
          class="cl-button cl-button--plain"
          onClick={() => void session.openSample()}
        >
          {t('app.sample')}
        </button>
      </div>
    </div>
  );
}

function WhereItLies() {
  const { t } = useI18n();
  return (
    <div class="cl-fact">
      <h2 class="cl-fact__title">
        <Icon name="file" />
        {t('app.where_title')}
      </h2>
      <p>{t('app.where_text')}</p>
      <Path text={FACTS_PATH} />
      <p>{t('app.where_jobs')}</p>
      <Path text={JOBS_PATH} />
      <p>{t('app.where_home')}</p>
    </div>
  );
}

export function Path({ text }: { readonly text: string }) {
  const { t } = useI18n();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <p class="cl-path">
      <code>{text}</code>
      {'clipboard' in navigator && (
        <button
          type="button"
          class="cl-button cl-button--quiet cl-button--icon"
          aria-label={`${t(isCopied ? 'app.copied' : 'app.copy')}: ${text}`}
          onClick={() => void copy()}
        >
          <Icon name={isCopied ? 'check' : 'copy'} />
        </button>
      )}
    </p>
  );
}

function Privacy() {
  const { t } = useI18n();
  return (
    <div class="cl-fact">
      <h2 class="cl-fact__title">
        <Icon name="shield" />
        {t('app.privacy_title')}
      </h2>
      <p>{t('app.privacy')}</p>
      <p>{t('app.privacy_more')}</p>
    </div>
  );
}

const POINTS: readonly (readonly [IconName, MessageKey, MessageKey])[] = [
  ['money', 'app.point_cost', 'app.point_cost_text'],
  ['pulse', 'app.point_health', 'app.point_health_text'],
  ['calendar', 'app.point_plan', 'app.point_plan_text'],
];

function Points() {
  const { t } = useI18n();
  return (
    <ul class="cl-points">
      {POINTS.map(([icon, title, text]) => (
        <li key={title} class="cl-point">
          <Icon name={icon} />
          <div>
            <strong>{t(title)}</strong>
            <p>{t(text)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
