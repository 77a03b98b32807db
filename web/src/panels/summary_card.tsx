import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Meter } from '../charts/meter';
import { Sparkline } from '../charts/sparkline';
import type { Figure, Timeline } from '../contract/contract.gen';
import { timelineTable } from '../exports/tables';
import { Icon, type IconName } from '../widgets/icon';
import { useWords } from './board_context';
import { ExportMenu } from './export_menu';
import { FigureButton } from './figure_button';

/** One line of the timeline. */
interface Trend {
  readonly of: 'runs' | 'cost' | 'tokens';
  readonly timeline: Timeline;
}

interface SummaryCardProps {
  readonly icon: IconName;
  readonly tone: 'runs' | 'cost' | 'tokens' | 'pace' | 'bad';
  readonly title: string;
  readonly tag?: string | undefined;
  readonly figure: Figure;
  readonly prefix?: string | undefined;
  readonly trend?: Trend | undefined;
  readonly note: ComponentChildren;
  readonly children: ComponentChildren;
}

export function SummaryCard(props: SummaryCardProps): JSX.Element {
  const { icon, tone, title, tag, figure, prefix, trend, note, children } = props;
  const { known } = useWords().format.figure(figure);
  const main = useRef<HTMLDivElement>(null);
  const spark = tone === 'pace' || tone === 'runs' ? 'plain' : tone;
  return (
    <article class={`cl-card cl-card--${tone}`}>
      <header class="cl-card__head">
        <Icon name={icon} />
        <h2 class="cl-card__title">{title}</h2>
        {tag && <span class="cl-card__tag">{tag}</span>}
        {trend && known && (
          <ExportMenu
            title={title}
            table={() => ({ ...timelineTable(trend.timeline, title), name: `${trend.of}-trend` })}
            drawing={() => main.current?.querySelector('svg')}
          />
        )}
      </header>
      <div class="cl-card__main" ref={main}>
        <p class="cl-card__value">
          {prefix && known && <span class="cl-card__prefix">{prefix}</span>}
          <FigureButton figure={figure} look="cl-figure--big" bare />
        </p>
        {trend && known && (
          <Sparkline values={trend.timeline[trend.of].raw} width={120} height={34} tone={spark} />
        )}
      </div>
      {note}
      <div class="cl-card__rows">{children}</div>
    </article>
  );
}

interface BarRowProps {
  readonly label: string;
  readonly figure: Figure;
  readonly tone: string;
  readonly length: number | undefined;
  readonly whole: number | undefined;
  readonly share?: Figure;
}

/** A figure with a bar: a part of a whole, or one of two to compare. */
export function BarRow({ label, figure, tone, length, whole, share }: BarRowProps): JSX.Element {
  return (
    <div class="cl-bar-row">
      <span class="cl-bar-row__label">{label}</span>
      <Meter parts={[{ tone, length }]} whole={whole ?? 0} />
      <span class="cl-bar-row__value">
        <FigureButton figure={figure} />
      </span>
      {share && (
        <span class="cl-bar-row__share">
          <FigureButton figure={share} />
        </span>
      )}
    </div>
  );
}
