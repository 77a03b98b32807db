import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fromDateField, toDateField } from '../format/calendar_field';
import { PRESET_DAYS, presetText, windowText } from '../view_model/window_words';
import { Button } from '../widgets/button';
import { Icon } from '../widgets/icon';
import { Popover } from '../widgets/popover';
import { Segmented } from '../widgets/segmented';
import { useBoard, useWords } from './board_context';

export function WindowPicker(): JSX.Element {
  const { session } = useBoard();
  const words = useWords();
  const { kind, days } = session.view.value.window;
  const presets = PRESET_DAYS.map((preset) => ({
    value: String(preset),
    text: presetText(preset, words),
    title: windowText({ kind: 'last_days', days: preset, since: 0, until: 0 }, words),
  }));
  const all = { value: 'all', text: words.t('window.all'), title: words.t('window.all_long') };
  const custom = kind === 'range';
  return (
    <div class="cl-toolbar__group">
      <Segmented
        label={words.t('window.label')}
        segments={[...presets, all]}
        value={kind === 'all_time' ? 'all' : kind === 'last_days' ? String(days) : undefined}
        onChange={(value) =>
          session.change({
            window:
              value === 'all'
                ? { kind: 'all_time', days: 0, since: 0, until: 0 }
                : { kind: 'last_days', days: Number(value), since: 0, until: 0 },
          })
        }
      />
      <Popover
        label={words.t('window.custom_long')}
        buttonClass={custom ? 'cl-button cl-button--used' : 'cl-button'}
        button={
          <>
            <Icon name="calendar" />
            {words.t('window.custom')}
          </>
        }
      >
        {(close) => <RangeForm onDone={close} />}
      </Popover>
    </div>
  );
}

function RangeForm({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { session } = useBoard();
  const { t } = useWords();
  const shown = session.dashboard.peek();
  const [since, setSince] = useState(toDateField(shown?.since ?? 0));
  const [until, setUntil] = useState(toDateField(shown?.until ?? 0));
  const [from, to] = [fromDateField(since), fromDateField(until)];
  const valid = from !== undefined && to !== undefined && from < to;
  const apply = () => {
    if (!valid) return;
    session.change({ window: { kind: 'range', days: 0, since: from, until: to } });
    onDone();
  };
  return (
    <form
      class="cl-range"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <DateField label={t('window.since')} value={since} onChange={setSince} />
      <DateField label={t('window.until')} value={until} onChange={setUntil} />
      {!valid && (
        <p class="cl-note cl-note--bad" role="alert">
          {t('window.empty_range')}
        </p>
      )}
      <Button kind="primary" disabled={!valid} onClick={apply}>
        {t('common.apply')}
      </Button>
    </form>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DateField({ label, value, onChange }: DateFieldProps): JSX.Element {
  return (
    <label class="cl-range__field">
      {label}
      <input
        class="cl-input"
        type="datetime-local"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
