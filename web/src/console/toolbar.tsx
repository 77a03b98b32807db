// Run, stop, save by name.
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../widgets/button';
import { useConsole } from './console_context';
import { save } from './saved';

export function Toolbar(): JSX.Element {
  const { host, words, run } = useConsole();
  const phase = host.phase.value;
  const isRunning = phase.kind === 'running';
  return (
    <div class="cl-sql__toolbar">
      {isRunning ? (
        <Button icon="cross" onClick={() => host.cancel()}>
          {words.t('stop')}
        </Button>
      ) : (
        <Button kind="primary" icon="runs" disabled={phase.kind !== 'ready'} onClick={() => run()}>
          {words.t('run')}
        </Button>
      )}
      <Saving />
      <span class="cl-sql__state" role="status">
        {phase.kind === 'opening' && words.t('opening')}
        {isRunning && <Clock since={phase.since} />}
      </span>
      <span class="cl-sql__keys">{words.t('keys')}</span>
    </div>
  );
}

/** Short statements come and go without a word. */
function Clock({ since }: { readonly since: number }): JSX.Element | null {
  const { words } = useConsole();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const read = () => setSeconds(Math.floor((performance.now() - since) / 1000));
    const timer = setInterval(read, 250);
    return () => clearInterval(timer);
  }, [since]);
  return seconds < 1 ? null : <span>{words.t('running', { seconds })}</span>;
}

function Saving(): JSX.Element {
  const { store, saved, text, words } = useConsole();
  const name = useSignal<string | undefined>(undefined);
  if (name.value === undefined) {
    return (
      <Button
        onClick={() => {
          name.value = '';
        }}
      >
        {words.t('save')}
      </Button>
    );
  }
  return (
    <form
      class="cl-sql__saving"
      onSubmit={(event) => {
        event.preventDefault();
        const title = name.peek()?.trim() ?? '';
        if (title !== '') saved.value = save(store, { name: title, sql: text.peek() });
        name.value = undefined;
      }}
    >
      <input
        class="cl-sql__name"
        ref={(input) => input?.focus()}
        aria-label={words.t('save_name')}
        placeholder={words.t('save_name')}
        maxLength={80}
        value={name.value}
        onInput={({ currentTarget }) => {
          name.value = currentTarget.value;
        }}
      />
      <button type="submit" class="cl-button cl-button--plain">
        {words.t('save_do')}
      </button>
    </form>
  );
}
