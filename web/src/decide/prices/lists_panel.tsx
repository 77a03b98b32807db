// The price lists that are open: of which day, whose, what was refused, and how to bring another.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { saveFile } from '../../base/download';
import type { PriceList } from '../../contract/decide.gen';
import { useWords } from '../../panels/board_context';
import { Panel } from '../../panels/panel';
import { Badge } from '../../widgets/badge';
import { Button } from '../../widgets/button';
import { Icon } from '../../widgets/icon';
import { Popover } from '../../widgets/popover';
import { useDecide } from '../decide_context';
import { useDecideWords } from '../words';
import { CSV_TEMPLATE } from './csv_template';

export function ListsPanel(): JSX.Element {
  const { host, seat } = useDecide();
  const { d } = useDecideWords();
  const isLost = !seat.keepsPrices.value && seat.ownPrices.value.length > 0;
  const save = () => saveFile('cronlens-prices.csv', new Blob([CSV_TEMPLATE]));
  return (
    <Panel
      title={d('lists_title')}
      note={d(isLost ? 'lists_unkept' : 'lists_note')}
      actions={
        <>
          <Button kind="quiet" icon="save" onClick={save}>
            {d('lists_template')}
          </Button>
          <AddButton />
        </>
      }
    >
      <ul class="cl-lists">
        {host.lists.value.map((list) => (
          <List key={list.name} list={list} />
        ))}
      </ul>
      {host.refusals.value.map(({ name, message }) => (
        <p key={name} class="cl-lists__failed" role="alert">
          <Icon name="offline" /> {d('lists_failed', { reason: message })}
        </p>
      ))}
      <p class="cl-note">{d('lists_formats')}</p>
    </Panel>
  );
}

function AddButton(): JSX.Element {
  const { host } = useDecide();
  const { d } = useDecideWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="up" onClick={() => input.current?.click()}>
        {d('lists_add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,.yaml,.yml,.csv"
        aria-label={d('lists_add')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void host.addPrices(files.map((file) => ({ name: file.name, text: file })));
        }}
      />
    </>
  );
}

function List({ list }: { readonly list: PriceList }): JSX.Element {
  const { host } = useDecide();
  const { d } = useDecideWords();
  const isOwn = list.origin === 'reader';
  return (
    <li class="cl-lists__item">
      <span class="cl-lists__day">
        {list.asOf === '' ? d('lists_undated') : d('lists_as_of', { day: list.asOf })}
      </span>
      <span class="cl-lists__name">
        <bdi>{list.source || list.name}</bdi>
        <Badge tone={isOwn ? 'tokens' : 'plain'}>{d(isOwn ? 'lists_own' : 'lists_bundled')}</Badge>
      </span>
      <span class="cl-lists__facts">
        {list.format} · {d('lists_entries', { count: list.entries })}
        {list.refused > 0 && <Refused list={list} />}
      </span>
      {isOwn && (
        <Button
          kind="quiet"
          icon="close"
          label={d('lists_remove', { name: list.name })}
          onClick={() => void host.removePrices(list.name)}
        />
      )}
    </li>
  );
}

function Refused({ list }: { readonly list: PriceList }): JSX.Element {
  const { t } = useWords();
  const { d } = useDecideWords();
  const shown = Math.min(list.refusedRows.length, 100);
  const text = d('lists_refused', { count: list.refused });
  const more = list.refused - shown;
  return (
    <Popover label={text} button={text} buttonClass="cl-link">
      {(close) => (
        <div class="cl-refused">
          <table class="cl-table cl-table--plain">
            <thead>
              <tr>
                <th scope="col">{d('row')}</th>
                <th scope="col">{d('why')}</th>
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: shown }, (_, row) => (
                <tr key={`${row} ${list.refusedRows.at(row)}`}>
                  <th scope="row">
                    <bdi>{list.refusedRows.at(row)}</bdi>
                  </th>
                  <td>{list.refusedWhy.at(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p>{d('lists_refused_more', { count: more })}</p>}
          <Button onClick={close}>{t('common.close')}</Button>
        </div>
      )}
    </Popover>
  );
}
