// "Save report": what it takes is loaded when it is first asked for.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReportSeat } from '../report/report_seat';
import { Icon } from '../widgets/icon';
import { Popover } from '../widgets/popover';
import { useBoard, useWords } from './board_context';

type Form = typeof import('./report_form').ReportForm;

/** Absent where no report can be saved. */
export function ReportMenu(): JSX.Element | null {
  const { reports } = useBoard();
  const { t } = useWords();
  if (reports === undefined) return null;
  const button = (
    <>
      <Icon name="save" />
      {t('report.button')}
    </>
  );
  return (
    <Popover label={t('report.save')} buttonClass="cl-button" button={button}>
      {() => <Loaded reports={reports} />}
    </Popover>
  );
}

function Loaded({ reports }: { readonly reports: ReportSeat }) {
  const { t } = useWords();
  const [form, setForm] = useState<{ readonly Form: Form }>();
  const [fault, setFault] = useState('');
  useEffect(() => {
    import('./report_form').then(
      ({ ReportForm }) => setForm({ Form: ReportForm }),
      (reason) => setFault(t('exports.failed', { detail: String(reason) })),
    );
  }, []);
  if (form !== undefined) return <form.Form reports={reports} />;
  return (
    <p class="cl-report-form cl-note" role="status">
      {fault}
    </p>
  );
}
