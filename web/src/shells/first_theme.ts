// Runs in the head, before the styles: a page that took the chosen theme only with the app would
// flash in the system's first. The policy allows no inline script, so this is a file of its own.
import { makeLocalStore } from '../base/storage';
import { markTheme, THEME_KEY, ThemeValues } from '../base/theme';

const stored = makeLocalStore().read(THEME_KEY);
const theme = ThemeValues.find((value) => value === stored);
if (theme !== undefined) markTheme(theme, document.documentElement);
