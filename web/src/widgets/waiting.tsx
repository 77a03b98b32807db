// What is being waited for, how far it is, and a way out.
import type { JSX } from 'preact';
import { useI18n } from '../i18n/i18n';
import { Button } from './button';

interface WaitingProps {
  readonly label: string;
  /** How much has arrived, in words; undefined where nobody knows how much there is. */
  readonly arrived: string | undefined;
  /** Undefined: it cannot be told how far it is. */
  readonly measured: { readonly value: number; readonly max: number } | undefined;
  readonly onCancel: () => void;
}

export function Waiting({ label, arrived, measured, onCancel }: WaitingProps): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <div class="cl-loading__words">
        <strong>
          <bdi>{label}</bdi>
        </strong>
        {arrived !== undefined && <span class="cl-loading__bytes">{arrived}</span>}
      </div>
      <progress class="cl-progress" aria-label={label} {...measured} />
      <Button onClick={onCancel}>{t('app.cancel')}</Button>
    </>
  );
}
