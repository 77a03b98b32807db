// The decide view without a browser: scenarios as texts, YAML as a tree, words in every language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecideMeasureIdValues } from '../../web/src/contract/decide.gen';
import {
  changeOf,
  readChange,
  readChanges,
  readModel,
  readScenario,
  scenarioOf,
  withChange,
  writeChange,
  writeModel,
  writeScenario,
} from '../../web/src/decide/what_if/scenario';
import { DECIDE_WORDS } from '../../web/src/decide/words';
import { yamlTree } from '../../web/src/decide/yaml_tree';
import { LocaleValues } from '../../web/src/i18n/locale';
import { linkText, readLink } from '../../web/src/links/link_text';
import { FIRST_VIEW } from '../../web/src/state/view_storage';

const CHANGE = {
  job: 'a|b;c%d',
  provider: 'anthropic',
  model: 'claude-haiku-4-5',
  cacheShare: 0.25,
  schedule: '*/5 6-8 * * 1,3',
};

test('a change survives its text, whatever stands in it', () => {
  assert.deepEqual(readChange(writeChange(CHANGE)), CHANGE);
  const paused = { job: '', provider: '', model: '', cacheShare: undefined, schedule: 'pause' };
  assert.deepEqual(readChange(writeChange(paused)), paused);
});
test('texts of others make no change, or one that holds', () => {
  for (const text of ['', 'job', '|||2', 'job|||-1', 'job|||x', '%', '%ZZ|||', 'job|p||']) {
    assert.equal(readChange(text), undefined, text);
  }
  assert.deepEqual(
    readChanges(['j||m', 'j||n', 'junk']).map(({ model }) => model),
    ['n'],
  );
});
test('a change that changes nothing goes', () => {
  const set = withChange([], 'j', { provider: 'p', model: 'm' });
  assert.deepEqual(set, ['j|p|m']);
  assert.deepEqual(withChange(readChanges(set), 'j', { provider: '', model: '' }), []);
});
test('what is left open reaches the engine as open', () => {
  const scenario = scenarioOf([changeOf([], 'j')]);
  assert.deepEqual(scenario, {
    jobs: ['j'],
    providers: [''],
    models: [''],
    cacheShares: [-1],
    schedules: [''],
  });
});
test('models and named scenarios survive their texts', () => {
  const model = { provider: 'a|b', model: 'x;y/z:free' };
  assert.deepEqual(readModel(writeModel(model)), model);
  const scenario = { name: 'cheap; cold | 100 %', changes: [writeChange(CHANGE), 'j|p|m'] };
  assert.deepEqual(readScenario(writeScenario(scenario)), scenario);
});
test('the address carries what is changed, compared and kept', () => {
  const view = {
    ...FIRST_VIEW,
    part: 'what_if' as const,
    changes: [writeChange(CHANGE)],
    candidates: ['openai|gpt-5-mini'],
    picks: ['same_maker', 'at_high'] as const,
    scenarios: [writeScenario({ name: 'cheap', changes: ['j|p|m'] })],
  };
  const place = { view, choseClock: false, sample: false, runs: undefined, details: [] };
  assert.deepEqual(readLink(linkText(place))?.place.view, view);
});

test('YAML comes as a tree that knows plain scalars from quoted ones', () => {
  const tree = JSON.parse(yamlTree('a: yes\n"b": \'yes\'\nc: [1e5, ~]\nd:\n'));
  assert.deepEqual(tree, {
    m: [
      [{ p: 'a' }, { p: 'yes' }],
      ['b', 'yes'],
      [{ p: 'c' }, { l: [{ p: '1e5' }, { p: '~' }] }],
      [{ p: 'd' }, { p: '' }],
    ],
  });
});
test('an alias stands for what it names', () => {
  const tree = JSON.parse(yamlTree('a: &x [1]\nb: *x\n'));
  assert.deepEqual(tree.m[1][1], { l: [{ p: '1' }] });
});
test('YAML that is none, unfolds without end or names itself is refused', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 9; at += 1) {
    const list = Array.from({ length: 10 }, () => `*a${at - 1}`).join(', ');
    bomb.push(`a${at}: &a${at} [${list}]`);
  }
  const texts = [
    'a: [1',
    'a: b: c',
    '--- 1\n--- 2\n',
    'a: &a [*a]',
    'a: *nobody',
    bomb.join('\n'),
    '['.repeat(20_000),
    '- '.repeat(20_000),
    '? '.repeat(20_000),
  ];
  for (const text of texts) {
    const tree = JSON.parse(yamlTree(text));
    assert.equal(typeof tree.e, 'string', text.slice(0, 40));
    assert.notEqual(tree.e, '', text.slice(0, 40));
  }
});

test('every language has the words of the view, with the same holes', () => {
  const holes = (message: unknown) =>
    [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort().join();
  for (const locale of LocaleValues) {
    for (const [key, message] of Object.entries(DECIDE_WORDS[locale])) {
      const english = DECIDE_WORDS.en[key as keyof typeof DECIDE_WORDS.en];
      assert.equal(holes(message), holes(english), `${locale} ${key}`);
    }
  }
  assert.ok(DecideMeasureIdValues.length > 0);
});
