import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Dashboard } from '../contract/contract.gen';
import { timelineTable } from '../exports/tables';
import { spanText } from '../view_model/window_words';
import { Button } from '../widgets/button';
import { Segmented } from '../widgets/segmented';
import { useBoard, useWords } from './board_context';
import { ExportMenu } from './export_menu';
import { Panel } from './panel';
import { OutsideNote, TimelinePlot } from './timeline_plot';
import { TimelineTable } from './timeline_table';

type Shape = 'chart' | 'table';

export function TimelinePanel({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element {
  const { t } = useWords();
  const [shape, setShape] = useState<Shape>('chart');
  const { timeline } = dashboard;
  const plot = useRef<HTMLDivElement>(null);
  return (
    <Panel
      title={t('timeline.title')}
      look="cl-panel--timeline"
      note={t(`timeline.${timeline.bucket}`)}
      actions={
        <>
          <ZoomBack dashboard={dashboard} />
          <Segmented
            label={t('timeline.title')}
            value={shape}
            onChange={setShape}
            segments={[
              { value: 'chart', text: t('common.chart') },
              { value: 'table', text: t('common.table') },
            ]}
          />
          <ExportMenu
            title={t('timeline.title')}
            table={() => timelineTable(timeline, t('timeline.title'))}
            drawing={() => plot.current?.querySelector('svg')}
          />
        </>
      }
    >
      {shape === 'chart' ? (
        <div ref={plot}>
          <TimelinePlot timeline={timeline} />
          <Legend />
        </div>
      ) : (
        <TimelineTable timeline={timeline} />
      )}
      <OutsideNote timeline={timeline} />
    </Panel>
  );
}

function Legend(): JSX.Element {
  const { t, measure } = useWords();
  return (
    <p class="cl-legend">
      <span class="cl-legend__item cl-legend__item--cost">{measure('cost').label}</span>
      <span class="cl-legend__item cl-legend__item--failed">{t('timeline.failed_cost')}</span>
      <span class="cl-legend__item cl-legend__item--runs">{measure('runs').label}</span>
      <span class="cl-legend__item cl-legend__item--unknown">{t('timeline.unknown_short')}</span>
      <span class="cl-legend__hint">{t('timeline.hint')}</span>
    </p>
  );
}

function ZoomBack({ dashboard }: { readonly dashboard: Dashboard }): JSX.Element | null {
  const { session } = useBoard();
  const words = useWords();
  if (session.view.value.window.kind !== 'range' || !session.canUndo.value) return null;
  return (
    <Button kind="quiet" icon="undo" onClick={session.undo}>
      <span class="cl-visually-hidden">{spanText(dashboard, words)}</span>
      {words.t('timeline.zoom_back')}
    </Button>
  );
}
