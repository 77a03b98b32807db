// An esbuild plugin: translations travel as lists of texts in the order of the English keys, so that
// the keys are in the page once. The types have made sure that the keys are the same.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const TRANSLATIONS = /[\\/]i18n[\\/]\w+[\\/]\w+\.ts$/;
const ENGLISH = /[\\/]i18n[\\/]en[\\/]/;

export const shortCatalogs = {
  name: 'short-catalogs',
  setup(build) {
    build.onLoad({ filter: TRANSLATIONS }, async ({ path }) => {
      if (ENGLISH.test(path)) return undefined;
      const file = /(\w+)\.ts$/.exec(path)?.[1];
      const english = await load(path.replace(/\w+([\\/]\w+\.ts)$/, 'en$1'));
      if (english === undefined) return undefined;
      const translated = await load(path);
      return { contents: Object.keys(english).map(shortened).join('\n'), loader: 'js' };

      function shortened(name) {
        const keys = Object.keys(english[name]);
        const texts = keys.map((key) => translated[name][key]);
        const list = JSON.stringify(texts);
        return `import { ${name} as en_${name} } from '../en/${file}';
          import { keyed } from '../keyed';
          export const ${name} = keyed(en_${name}, ${list});`;
      }
    });
  },
};

/** The values that a file of plain data exports; undefined where there is no such file. */
async function load(path) {
  const source = await readFile(path, 'utf8').catch(() => undefined);
  if (source === undefined) return undefined;
  const { code } = await transform(source, { loader: 'ts', format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}
