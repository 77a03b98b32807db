// What a report is to hold, and the making of it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportSeat } from '../report/report_seat';
import { Button } from '../widgets/button';
import { Segmented } from '../widgets/segmented';
import { useBoard, useWords } from './board_context';
import { firstChoice, type ReportChoice, saveReport } from './save_report';

interface FormProps {
  readonly reports: ReportSeat;
}

export function ReportForm({ reports }: FormProps): JSX.Element {
  const board = useBoard();
  const words = useWords();
  const { t } = words;
  const [choice, setChoice] = useState(() => firstChoice(board, words));
  const [said, setSaid] = useState('');
  const [isWorking, setWorking] = useState(false);
  const isReading = board.session.phase.value.kind === 'loading';
  const save = async () => {
    setWorking(true);
    setSaid(t('report.working'));
    setSaid(await saveReport({ board, choice, words, reports }));
    setWorking(false);
  };
  return (
    <form
      class="cl-report-form"
      aria-busy={isWorking}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking && !isReading) void save();
      }}
    >
      <h2 class="cl-exports__title">{t('report.save')}</h2>
      <p class="cl-note">{t('report.note')}</p>
      <Fields choice={choice} onChange={(part) => setChoice({ ...choice, ...part })} />
      <Button kind="primary" disabled={isWorking || isReading} onClick={() => void save()}>
        {t('report.save')}
      </Button>
      <p class="cl-exports__said" role="status">
        {said}
      </p>
    </form>
  );
}

interface FieldsProps {
  readonly choice: ReportChoice;
  readonly onChange: (part: Partial<ReportChoice>) => void;
}

function Fields({ choice, onChange }: FieldsProps): JSX.Element {
  const { t } = useWords();
  return (
    <>
      <label class="cl-report-form__field">
        {t('report.title')}
        <input
          class="cl-input"
          maxLength={200}
          value={choice.title}
          onInput={({ currentTarget }) => onChange({ title: currentTarget.value })}
        />
      </label>
      {choice.days !== undefined && (
        <Segmented
          label={t('report.runs')}
          value={choice.reach}
          onChange={(reach) => onChange({ reach })}
          segments={[
            { value: 'shown', text: t('report.last_days', { count: choice.days }) },
            { value: 'all', text: t('report.every_run') },
          ]}
        />
      )}
      <Redactions choice={choice} onChange={onChange} />
    </>
  );
}

function Redactions({ choice, onChange }: FieldsProps): JSX.Element {
  const { t } = useWords();
  return (
    <fieldset class="cl-report-form__choices">
      <legend>{t('report.redact')}</legend>
      {(['names', 'ids', 'costs'] as const).map((what) => (
        <label key={what}>
          <input
            type="checkbox"
            checked={choice[what]}
            onChange={({ currentTarget }) => onChange({ [what]: currentTarget.checked })}
          />
          {t(`report.${what}`)}
        </label>
      ))}
    </fieldset>
  );
}
