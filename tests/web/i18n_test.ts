import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MeasureIdValues } from '../../web/src/contract/contract.gen';
import { makeI18n } from '../../web/src/i18n/i18n';
import { type Locale, LocaleValues, matchLocale } from '../../web/src/i18n/locale';
import type { Message } from '../../web/src/i18n/messages';
import { WORDS } from './every_language';

const i18nOf = (language: Locale) => makeI18n(language, WORDS[language]);

test('a visitor gets the first language that is spoken here', () => {
  assert.equal(matchLocale(['fr-FR', 'es-MX']), 'es');
  assert.equal(matchLocale(['zh-TW']), 'zh-hant');
  assert.equal(matchLocale(['zh-HK', 'en']), 'zh-hant');
  assert.equal(matchLocale(['zh-Hant-TW']), 'zh-hant');
  assert.equal(matchLocale(['zh-CN']), 'zh');
  assert.equal(matchLocale(['ja']), 'en');
});

test('count picks the form, numbers are grouped as the language does', () => {
  assert.equal(i18nOf('en').t('app.rows', { count: 1 }), '1 run');
  assert.equal(i18nOf('en').t('app.rows', { count: 12_345 }), '12,345 runs');
  assert.match(i18nOf('es').t('app.rows', { count: 12_345 }), /^12\.345 /);
});

test('text put into a message is not read as a message', () => {
  assert.equal(i18nOf('en').t('app.title', { file: '{file}$&' }), '{file}$& · Cronlens');
});

const holes = (message: Message) =>
  [...JSON.stringify(typeof message === 'string' ? message : message.other).matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort();

test('every language fills in what English fills in', () => {
  for (const locale of LocaleValues) {
    for (const [key, message] of Object.entries(WORDS.en.catalog)) {
      const translated: Message = WORDS[locale].catalog[key as keyof typeof WORDS.en.catalog];
      assert.deepEqual(holes(translated), holes(message), `${locale} ${key}`);
    }
  }
});

test('every measure has words in every language', () => {
  for (const locale of LocaleValues) {
    const { measure } = i18nOf(locale);
    for (const id of MeasureIdValues) {
      const { label, sentence, formula } = measure(id);
      assert.ok(label && sentence && formula, `${locale} ${id}`);
    }
  }
});
