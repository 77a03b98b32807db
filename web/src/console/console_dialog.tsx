// The SQL console: tables and questions on the left, the text, and what came out of it.
import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { TextStore } from '../base/storage';
import { Dialog } from '../widgets/dialog';
import { ConsoleContext, type ConsoleView, useConsole } from './console_context';
import type { ConsoleHost } from './console_host';
import { Editor } from './editor';
import { EXAMPLES } from './examples';
import { Problem } from './problem';
import { Result } from './result';
import { readRecent, readSaved, remember } from './saved';
import { Sidebar } from './sidebar';
import { Toolbar } from './toolbar';
import { useConsoleWords } from './words';

interface ConsoleProps {
  readonly host: ConsoleHost;
  readonly store: TextStore;
  readonly onClose: () => void;
}

const FIRST_TEXT = EXAMPLES[0]?.sql ?? '';

export function ConsoleDialog({ host, store, onClose }: ConsoleProps): JSX.Element {
  const words = useConsoleWords();
  const editor = useRef<HTMLTextAreaElement>(null);
  const recent = useSignal(readRecent(store));
  const saved = useSignal(readSaved(store));
  const text = useSignal(recent.peek()[0] ?? FIRST_TEXT);
  const fault = useComputed(() => {
    const outcome = host.outcome.value;
    return outcome?.sql === text.value ? outcome.fault : undefined;
  });
  const run = (sql = text.peek()) => {
    text.value = sql;
    recent.value = remember(store, sql);
    host.run(sql);
  };
  const view: ConsoleView = { host, store, words, editor, text, fault, recent, saved, run };
  return (
    <ConsoleContext.Provider value={view}>
      <Dialog title={words.t('title')} closeLabel={words.t('close')} onClose={onClose}>
        <div class="cl-sql">
          <Sidebar />
          <Workplace />
        </div>
      </Dialog>
    </ConsoleContext.Provider>
  );
}

function Workplace(): JSX.Element {
  const { host, words } = useConsole();
  const phase = host.phase.value;
  if (phase.kind === 'refused') {
    return <p class="cl-sql__problem">{words.t('refused', { reason: phase.message })}</p>;
  }
  return (
    <div class="cl-sql__work">
      <Editor />
      <Toolbar />
      <Problem />
      <Result />
    </div>
  );
}
