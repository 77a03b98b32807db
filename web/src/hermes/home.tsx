// What stands in the tab while nothing is open: how to get there, and a place to drop a file.
import type { ComponentChildren } from 'preact';
import { Dropzone, Path } from '../screens/empty_screen';
import type { Health } from './backend';
import type { Connection } from './connection';
import { useWords, type Words } from './words';

export function Home({ connection }: { readonly connection: Connection }) {
  const words = useWords();
  const health = connection.health.value;
  if (health === undefined) return <Asking words={words} />;
  const { title, lead, steps } = saying(health, connection.hasData.value, words);
  const label = health.kind === 'there' && connection.hasData.value ? words.open : words.again;
  return (
    <section class="cl-empty cl-hermes">
      <h1 class="cl-hermes__title">{title}</h1>
      <p class="cl-hermes__lead">{lead}</p>
      {steps}
      <button type="button" class="cl-button cl-button--primary" onClick={connection.retry}>
        {label}
      </button>
      <h2 class="cl-hermes__or">
        {health.kind === 'no_backend' ? words.meanwhile : words.or_file}
      </h2>
      <Dropzone />
    </section>
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

interface Saying {
  readonly title: string;
  readonly lead: string;
  readonly steps?: ComponentChildren;
}

function saying(health: Health, hasData: boolean, words: Words): Saying {
  switch (health.kind) {
    case 'no_backend':
      return {
        title: words.no_backend,
        lead: words.no_backend_lead,
        steps: <Steps words={words} />,
      };
    case 'signed_out':
      return { title: words.signed_out, lead: words.signed_out_lead };
    case 'trouble':
      return { title: words.trouble, lead: health.detail };
    case 'there':
      if (hasData) return { title: words.closed, lead: words.closed_lead };
      return {
        title: words.no_data,
        lead: words.no_data_lead,
        steps: <Path text="~/.hermes/plugins/cronlens/bin/cronlens sync --home ~/.hermes" />,
      };
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
