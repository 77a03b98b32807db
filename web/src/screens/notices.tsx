// What could not be followed of a link: said once, beside what was understood.
import { type I18n, useI18n } from '../i18n/i18n';
import type { LinkProblem } from '../links/place';
import { useHost } from './host';
import { Icon } from './icon';

/** Names in full would bury the page where a link has hundreds of them. */
const NAMED = 5;

export function Notices() {
  const { t } = useI18n();
  const { links } = useHost();
  if (links === undefined || links.problems.value.length === 0) return null;
  return (
    <div class="cl-alert cl-alert--notice" role="alert">
      <Icon name="info" />
      <div class="cl-alert__body">
        <p class="cl-alert__title">{t('links.title')}</p>
        <ul class="cl-alert__list">
          {links.problems.value.map((problem, index) => (
            <li key={`${index}`}>
              <bdi>{problemText(problem, t)}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        class="cl-button cl-button--quiet cl-button--icon"
        aria-label={t('app.dismiss')}
        onClick={links.dismiss}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function problemText(problem: LinkProblem, t: I18n['t']): string {
  switch (problem.kind) {
    case 'newer':
      return t('links.newer', { version: String(problem.version) });
    case 'unknown':
      return t('links.ignored', { part: short(problem.key) });
    case 'value':
      return t('links.ignored', { part: `${problem.key}=${short(problem.value)}` });
    case 'missing': {
      const { field, names } = problem;
      const more = names.length > NAMED ? ' …' : '';
      const said = names.slice(0, NAMED).map((name) => short(name) || t('unknown.text'));
      return t('links.missing', { what: t(`toolbar.${field}`), names: said.join(', ') + more });
    }
  }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
