// What stands in the tab while nothing is open: how to get there, and a place to drop a file.
import { Dropzone, Path } from '../screens/empty_screen';
import type { Health } from './backend';
import type { Connection } from './connection';
import { useWords, type Words } from './words';

type Fault = Exclude<Health, { readonly kind: 'there' }>;

export function Home({ connection }: { readonly connection: Connection }) {
  const words = useWords();
  const health = connection.health.value;
  if (health === undefined) return <Asking words={words} />;
  return (
    <section class="cl-empty cl-hermes">
      {health.kind !== 'there' && <WhatIsWrong health={health} onRetry={connection.retry} />}
      <h2 class="cl-hermes__or">
        {health.kind === 'no_backend' ? words.meanwhile : words.or_file}
      </h2>
      <Dropzone />
    </section>
  );
}

interface WhatIsWrongProps {
  readonly health: Fault;
  readonly onRetry: () => void;
}

/** What is wrong with the live file itself, the feed's notice says. */
function WhatIsWrong({ health, onRetry }: WhatIsWrongProps) {
  const words = useWords();
  const { title, lead } = saying(health, words);
  return (
    <>
      <h1 class="cl-hermes__title">{title}</h1>
      <p class="cl-hermes__lead">{lead}</p>
      {health.kind === 'no_backend' && <Steps words={words} />}
      <button type="button" class="cl-button cl-button--primary" onClick={onRetry}>
        {words.again}
      </button>
    </>
  );
}

function Asking({ words }: { readonly words: Words }) {
  return (
    <section class="cl-loading" role="status">
      <strong>{words.asking}</strong>
      <progress class="cl-progress" aria-label={words.asking} />
    </section>
  );
}

function saying(health: Fault, words: Words): { readonly title: string; readonly lead: string } {
  switch (health.kind) {
    case 'no_backend':
      return { title: words.no_backend, lead: words.no_backend_lead };
    case 'signed_out':
      return { title: words.signed_out, lead: words.signed_out_lead };
    case 'trouble':
      return { title: words.trouble, lead: health.detail };
  }
}

function Steps({ words }: { readonly words: Words }) {
  return (
    <ol class="cl-hermes__steps">
      <li>
        {words.enable}
        <Path text="hermes plugins enable cronlens" />
      </li>
      <li>
        {words.restart}
        <Path text="hermes dashboard" />
      </li>
    </ol>
  );
}
