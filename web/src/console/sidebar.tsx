// Tables with their columns, and questions: examples, saved ones, recent ones.
import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../widgets/button';
import { useConsole } from './console_context';
import { EXAMPLES } from './examples';
import type { TableInfo } from './protocol';
import { forget } from './saved';

export function Sidebar(): JSX.Element {
  const { host, words } = useConsole();
  const { t } = words;
  const tables = host.tables.value;
  const isWide = matchMedia('(min-width: 801px)').matches;
  return (
    <nav class="cl-sql__side" aria-label={t('tables')}>
      <Section title={t('examples')} open={isWide}>
        {EXAMPLES.map(({ title, sql }) => (
          <Question key={title} title={t(title)} sql={sql} />
        ))}
      </Section>
      <Section title={t('tables')} open={isWide}>
        <TableGroup title={t('of_console')} tables={tables.filter(({ isOurs }) => isOurs)} />
        <TableGroup title={t('of_file')} tables={tables.filter(({ isOurs }) => !isOurs)} />
      </Section>
      <Saved />
      <Recent />
    </nav>
  );
}

interface SectionProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
}

function Section({ title, open, children }: SectionProps): JSX.Element {
  return (
    <details class="cl-sql__section" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Question({ title, sql }: { readonly title: string; readonly sql: string }): JSX.Element {
  const { run } = useConsole();
  return (
    <button type="button" class="cl-sql__question" title={sql} onClick={() => run(sql)}>
      {title}
    </button>
  );
}

function TableGroup(props: { readonly title: string; readonly tables: readonly TableInfo[] }) {
  const { words, run } = useConsole();
  if (props.tables.length === 0) return null;
  return (
    <>
      <h3 class="cl-sql__group">{props.title}</h3>
      {props.tables.map(({ name, columns }) => (
        <div key={name} class="cl-sql__kept">
          <details class="cl-sql__table">
            <summary>
              <bdi>{name}</bdi>
            </summary>
            <Columns names={columns} />
          </details>
          <Button
            kind="quiet"
            icon="list"
            label={words.t('show', { name })}
            onClick={() => run(`SELECT * FROM ${quoted(name)} LIMIT 100`)}
          />
        </div>
      ))}
    </>
  );
}

function Columns({ names }: { readonly names: readonly string[] }): JSX.Element {
  const { editor, text, words } = useConsole();
  const insert = (name: string) => {
    const field = editor.current;
    if (field === null) return;
    field.setRangeText(quoted(name), field.selectionStart, field.selectionEnd, 'end');
    text.value = field.value;
    field.focus();
  };
  return (
    <div class="cl-sql__columns">
      {names.map((name) => (
        <button
          type="button"
          key={name}
          class="cl-sql__column"
          title={words.t('insert', { name })}
          onClick={() => insert(name)}
        >
          <bdi>{name}</bdi>
        </button>
      ))}
    </div>
  );
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function Saved(): JSX.Element {
  const { saved, store, words } = useConsole();
  return (
    <Section title={words.t('saved')} open={saved.value.length > 0}>
      {saved.value.length === 0 && <p class="cl-sql__none">{words.t('none_saved')}</p>}
      {saved.value.map(({ name, sql }) => (
        <div key={name} class="cl-sql__kept">
          <Question title={name} sql={sql} />
          <Button
            kind="quiet"
            icon="close"
            label={words.t('forget', { name })}
            onClick={() => {
              saved.value = forget(store, name);
            }}
          />
        </div>
      ))}
    </Section>
  );
}

function Recent(): JSX.Element {
  const { recent, words } = useConsole();
  return (
    <Section title={words.t('recent')} open={false}>
      {recent.value.length === 0 && <p class="cl-sql__none">{words.t('none_recent')}</p>}
      {recent.value.map((sql) => (
        <Question key={sql} title={sql.replace(/\s+/g, ' ')} sql={sql} />
      ))}
    </Section>
  );
}
