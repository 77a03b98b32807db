// Above everything else: that the figures will not get newer by themselves, and why.
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/i18n';
import { Path } from '../screens/empty_screen';
import { Icon } from '../screens/icon';
import type { Connection } from './connection';
import { useWords, type Words } from './words';

const REASONS = ['no_program', 'not_executable', 'wrong_machine', 'did_not_start'] as const;
type Reason = (typeof REASONS)[number];

const PROGRAM = '~/.hermes/plugins/cronlens/bin/cronlens';
const COMMANDS: Partial<Record<Reason, string>> = {
  not_executable: `chmod u+x ${PROGRAM}`,
  did_not_start: `${PROGRAM} serve --home ~/.hermes`,
};

export function NoSync({ connection }: { readonly connection: Connection }) {
  const words = useWords();
  const { t } = useI18n();
  const [isDismissed, setDismissed] = useState(false);
  const health = connection.health.value;
  if (isDismissed || health?.kind !== 'there' || health.missing === undefined) return null;
  return (
    <aside class="cl-hermes-notice">
      <Icon name="warning" />
      <div class="cl-hermes-notice__body">
        <strong>{words.no_sync}</strong> <Why missing={health.missing} words={words} />
        {health.missing === 'wrong_machine' && (
          <p class="cl-hermes-notice__detail" lang="en">
            {health.detail}
          </p>
        )}
      </div>
      <button
        type="button"
        class="cl-button cl-button--quiet cl-button--icon"
        aria-label={t('app.dismiss')}
        onClick={() => setDismissed(true)}
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}

function Why({ missing, words }: { readonly missing: string; readonly words: Words }) {
  const reason = REASONS.find((one) => one === missing);
  if (reason === undefined) return null;
  const command = COMMANDS[reason];
  return (
    <>
      {words[reason]}
      {command !== undefined && <Path text={command} />}
    </>
  );
}
