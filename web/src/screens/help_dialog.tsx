// The keys, from the table that also runs them.
import { useI18n } from '../i18n/i18n';
import { Dialog } from '../widgets/dialog';
import { ACTIONS, FIXED_KEYS } from './actions';
import { useHost } from './host';

export function HelpDialog() {
  const { t } = useI18n();
  const { isHelpOpen } = useHost();
  if (!isHelpOpen.value) return null;
  const close = () => {
    isHelpOpen.value = false;
  };
  return (
    <Dialog title={t('help.title')} closeLabel={t('app.close')} onClose={close}>
      <div class="cl-help">
        <p>{t('help.lead')}</p>
        <KeyList />
        <ShortcutSwitch />
      </div>
    </Dialog>
  );
}

function KeyList() {
  const { t } = useI18n();
  const { theme, chooseFiles, isConsoleOpen } = useHost();
  const absent = new Set([
    ...(theme === undefined ? ['theme'] : []),
    ...(chooseFiles === undefined ? ['open'] : []),
    ...(isConsoleOpen === undefined ? ['console'] : []),
  ]);
  const modifier = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
  const keys = [
    ...ACTIONS.filter(({ id }) => !absent.has(id)).map(({ key, label, withModifier }) => ({
      label,
      keys: withModifier ? [modifier, key.toUpperCase()] : [key.toUpperCase()],
    })),
    ...FIXED_KEYS.map(({ key, label }) => ({ label, keys: [key] })),
  ];
  return (
    <dl class="cl-keys">
      {keys.map((entry) => (
        <div key={entry.label} class="cl-keys__row">
          <dt>{t(entry.label)}</dt>
          <dd>
            {entry.keys.map((key) => (
              <kbd key={key} class="cl-key">
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ShortcutSwitch() {
  const { t } = useI18n();
  const { shortcuts } = useHost();
  return (
    <label class="cl-switch">
      <input
        type="checkbox"
        checked={shortcuts.value === 'on'}
        onChange={({ currentTarget }) => {
          shortcuts.value = currentTarget.checked ? 'on' : 'off';
        }}
      />
      <span>{t('help.switch')}</span>
    </label>
  );
}
