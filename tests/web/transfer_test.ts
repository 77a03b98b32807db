import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf } from '../../web/src/intake/transfer';

interface Tree {
  readonly [name: string]: Tree | string;
}

/** An entry as a drop hands it over: a text is a file, `!` one that may not be read. */
function entry(name: string, what: Tree | string, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  const isFile = typeof what === 'string';
  const children = isFile
    ? []
    : Object.entries(what).map(([child, of]) => entry(child, of, fullPath));
  const file = (resolve: (file: File) => void, reject: () => void) =>
    what === '!' ? reject() : resolve(new File([String(what)], name));
  const createReader = () => {
    let at = 0;
    const readEntries = (resolve: (some: FileSystemEntry[]) => void) => {
      resolve(children.slice(at, at + 100));
      at += 100;
    };
    return { readEntries };
  };
  const made = { name, fullPath, isFile, isDirectory: !isFile };
  return { ...made, file, createReader } as unknown as FileSystemEntry;
}

async function drop(tree: Tree) {
  const items = Object.entries(tree).map(([name, what]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entry(name, what),
  }));
  const transfer = { items, files: [] } as unknown as DataTransfer;
  const { files, bareFolder } = await filesOf(transfer);
  return { names: files.map(({ name }) => name), bareFolder };
}

test("of a plugin's folder the database and its -wal are taken, the rest is passed over", async () => {
  const folder = {
    'plugin.py': 'import os',
    'README.md': '#',
    'state.db': 'x',
    'facts.db-wal': 'w',
    'facts.db': 'f',
    old: { 'facts.db-wal': 'o' },
  };
  assert.deepEqual(await drop({ cronalytics: folder }), {
    names: ['facts.db', 'facts.db-wal'],
    bareFolder: undefined,
  });
});

test('the home of Hermes brings facts.db and jobs.json, however full it is', async () => {
  const sessions = Object.fromEntries(
    Array.from({ length: 450 }, (_, at) => [`s${at}.json`, '{}']),
  );
  const home = {
    sessions,
    'state.db': 'x',
    cron: { 'jobs.json': '{}' },
    plugins: { cronalytics: { 'facts.db': 'f' } },
  };
  const { names } = await drop({ '.hermes': home });
  assert.deepEqual(names, ['facts.db', 'jobs.json']);
});

test('a database of another name is taken only if it is the only one', async () => {
  const backup = { 'facts-may.sqlite': 'f', 'facts-may.sqlite-wal': 'w' };
  assert.deepEqual((await drop({ backup })).names, ['facts-may.sqlite', 'facts-may.sqlite-wal']);
  const { names, bareFolder } = await drop({ two: { 'a.db': 'a', 'b.db': 'b' } });
  assert.deepEqual(names, []);
  assert.equal(bareFolder, 'two');
});

test('a folder with nothing to open, or nothing to be read, is named', async () => {
  assert.equal((await drop({ empty: {} })).bareFolder, 'empty');
  assert.equal((await drop({ photos: { 'a.png': 'x' } })).bareFolder, 'photos');
  assert.equal((await drop({ locked: { 'facts.db': '!' } })).bareFolder, 'locked');
  const deep = { a: { b: { c: { d: { 'facts.db': 'f' } } } } };
  assert.equal((await drop({ deep })).bareFolder, 'deep');
});

test('files beside a folder are all kept', async () => {
  const { names } = await drop({ 'notes.txt': 'n', cron: { 'jobs.json': '{}' } });
  assert.deepEqual(names, ['notes.txt', 'jobs.json']);
});
