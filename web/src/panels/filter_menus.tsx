import type { JSX } from 'preact';
import type { TextColumn } from '../contract/wire';
import { FilterMenu, type Option } from '../widgets/filter_menu';
import { useBoard, useWords } from './board_context';

export function FilterMenus(): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  const snapshot = session.snapshot.value;
  if (snapshot === undefined) return null;
  const { jobs, models, providers } = session.view.value;
  const { t } = words;
  const named = (values: TextColumn, texts: TextColumn, otherwise: string) => (): Option[] =>
    Array.from({ length: values.length }, (_, index) => ({
      value: values.at(index),
      text: texts.at(index).trim() || values.at(index) || otherwise,
    }));
  const menu = (name: string, chosen: readonly string[]) => ({
    name,
    chosen,
    words: {
      search: t('filter.search'),
      nothing: t('filter.nothing'),
      clear: t('common.clear'),
      chosen: t('filter.chosen', { name, count: chosen.length }),
      shownOf: (shown: number, count: number) => t('filter.shown_of', { shown, count }),
    },
  });
  const unknown = t('unknown.text');
  return (
    <>
      <FilterMenu
        {...menu(t('toolbar.job'), jobs)}
        options={named(snapshot.jobIds, snapshot.jobNames, t('unnamed.job'))}
        onChange={(chosen) => session.change({ jobs: chosen })}
      />
      <FilterMenu
        {...menu(t('toolbar.model'), models)}
        options={named(snapshot.models, snapshot.models, unknown)}
        onChange={(chosen) => session.change({ models: chosen })}
      />
      <FilterMenu
        {...menu(t('toolbar.provider'), providers)}
        options={named(snapshot.providers, snapshot.providers, unknown)}
        onChange={(chosen) => session.change({ providers: chosen })}
      />
    </>
  );
}
