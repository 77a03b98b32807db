// Themes of the emulated dashboard, in the variables that the real one sets, see-through cards
// included; and the resets of its pages.

const THEMES = {
  teal: {
    back: '#041c1c',
    fore: '#ffe6cb',
    card: 'color-mix(in srgb, #ffe6cb 4%, transparent)',
    muted: 'color-mix(in srgb, #ffe6cb 60%, transparent)',
    line: 'color-mix(in srgb, #ffe6cb 15%, transparent)',
    primary: '#ffe6cb',
    onPrimary: '#041c1c',
    radius: '0.5rem',
  },
  blue: {
    back: '#f4f7ff',
    fore: '#10224d',
    card: 'rgb(255 255 255 / 80%)',
    muted: '#7d8bb0',
    line: '#cfd9f5',
    primary: '#2446d8',
    onPrimary: '#ffffff',
    radius: '0.25rem',
  },
  /** What a user might make: words that can hardly be read, in a colour space of its own. */
  faint: {
    back: 'oklch(0.42 0.09 330)',
    fore: 'oklch(0.62 0.05 330)',
    card: 'oklch(0.45 0.09 330)',
    muted: 'oklch(0.5 0.05 330)',
    line: 'oklch(0.5 0.09 330)',
    primary: 'oklch(0.55 0.15 330)',
    onPrimary: 'oklch(0.6 0.15 330)',
    radius: '1.25rem',
  },
};

export function applyTheme(name) {
  const { back, fore, card, muted, line, primary, onPrimary, radius } = THEMES[name];
  const variables = {
    '--background-base': back,
    '--midground-base': fore,
    '--color-card': card,
    '--color-card-foreground': fore,
    '--color-popover': card,
    '--color-popover-foreground': fore,
    '--color-muted-foreground': muted,
    '--color-border': line,
    '--color-primary': primary,
    '--color-primary-foreground': onPrimary,
    '--theme-font-sans': 'DejaVu Sans, sans-serif',
    '--radius': radius,
  };
  for (const [key, value] of Object.entries(variables)) {
    document.documentElement.style.setProperty(key, value);
  }
}

export const HOST_STYLE = `
  *, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 }
  button, input, select { font: inherit; color: inherit; background: transparent }
  h1, h2, h3, small { font-size: inherit; font-weight: inherit }
  ol, ul { list-style: none } svg, canvas { display: block; vertical-align: middle }
  html, body { height: 100% }
  body { background: var(--background-base); color: var(--midground-base);
    font-family: var(--theme-font-sans); letter-spacing: 0.04em }
  /* A user's theme may hold any CSS. */
  button { text-transform: uppercase !important; background: hotpink !important }
  table { display: none !important }
  .host { display: flex; height: 100vh }
  .host-nav { flex: none; display: grid; align-content: start; gap: 4px; width: 232px; padding: 16px;
    border-right: 1px solid var(--color-border) }
  .host-nav button { padding: 8px; text-align: left; background: transparent !important }
  .host-main { flex: 1; min-width: 0; overflow: auto; padding: 24px }
  @media (max-width: 800px) { .host-nav { display: none } .host-main { padding: 8px } }
`;
