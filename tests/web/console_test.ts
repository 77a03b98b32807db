// The console without a browser: its text field's completions, its files, what it keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMemoryStore } from '../../web/src/base/storage';
import { complete } from '../../web/src/console/completion';
import { type ConsoleFile, ConsoleHost } from '../../web/src/console/console_host';
import { EXAMPLES } from '../../web/src/console/examples';
import { toCsv, toJson } from '../../web/src/console/export';
import type { FromConsole, ToConsole } from '../../web/src/console/protocol';
import { forget, readRecent, readSaved, remember, save } from '../../web/src/console/saved';
import { CONSOLE_WORDS } from '../../web/src/console/words';
import { LocaleValues } from '../../web/src/i18n/locale';

const TABLES = [
  { name: 'runs', isOurs: true, columns: ['run', 'job', 'cost_usd'] },
  { name: 'cron_runs', isOurs: false, columns: ['session_id', 'run_time'] },
];
/** `|` is the caret. */
const words = (text: string, forced = false) => {
  const cursor = text.indexOf('|');
  const { list } = complete(text.replace('|', ''), cursor, TABLES, forced);
  return list.map(({ word }) => word);
};

test('after FROM come tables', () => assert.deepEqual(words('SELECT * FROM r|')[0], 'runs'));
test('columns are those of the tables in the text', () => {
  assert.deepEqual(words('SELECT ru| FROM cron_runs'), ['run_time', 'runs']);
  assert.deepEqual(words('SELECT co| FROM runs')[0], 'cost_usd');
});
test('after a table or what stands for it come its columns only', () => {
  assert.deepEqual(words('SELECT runs.| FROM runs'), ['run', 'job', 'cost_usd']);
  assert.deepEqual(words('SELECT c.| FROM cron_runs AS c'), ['session_id', 'run_time']);
  assert.deepEqual(words('SELECT nothing.|'), []);
});
test('within texts, names in quotes and comments nothing is offered', () => {
  for (const text of ["SELECT 'ru|", 'SELECT "ru|', 'SELECT 1 -- ru|', 'SELECT /* ru|']) {
    assert.deepEqual(words(text), [], text);
  }
  assert.notDeepEqual(words("SELECT 'it''s', ru|"), []);
});
test('nothing is offered unasked where no letter stands', () => {
  assert.deepEqual(words('SELECT |'), []);
  assert.notDeepEqual(words('SELECT |', true), []);
});
test('what is typed is replaced', () => {
  assert.equal(complete('SELECT cos', 10, TABLES).begin, 7);
});

const ROWS = {
  columns: ['a', 'a', 'b'],
  rows: [
    ['x,"y"\n', -1.5, null],
    ['=1+1', 2, Uint8Array.of(1, 255)],
  ],
};
test('CSV quotes, guards against formulas, and leaves unknown empty', () => {
  assert.equal(toCsv(ROWS), '\uFEFFa,a,b\r\n"x,""y""\n",-1.5,\r\n\'=1+1,2,01ff\r\n');
});
test('a CSV of the console is written as those of the panels: guarded alike, numbers as they are', () => {
  const rows = [
    ['＝1', -(2n ** 62n)],
    ["'x", 'a;b'],
  ];
  assert.equal(
    toCsv({ columns: ['-a', 'b'], rows }),
    "\uFEFF'-a,b\r\n'＝1,-4611686018427387904\r\n''x,\"a;b\"\r\n",
  );
});
test('JSON tells columns of one name apart and keeps null', () => {
  assert.deepEqual(JSON.parse(toJson(ROWS)), [
    { a: 'x,"y"\n', a_2: -1.5, b: null },
    { a: '=1+1', a_2: 2, b: '01ff' },
  ]);
});

test('queries are kept by name; damaged ones are passed over', () => {
  const store = makeMemoryStore();
  save(store, { name: 'one', sql: 'SELECT 1' });
  save(store, { name: 'one', sql: 'SELECT 2' });
  assert.deepEqual(readSaved(store), [{ name: 'one', sql: 'SELECT 2' }]);
  assert.deepEqual(forget(store, 'one'), []);
  store.write('cronlens:sql.saved', '[1, null, {"name": 1}, {"name": "n", "sql": "s"}]');
  assert.deepEqual(readSaved(store), [{ name: 'n', sql: 's' }]);
  store.write('cronlens:sql.saved', 'broken');
  assert.deepEqual(readSaved(store), []);
});
test('the newest question is first, and none twice', () => {
  const store = makeMemoryStore();
  for (const sql of ['a', 'b', ' a ', '  ']) remember(store, sql);
  assert.deepEqual(readRecent(store), ['a', 'b']);
  for (let n = 0; n < 50; n += 1) remember(store, `q${n}`);
  assert.equal(readRecent(store).length, 30);
});

/** A worker that opens whatever it is given, and notes what it was told. */
function hostOf(versions: unknown[]) {
  const told: string[] = [];
  const startWorker = () => {
    const worker = {
      onmessage: (_event: { readonly data: FromConsole }): void => undefined,
      postMessage(message: ToConsole) {
        told.push(message.kind === 'run' ? message.sql : message.kind);
        if (message.kind === 'open') worker.onmessage({ data: { kind: 'opened', tables: [] } });
      },
      terminate: () => told.push('end'),
    };
    return worker as unknown as Worker;
  };
  const file: ConsoleFile = {
    source: { kind: 'sample', now: 0 },
    jobs: { ids: [], names: [], schedules: [], states: [] },
  };
  const take = async () => {
    told.push('take');
    return file;
  };
  const host = new ConsoleHost({ startWorker, wasm: '' }, { version: () => versions[0], take });
  return { host, told };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a file that has not grown is read once', async () => {
  const { host, told } = hostOf(['one']);
  await settle();
  host.run('SELECT 1');
  assert.deepEqual(told, ['take', 'open', 'SELECT 1']);
  host.close();
});
test('the first statement after a live file grew is asked of the file as it is now', async () => {
  const versions = ['one'];
  const { host, told } = hostOf(versions);
  await settle();
  versions[0] = 'two';
  host.run('SELECT 1');
  await settle();
  assert.deepEqual(told, ['take', 'open', 'end', 'take', 'open', 'SELECT 1']);
  assert.equal(host.outcome.value?.sql, 'SELECT 1');
  host.close();
});

test('every language fills in what English fills in', () => {
  const holes = (message: unknown) =>
    [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort().join();
  for (const locale of LocaleValues) {
    for (const [key, message] of Object.entries(CONSOLE_WORDS.en)) {
      const translated = CONSOLE_WORDS[locale][key as keyof typeof CONSOLE_WORDS.en];
      // A single thing may go without its number.
      const of = (m: typeof message) => (typeof m === 'string' ? m : m.other);
      assert.equal(holes(of(translated)), holes(of(message)), `${locale} ${key}`);
    }
  }
});
test('every example has a title', () => {
  for (const { title } of EXAMPLES) assert.ok(CONSOLE_WORDS.en[title], title);
});
