// Light, dark, or as the system has it. Free of imports: it also runs before anything is drawn.

export const ThemeValues = ['system', 'light', 'dark'] as const;
export type Theme = (typeof ThemeValues)[number];

export const THEME_KEY = 'cronlens:theme';

/** Marks the document: styles read `data-theme`; without it the system decides. */
export function markTheme(theme: Theme, root: HTMLElement): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
