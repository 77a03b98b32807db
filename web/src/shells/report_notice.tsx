// What a reader has to know of a report: of when it is, and what is not in it.
import type { JSX } from 'preact';
import { makeFormat } from '../format/format';
import { useI18n } from '../i18n/i18n';
import type { ReportMeta } from '../report/report_meta';
import { Icon } from '../screens/icon';
import type { Session } from '../state/session';

interface NoticeProps {
  readonly session: Session;
  readonly meta: ReportMeta;
}

/** Gone when another file is opened in the report's place. */
export function ReportNotice({ session, meta }: NoticeProps): JSX.Element | null {
  const { t, locale } = useI18n();
  const file = session.file.value;
  if (file === undefined || !file.report) return null;
  const { days, leftOut, redacted } = meta;
  const date = makeFormat(locale).moment(meta.made).text;
  const said = [t('report.made', { date })];
  if (days !== undefined) said.push(t('report.left_out', { count: leftOut, days }));
  // Of a month or a limit a part may be missing then, and its sum would not show it.
  const { part } = session.view.value;
  if (leftOut > 0 && (part === 'forecast' || part === 'budgets')) said.push(t('report.partial'));
  const names = redacted.map((what) => t(`report.${what}`));
  if (names.length > 0) said.push(t('report.redacted', { names: names.join(', ') }));
  return (
    <p class="cl-report-note">
      <Icon name="info" />
      <span>{said.join(' ')}</span>
    </p>
  );
}
