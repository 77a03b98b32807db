// The prices that Cronlens brings along, from the pinned npm package: what the engine reads of it,
// with the day it was released on. A newer version is taken up by changing both here.
import { readFile } from 'node:fs/promises';
import { findProvider } from '@pydantic/genai-prices';

const PACKAGE = '@pydantic/genai-prices';
const FOLDER = new URL(`node_modules/${PACKAGE}/`, import.meta.url);
const RELEASED = { version: '0.1.8', day: '2026-09-23' };
const FIELDS = [
  'input_mtok',
  'output_mtok',
  'cache_read_mtok',
  'cache_write_mtok',
  'cache_write_1h_mtok',
  'output_reasoning_mtok',
];
const FEWEST_PROVIDERS = 30;

export async function priceData() {
  const { version } = JSON.parse(await readFile(new URL('package.json', FOLDER), 'utf8'));
  if (version !== RELEASED.version) {
    throw new Error(`${PACKAGE} is ${version}: write its day of release into price_data.mjs`);
  }
  const providers = (await providerIds()).map((id) =>
    slimProvider(findProvider({ providerId: id })),
  );
  if (providers.length < FEWEST_PROVIDERS) {
    throw new Error(`${PACKAGE} names ${providers.length} providers only: has its form changed?`);
  }
  return {
    source: `${PACKAGE} ${version} (MIT)`,
    as_of: RELEASED.day,
    providers: providers.filter((provider) => provider.models.length > 0),
  };
}

/** The package looks providers up by id and has no list of them; its data has. */
async function providerIds() {
  const code = await readFile(new URL('dist/index.js', FOLDER), 'utf8');
  const ids = new Set([...code.matchAll(/^ {4}id: "([^"]+)"/gm)].map((found) => found[1]));
  return [...ids].filter((id) => findProvider({ providerId: id })?.id === id);
}

function slimProvider({ id, provider_match, model_match, models }) {
  const priced = models.map(slimModel).filter((model) => model !== undefined);
  return { id, provider_match, model_match, models: priced };
}

/** Models that are not sold by tokens of text have no place in the bill of a job. */
function slimModel({ id, match, prices, context_window }) {
  const slim = Array.isArray(prices)
    ? prices.map(({ constraint, prices: inner }) => ({ constraint, prices: slimPrices(inner) }))
    : slimPrices(prices);
  const all = Array.isArray(slim) ? slim.map((each) => each.prices) : [slim];
  const isSoldByTokens = all.some((each) => 'input_mtok' in each || 'output_mtok' in each);
  if (!isSoldByTokens) return undefined;
  return { id, match: slimMatch(match, id), prices: slim, context_window };
}

/** That a model is called by its own name goes without saying. */
function slimMatch(match, id) {
  if (match.equals === id) return undefined;
  if (match.or === undefined) return match;
  return { or: match.or.filter(({ equals }) => equals !== id) };
}

function slimPrices(prices) {
  return Object.fromEntries(
    FIELDS.filter((name) => name in prices).map((name) => [name, prices[name]]),
  );
}
