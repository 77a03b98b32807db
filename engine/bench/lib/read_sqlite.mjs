// Reads the columns of cron_runs straight from the pages of a SQLite file: table b-trees, integers,
// reals and UTF-8 text. Refuses records that overflow their page; knows no -wal.
import { makeColumns } from './columns.mjs';

const WIDTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const LEAF = 13;
const INNER = 5;
const NUMBERS = {
  run_time: 'run_time',
  duration: 'duration_seconds',
  in: 'input_tokens',
  out: 'output_tokens',
  reason: 'reasoning_tokens',
  cache_read: 'cache_read_tokens',
  cache_write: 'cache_write_tokens',
  ok: 'success',
};

export function readFacts(bytes, meta) {
  const file = makeFile(bytes);
  const { root, names } = findTable(file, 'cron_runs');
  const leaves = leavesOf(file, root);
  const rows = leaves.reduce((sum, leaf) => sum + leaf.cells, 0);
  const columns = makeColumns(rows, meta);
  const read = makeRowReader(file, names, columns, meta);
  let row = 0;
  for (const leaf of leaves) {
    for (let cell = 0; cell < leaf.cells; cell += 1, row += 1) {
      readRecord(file, leaf, cell, names.length);
      read(row);
    }
  }
  return inTimeOrder(columns, rows, meta);
}

function makeFile(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const stored = view.getUint16(16);
  const pageSize = stored === 1 ? 65_536 : stored;
  return {
    ...{ bytes, view, pageSize, at: 0, text: new TextDecoder() },
    largest: pageSize - bytes[20] - 35,
    types: new Float64Array(2000),
    starts: new Float64Array(2000),
  };
}

function varint(file) {
  const { bytes } = file;
  let value = 0;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[file.at];
    file.at += 1;
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  value = value * 256 + bytes[file.at];
  file.at += 1;
  return value;
}

function leavesOf({ bytes, view, pageSize }, root) {
  const leaves = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const page = waiting.pop();
    const start = (page - 1) * pageSize;
    const header = start + (page === 1 ? 100 : 0);
    const cells = view.getUint16(header + 3);
    if (bytes[header] === LEAF) {
      leaves.push({ start, pointers: header + 8, cells });
    } else if (bytes[header] === INNER) {
      waiting.push(view.getUint32(header + 8));
      for (let i = cells - 1; i >= 0; i -= 1) {
        waiting.push(view.getUint32(start + view.getUint16(header + 12 + 2 * i)));
      }
    } else throw new Error(`page ${page} is no page of a table`);
  }
  return leaves;
}

/** Notes the type and the place of every column of a record. */
function readRecord(file, leaf, cell, columns) {
  const { types, starts } = file;
  file.at = leaf.start + file.view.getUint16(leaf.pointers + 2 * cell);
  if (varint(file) > file.largest) throw new Error('a record overflows its page');
  varint(file);
  const header = file.at;
  let body = header + varint(file);
  for (let column = 0; column < columns; column += 1) {
    const type = varint(file);
    types[column] = type;
    starts[column] = body;
    body += type < 10 ? WIDTHS[type] : (type - 12) >> 1;
  }
}

function numberAt({ types, starts, view }, column) {
  const at = starts[column];
  switch (types[column]) {
    case 0:
    case 8:
      return 0;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return (view.getInt8(at) << 16) | view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6:
      return Number(view.getBigInt64(at));
    case 7:
      return view.getFloat64(at);
    case 9:
      return 1;
    default:
      throw new Error('not a number');
  }
}

function textAt({ types, starts, bytes, text }, column) {
  const length = (types[column] - 13) / 2;
  return text.decode(bytes.slice(starts[column], starts[column] + length));
}

function findTable(file, name) {
  for (const leaf of leavesOf(file, 1)) {
    for (let cell = 0; cell < leaf.cells; cell += 1) {
      readRecord(file, leaf, cell, 5);
      if (textAt(file, 0) !== 'table' || textAt(file, 1) !== name) continue;
      const sql = textAt(file, 4);
      const list = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')')).split(',');
      return {
        root: numberAt(file, 3),
        names: list.map((part) => part.trim().split(/\s+/)[0]),
      };
    }
  }
  throw new Error(`no table ${name}`);
}

function makeRowReader(file, names, columns, meta) {
  const place = (name) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`no column ${name}`);
    return index;
  };
  const { run_time, duration, in: input, out: output, reason, cache_read, cache_write } = columns;
  const { cost, job, model, ok, agent } = columns;
  const [iTime, iDuration, iIn, iOut, iReason, iRead, iWrite, iOk] =
    Object.values(NUMBERS).map(place);
  const iEstimated = place('estimated_cost_usd');
  const iActual = place('actual_cost_usd');
  const jobCode = makeCoder(
    file,
    place('job_id'),
    meta.jobs.map(([id]) => id),
  );
  const modelCode = makeCoder(
    file,
    place('model'),
    meta.models.map(([name]) => name),
  );
  const modeCode = makeCoder(file, place('job_mode'), ['no_agent', 'agent']);
  const { types } = file;
  return (row) => {
    run_time[row] = numberAt(file, iTime);
    duration[row] = numberAt(file, iDuration);
    cost[row] = numberAt(file, types[iActual] === 0 ? iEstimated : iActual);
    input[row] = numberAt(file, iIn);
    output[row] = numberAt(file, iOut);
    reason[row] = numberAt(file, iReason);
    cache_read[row] = numberAt(file, iRead);
    cache_write[row] = numberAt(file, iWrite);
    job[row] = jobCode();
    model[row] = modelCode();
    ok[row] = numberAt(file, iOk);
    agent[row] = modeCode();
  };
}

/** Text to code by its bytes: a string is made only for a value that was not seen before. */
function makeCoder(file, column, list) {
  const { bytes, types, starts } = file;
  const SLOTS = 4096;
  const slots = new Int32Array(SLOTS).fill(-1);
  const seen = [];
  const isSame = (entry, at, length) => {
    if (entry.length !== length) return false;
    for (let i = 0; i < length; i += 1) if (bytes[entry.at + i] !== bytes[at + i]) return false;
    return true;
  };
  return () => {
    const at = starts[column];
    const length = (types[column] - 13) / 2;
    let hash = length;
    for (let i = 0; i < length; i += 1) hash = (Math.imul(hash, 31) + bytes[at + i]) | 0;
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    while (slots[slot] >= 0) {
      const entry = seen[slots[slot]];
      if (isSame(entry, at, length)) return entry.code;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const code = list.indexOf(textAt(file, column));
    slots[slot] = seen.push({ at, length, code }) - 1;
    return code;
  };
}

// Runs are recorded when they end: nearly in the order in which they began.
function inTimeOrder(columns, rows, meta) {
  const { run_time } = columns;
  const order = new Int32Array(rows);
  let moves = 0;
  for (let i = 0; i < rows && moves < 60 * rows; i += 1) {
    const at = run_time[i];
    let j = i - 1;
    for (; j >= 0 && run_time[order[j]] > at; j -= 1, moves += 1) order[j + 1] = order[j];
    order[j + 1] = i;
  }
  if (moves === 0) return columns;
  if (moves >= 60 * rows) {
    for (let i = 0; i < rows; i += 1) order[i] = i;
    order.sort((a, b) => run_time[a] - run_time[b]);
  }
  const sorted = makeColumns(rows, meta);
  for (const [name, [, type]] of Object.entries(meta.cols)) {
    GATHER[type](columns[name], sorted[name], order);
  }
  return sorted;
}

// One function per type, so that each of them sees one kind of array only.
const GATHER = {
  d: (from, to, order) => {
    for (let i = 0; i < order.length; i += 1) to[i] = from[order[i]];
  },
  i: (from, to, order) => {
    for (let i = 0; i < order.length; i += 1) to[i] = from[order[i]];
  },
  B: (from, to, order) => {
    for (let i = 0; i < order.length; i += 1) to[i] = from[order[i]];
  },
  H: (from, to, order) => {
    for (let i = 0; i < order.length; i += 1) to[i] = from[order[i]];
  },
};
