// Language and theme.
import { ThemeValues } from '../base/theme';
import { useI18n } from '../i18n/i18n';
import { isLocale, LOCALE_NAMES, LOCALE_TAGS, LocaleValues } from '../i18n/locale';
import { useHost } from './host';
import { Icon, type IconName } from './icon';

export function LanguageSelect() {
  const { t } = useI18n();
  const { language } = useHost();
  return (
    <label class="cl-language">
      <Icon name="globe" />
      <select
        aria-label={t('app.language')}
        value={language.value}
        onChange={({ currentTarget }) => {
          if (isLocale(currentTarget.value)) language.value = currentTarget.value;
        }}
      >
        {LocaleValues.map((locale) => (
          <option key={locale} value={locale} lang={LOCALE_TAGS[locale]}>
            {LOCALE_NAMES[locale]}
          </option>
        ))}
      </select>
    </label>
  );
}

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const satisfies Record<
  string,
  IconName
>;

export function ThemeToggle() {
  const { t } = useI18n();
  const { theme } = useHost();
  if (theme === undefined) return null;
  return (
    <fieldset class="cl-theme">
      <legend class="cl-visually-hidden">{t('app.theme')}</legend>
      {ThemeValues.map((value) => (
        <label key={value} class="cl-theme__choice" title={t(`app.theme_${value}`)}>
          <input
            type="radio"
            name="cl-theme"
            class="cl-visually-hidden"
            aria-label={t(`app.theme_${value}`)}
            checked={theme.value === value}
            onChange={() => {
              theme.value = value;
            }}
          />
          <Icon name={THEME_ICONS[value]} />
        </label>
      ))}
    </fieldset>
  );
}
