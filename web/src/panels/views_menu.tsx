import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../base/clipboard';
import { saveFile } from '../base/download';
import { NAME_LIMIT, type SavedView } from '../links/saved_views';
import { Button } from '../widgets/button';
import { Icon } from '../widgets/icon';
import { Popover } from '../widgets/popover';
import { type BoardLinks, useBoard, useWords } from './board_context';

/** Views by name, and the link to this one; absent where the page has no address of its own. */
export function ViewsMenu(): JSX.Element | null {
  const { links } = useBoard();
  const { t } = useWords();
  if (links === undefined) return null;
  const button = (
    <>
      <Icon name="bookmark" />
      {t('views.button')}
    </>
  );
  return (
    <Popover label={t('views.title')} buttonClass="cl-button" button={button}>
      {(close) => <Menu links={links} onDone={close} />}
    </Popover>
  );
}

interface MenuProps {
  readonly links: BoardLinks;
  readonly onDone: () => void;
}

function Menu({ links, onDone }: MenuProps): JSX.Element {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const { saved } = links;
  useEffect(saved.reload, []);
  const copy = async () => {
    setSaid(t((await copyText(addressOf(links))) ? 'common.copied' : 'common.not_copied'));
  };
  return (
    <section class="cl-views">
      <h2 class="cl-views__title">{t('views.title')}</h2>
      <SavedList links={links} onDone={onDone} />
      <SaveForm links={links} onSaid={setSaid} />
      <div class="cl-views__actions">
        <Button kind="quiet" icon="link" onClick={() => void copy()}>
          {t('views.copy_link')}
        </Button>
        <ImportButton links={links} onSaid={setSaid} />
        {saved.views.value.length > 0 && (
          <Button kind="quiet" icon="fall" onClick={() => exportViews(links)}>
            {t('views.export')}
          </Button>
        )}
      </div>
      <p class="cl-views__said" role="status">
        {said}
      </p>
    </section>
  );
}

function addressOf({ link }: BoardLinks): string {
  return location.href.replace(/#.*$/s, '') + link();
}

function exportViews({ saved }: BoardLinks): void {
  saveFile('cronlens-views.json', new Blob([saved.exported()], { type: 'application/json' }));
}

function SavedList({ links, onDone }: MenuProps): JSX.Element {
  const { t } = useWords();
  const views = links.saved.views.value;
  if (views.length === 0) return <p class="cl-note">{t('views.none')}</p>;
  return (
    <ul class="cl-views__list">
      {views.map((view) => (
        <SavedItem key={view.name} view={view} links={links} onDone={onDone} />
      ))}
    </ul>
  );
}

function SavedItem({ view, links, onDone }: MenuProps & { view: SavedView }): JSX.Element {
  const { t } = useWords();
  return (
    <li class="cl-views__item">
      <button
        type="button"
        class="cl-views__go"
        title={view.name}
        onClick={() => {
          links.follow(view.link);
          onDone();
        }}
      >
        <bdi>{view.name}</bdi>
      </button>
      <Button
        kind="quiet"
        icon="close"
        label={t('views.delete', { name: view.name })}
        onClick={() => links.saved.remove(view.name)}
      />
    </li>
  );
}

interface SayingProps {
  readonly links: BoardLinks;
  readonly onSaid: (text: string) => void;
}

function SaveForm({ links: { saved, link }, onSaid }: SayingProps): JSX.Element {
  const { t } = useWords();
  const [name, setName] = useState('');
  const save = () => {
    const done = saved.save(name, link());
    onSaid(done ? t('views.saved') : t('views.not_saved', { count: saved.views.value.length }));
    if (done) setName('');
  };
  return (
    <form
      class="cl-views__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save();
      }}
    >
      <input
        class="cl-input"
        aria-label={t('views.name')}
        placeholder={t('views.name')}
        maxLength={NAME_LIMIT}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button kind="primary" disabled={name.trim() === ''} onClick={save}>
        {t('views.save')}
      </Button>
    </form>
  );
}

function ImportButton({ links: { saved }, onSaid }: SayingProps): JSX.Element {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    const imported = saved.take(await file.text());
    if (imported === undefined) return onSaid(t('views.not_views'));
    const { taken, refused } = imported;
    onSaid(t('views.imported', { taken, refused }));
  };
  return (
    <>
      <Button kind="quiet" icon="up" onClick={() => field.current?.click()}>
        {t('views.import')}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file !== undefined) void take(file);
        }}
      />
    </>
  );
}
