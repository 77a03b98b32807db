import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessTelling } from '../../web/src/links/less_telling';
import { linkText, readLink } from '../../web/src/links/link_text';
import type { Place } from '../../web/src/links/place';
import type { View } from '../../web/src/state/session';
import { FIRST_VIEW } from '../../web/src/state/view_storage';

function place(view: Partial<View>, rest: Partial<Place> = {}): Place {
  return {
    view: { ...FIRST_VIEW, ...view },
    choseClock: false,
    sample: false,
    runs: undefined,
    details: [],
    ...rest,
  };
}

function survives(there: Place): void {
  const read = readLink(linkText(there));
  assert.deepEqual(read, { place: there, problems: [] });
}

test('a link reads as what was chosen, and holds nothing else', () => {
  const days = { kind: 'last_days', days: 7, since: 0, until: 0 } as const;
  const text = linkText(place({ window: days, outcome: 'failure', models: ['z-ai/glm-4.7:free'] }));
  assert.equal(text, '#v1?window=7d&outcome=failure&model=z-ai/glm-4.7:free');
  assert.equal(linkText(place({})), '#v1?window=30d');
});

test('every choice survives a link', () => {
  survives(place({}));
  survives(
    place(
      {
        window: { kind: 'range', days: 0, since: 1_779_926_400, until: 1_780_000_000.25 },
        clock: 'newest',
        outcome: 'success',
        mode: 'no_agent',
        jobs: ['a1', 'b2'],
        models: ['', 'm&x=y #1', 'modèle 模型 +%'],
        providers: ['p'],
        text: 'a + b%41 & "c" \u{1f600}',
        jobSort: 'name',
        jobDirection: 'ascending',
        picks: ['same_maker', 'at_high'],
      },
      {
        choseClock: true,
        sample: true,
        runs: { job: 'a1', sort: 'cost', direction: 'ascending' },
        details: ['a1', 'c3'],
      },
    ),
  );
  for (const days of [1, 0.5, 36_500]) {
    survives(place({ window: { kind: 'last_days', days, since: 0, until: 0 } }));
  }
  survives(place({ window: { kind: 'all_time', days: 0, since: 0, until: 0 } }));
  for (const since of [-5, 0.001, -1e11, 1e-7]) {
    survives(place({ window: { kind: 'range', days: 0, since, until: 1e11 } }));
  }
});

test('ranges are dates, and can be written by hand', () => {
  const range = { kind: 'range', days: 0, since: 1_777_593_600, until: 1_778_198_400 } as const;
  const text = '#v1?window=2026-05-01T00:00:00Z..2026-05-08T00:00:00Z';
  assert.equal(linkText(place({ window: range })), text);
  for (const hand of [
    '2026-05-01..2026-05-08',
    '2026-05-01T00:00..2026-05-08T02:00%2B02:00',
    '1777593600..1778198400',
  ]) {
    assert.deepEqual(readLink(`#v1?window=${hand}`)?.place.view.window, range);
  }
});

test('what makes no sense is named, and the rest is kept', () => {
  const read = readLink(
    '#v1?window=-3d&outcome=failure&mode=human&order=up&job=a&colour=red&text=x&text=y&runs_sort=job&pick=best&pick=at_high',
  );
  assert.deepEqual(
    read?.place,
    place({
      outcome: 'failure',
      jobs: ['a'],
      text: 'x',
      picks: ['at_high'],
      window: FIRST_VIEW.window,
    }),
  );
  assert.deepEqual(read?.problems, [
    { kind: 'value', key: 'window', value: '-3d' },
    { kind: 'value', key: 'mode', value: 'human' },
    { kind: 'value', key: 'text', value: 'y' },
    { kind: 'value', key: 'order', value: 'up' },
    { kind: 'value', key: 'pick', value: 'best' },
    { kind: 'value', key: 'runs_sort', value: 'job' },
    { kind: 'unknown', key: 'colour' },
  ]);
});

test('windows that the engine would refuse are not taken', () => {
  for (const window of [
    '0d',
    '1e9d',
    '99999999d',
    '5..5',
    '9..1',
    '..',
    '1..2..3',
    'NaN..9',
    '-2e11..9',
    '2026-13-01..2026-14-01',
    'allx',
    '',
  ]) {
    const read = readLink(`#v1?window=${window}`);
    assert.deepEqual(read?.place.view.window, FIRST_VIEW.window, window);
    assert.deepEqual(read?.problems, [{ kind: 'value', key: 'window', value: window }]);
  }
});

test('a link of a newer version says so, and gives what is understood', () => {
  const read = readLink('#v12?window=all&outcome=failure&shape=round');
  assert.equal(read?.place.view.outcome, 'failure');
  assert.equal(read?.place.view.window.kind, 'all_time');
  assert.deepEqual(read?.problems, [
    { kind: 'newer', version: 12 },
    { kind: 'unknown', key: 'shape' },
  ]);
});

test('other hashes are no links', () => {
  for (const hash of [
    '',
    '#',
    '#main',
    '#sample',
    '#open=abc',
    '#v',
    '#v1x',
    '#vv1?',
    'v1?text=a',
  ]) {
    assert.equal(readLink(hash), undefined, hash);
  }
  assert.deepEqual(readLink('#v1')?.place, place({}));
  assert.deepEqual(readLink('#v1?%%%=%E0%A4')?.place, place({}));
});

test('lists end somewhere', () => {
  const hash = `#v1?${Array.from({ length: 1200 }, (_, at) => `job=j${at}`).join('&')}`;
  const read = readLink(hash);
  assert.equal(read?.place.view.jobs.length, 1000);
  assert.deepEqual(read?.problems, [{ kind: 'value', key: 'job', value: 'j1000' }]);
});

test('a link for readers who are not to know names or ids has none of them', () => {
  const there = place(
    {
      jobs: ['a1b2'],
      text: 'Payroll',
      changes: ['|x|m/y', 'a1b2|x|m/y'],
      scenarios: ['Payroll|a1b2'],
      models: ['m/y'],
    },
    { details: ['a1b2'] },
  );
  const told = lessTelling(linkText(there), { names: true, ids: true });
  assert.equal(/a1b2|Payroll/.test(told), false);
  assert.deepEqual(readLink(told)?.place.view.changes, ['|x|m/y']);
  assert.deepEqual(readLink(told)?.place.view.models, ['m/y']);
  const nameless = lessTelling(linkText(there), { names: true, ids: false });
  assert.equal(nameless.includes('Payroll'), false);
  assert.equal(nameless.includes('a1b2'), true);
  assert.equal(lessTelling(linkText(there), { names: false, ids: false }), linkText(there));
});
