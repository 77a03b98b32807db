// The names under which files and questions cross into the module.
export type Slot = 'wal' | 'jobs' | 'rows' | 'prices';
export type Question = 'dashboard' | 'job' | 'sparklines' | 'runs' | 'compare';
/** Those of the decide view, which has a module of its own. */
export type DecideQuestion =
  | 'addPrices'
  | 'removePrices'
  | 'prices'
  | 'whatIf'
  | 'priceChoices'
  | 'forecast'
  | 'backTest'
  | 'budgets'
  | 'editBudgets'
  | 'unexpected';
