import type { JSX } from 'preact';
import { Icon } from '../widgets/icon';
import { Popover } from '../widgets/popover';
import { Segmented } from '../widgets/segmented';
import { useBoard, useWords } from './board_context';

/** The moment at which the board is asked: now, or the newest run of an old file. */
export function ClockSwitch(): JSX.Element {
  const { session } = useBoard();
  const { t, format } = useWords();
  const { clock } = session.view.value;
  const moment = format.moment(session.query.value?.now);
  return (
    <Popover
      label={t('clock.label')}
      buttonTitle={moment.exact}
      button={
        <>
          <Icon name="clock" />
          <span>
            {t('clock.label')} {t(`clock.${clock}`)}
          </span>
          <span class="cl-toolbar__moment">{moment.text}</span>
        </>
      }
    >
      {() => (
        <div class="cl-menu">
          <Segmented
            label={t('clock.label')}
            segments={[
              { value: 'wall', text: t('clock.wall') },
              { value: 'newest', text: t('clock.newest') },
            ]}
            value={session.view.value.clock}
            onChange={(value) => session.change({ clock: value })}
          />
          <p class="cl-note">{t(`clock.${session.view.value.clock}_hint`)}</p>
          <p class="cl-note">{format.moment(session.query.value?.now).exact}</p>
        </div>
      )}
    </Popover>
  );
}
