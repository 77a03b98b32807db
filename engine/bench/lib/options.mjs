// The options of scripts/bench; its head explains them.
import { parseArgs } from 'node:util';
import { parseSize } from './data.mjs';

const OURS = ['cronlens', 'cronlens-board'];
const RIVALS = ['js-typed', 'js-prefix', 'js-typed-dbparse', 'js-typed-db', 'sqljs'];
const PEERS = ['duckdb', 'perspective', 'crossfilter', 'arquero'];
const SIZES = '10000,100000,1000000,wide,10000000';

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      n: { type: 'string' },
      engines: { type: 'string' },
      peers: { type: 'boolean', default: false },
      reps: { type: 'string' },
      quiet: { type: 'string', default: '0' },
      save: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
    },
  });
  const known = [...RIVALS, ...OURS, ...PEERS];
  const engines = values.engines?.split(',') ?? [
    ...RIVALS,
    ...OURS,
    ...(values.peers ? PEERS : []),
  ];
  const strange = engines.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`there is no engine '${strange[0]}': ${known.join(' ')}`);
  const { page, save } = values;
  const sizes = (values.n ?? (page ? '1000000' : SIZES)).split(',').map(parseSize);
  return {
    page,
    save,
    engines,
    sizes,
    reps: number('reps', values.reps ?? '3'),
    quiet: number('quiet', values.quiet),
  };
}

function number(name, text) {
  const value = Number(text);
  if (text !== '' && value >= 0 && Number.isFinite(value)) return value;
  throw new Error(`--${name} takes a number, not '${text}'`);
}
