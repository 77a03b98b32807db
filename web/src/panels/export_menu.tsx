import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../base/clipboard';
import { saveFile } from '../base/download';
import { type About, aboutLines, aboutOf, fileStem } from '../exports/about';
import { TEXT_TYPES, type TextFormat, textParts } from '../exports/formats';
import { pngPicture, svgPicture } from '../exports/picture';
import { ExportFault, type ExportTable } from '../exports/table';
import { Button } from '../widgets/button';
import { Icon } from '../widgets/icon';
import { Popover } from '../widgets/popover';
import { useBoard, useWords } from './board_context';

interface ExportMenuProps {
  /** Of what: `Jobs`. */
  readonly title: string;
  /** Made when it is asked for; told how far it is, where that takes long. */
  readonly table: (onProgress: (done: number, total: number) => void) => ExportTable;
  /** Finds the drawing, where there is one. */
  readonly drawing?: (() => SVGSVGElement | null | undefined) | undefined;
}

/** A table or chart as a file or on the clipboard, as it is filtered and sorted now. */
export function ExportMenu(props: ExportMenuProps): JSX.Element {
  const { t } = useWords();
  const label = t('exports.of', { title: props.title.slice(0, 100) });
  return (
    <Popover
      label={label}
      buttonLabel={label}
      buttonTitle={label}
      buttonClass="cl-button cl-button--quiet cl-button--icon"
      button={<Icon name="save" />}
    >
      {(close) => <Menu {...props} onDone={close} />}
    </Popover>
  );
}

function Menu(props: ExportMenuProps & { readonly onDone: () => void }): JSX.Element {
  const { t } = useWords();
  const { said, isWorking, save, copy, picture } = useExports(props);
  const files = [
    ['csv', 'CSV'],
    ['json', 'JSON'],
    ['md', 'Markdown'],
  ] as const;
  return (
    <section class="cl-exports">
      <h2 class="cl-exports__title">{t('exports.of', { title: props.title.slice(0, 100) })}</h2>
      <div class="cl-exports__row">
        {files.map(([format, name]) => (
          <Button key={format} disabled={isWorking} onClick={() => save(format)}>
            {name}
          </Button>
        ))}
        {props.drawing && (
          <>
            <Button disabled={isWorking} onClick={() => picture('svg')}>
              SVG
            </Button>
            <Button disabled={isWorking} onClick={() => picture('png')}>
              PNG
            </Button>
          </>
        )}
      </div>
      <div class="cl-exports__row">
        <Button kind="quiet" icon="copy" disabled={isWorking} onClick={() => copy('tsv')}>
          {t('exports.copy_cells')}
        </Button>
        <Button kind="quiet" icon="copy" disabled={isWorking} onClick={() => copy('md')}>
          {t('exports.copy_markdown')}
        </Button>
      </div>
      <p class="cl-note">{t('exports.note')}</p>
      <p class="cl-exports__said" role="status">
        {said}
      </p>
    </section>
  );
}

/** The clipboard is for a page of a sheet; more is a file. */
const COPY_LIMIT = 20_000;
/** Parts of a file that are handed to the browser together, so that they leave the tab's memory. */
const TOGETHER = 16;

/** One thing at a time, and what is said about it. */
function useWork() {
  const { session, links } = useBoard();
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [isWorking, setWorking] = useState(false);
  const isOpen = useRef(true);
  useEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );
  const run = async (work: (about: About) => Promise<string>) => {
    const about = aboutOf(session, links?.link());
    if (about === undefined) return;
    setWorking(true);
    setSaid('');
    try {
      setSaid(await work(about));
    } catch (reason) {
      if (!(reason instanceof ExportFault)) throw reason;
      setSaid(t('exports.failed', { detail: reason.message }));
    } finally {
      setWorking(false);
    }
  };
  /** Closing the menu ends the work. */
  const onProgress = (done: number, total: number) => {
    if (!isOpen.current) throw new ExportFault('closed');
    setSaid(t('exports.progress', { done, total }));
  };
  return { said, isWorking, run, onProgress };
}

function useExports({ title, table, drawing }: ExportMenuProps) {
  const words = useWords();
  const { t } = words;
  const { said, isWorking, run, onProgress } = useWork();
  const save = (format: TextFormat) =>
    void run(async (about) => {
      const made = table(onProgress);
      const file = await collect(textParts(format, made, about, words), TEXT_TYPES[format]);
      const name = `${fileStem(made.name, about)}.${format}`;
      saveFile(name, file);
      return `${t('views.saved')} ${name}`;
    });
  const copy = (format: TextFormat) =>
    void run(async (about) => {
      const made = table(onProgress);
      if ((made.count ?? 0) > COPY_LIMIT) return t('exports.too_many', { count: COPY_LIMIT });
      const text = await (await collect(textParts(format, made, about, words), '')).text();
      return t((await copyText(text)) ? 'common.copied' : 'common.not_copied');
    });
  const picture = (format: 'svg' | 'png') =>
    void run(async (about) => {
      const found = drawing?.();
      if (!found) return t('exports.no_drawing');
      const name = `${fileStem(table(onProgress).name, about)}.${format}`;
      const file = await drawn(
        format,
        svgPicture(found, { title, lines: aboutLines(about, words) }),
      );
      if (file === undefined) return t('exports.no_png');
      saveFile(name, file);
      return `${t('views.saved')} ${name}`;
    });
  return { said, isWorking, save, copy, picture };
}

function drawn(format: 'svg' | 'png', svg: string): Blob | Promise<Blob | undefined> {
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : pngPicture(svg);
}

async function collect(parts: AsyncIterable<string>, type: string): Promise<Blob> {
  const done: Blob[] = [];
  let waiting: string[] = [];
  for await (const part of parts) {
    waiting.push(part);
    if (waiting.length < TOGETHER) continue;
    done.push(new Blob(waiting));
    waiting = [];
  }
  return new Blob([...done, ...waiting], { type });
}
