// What the reference answered when it synchronised the same home: with --compat everything, and by
// default everything but what a repair changes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { dump, sync, VECTORS, withVectors } from './hermes.mjs';

const expected = JSON.parse(await readFile(join(VECTORS, 'expected_sync.json'), 'utf8'));
const WHERE = { env: { TZ: expected.tz } };
const NOW = ['--now', String(expected.now)];

const counts = ({ elapsed_ms, ...rest }) => rest;
const plain = ({ ingested_at, ...row }) => row;
const byId = (rows) => rows.map(plain).sort((a, b) => (a.session_id < b.session_id ? -1 : 1));
const words = (sql) => sql.replaceAll(/\s+/g, ' ');
const mark = async (facts) => JSON.parse(await readFile(join(facts, '../watermark.json'), 'utf8'));

test('sync --compat equals the reference: counts, rows, their order, schema, watermark, second pass', () =>
  withVectors(async ({ home, facts }) => {
    for (const pass of [expected.first, expected.second]) {
      const { data } = await sync(home, ['--compat', ...NOW], WHERE);
      assert.deepEqual(Object.keys(counts(data)), Object.keys(pass.body.result));
      assert.deepEqual(counts(data), pass.body.result);
      assert.deepEqual(await mark(facts), pass.watermark);
    }
    const found = await dump(facts);
    assert.deepEqual(found.rows.map(plain), expected.facts.rows);
    assert.deepEqual(found.schema.map(words), expected.facts.schema.map(words));
    assert.equal(found.journal_mode, expected.facts.journal_mode);
    assert.equal(found.user_version, expected.facts.user_version);
  }));

test('sync with repairs equals the reference but for the session that ended at the watermark', () =>
  withVectors(async ({ home, facts }) => {
    const first = (await sync(home, NOW, WHERE)).data;
    // Repair: no gap at the watermark. This one ended in the very moment of the mark, which
    // `ended_at > mark` leaves out for good.
    const late = 'cron_aaaaaaaaaaaa_20260528_190000';
    // Repair: only what is missing is looked at. Of the reference's 14, one is stored already and
    // two name no job; it would not have seen the late one.
    const reference = expected.first.body.result;
    assert.deepEqual(counts(first), {
      ...reference,
      inserted: reference.inserted + 1,
      agent_inserted: reference.agent_inserted + 1,
      skipped: 0,
      agent_skipped: 0,
      total_candidates: reference.total_candidates - 3 + 1,
    });
    assert.deepEqual(await mark(facts), { ...expected.first.watermark, rows_synced: 12 });

    const second = (await sync(home, NOW, WHERE)).data;
    assert.deepEqual(counts(second), expected.second.body.result);
    assert.deepEqual(await mark(facts), { ...expected.second.watermark, rows_synced: 12 });

    const found = await dump(facts);
    const others = found.rows.filter((row) => row.session_id !== late);
    assert.equal(others.length, found.rows.length - 1);
    assert.deepEqual(byId(others), byId(expected.facts.rows));
    assert.deepEqual(found.schema.map(words), expected.facts.schema.map(words));
  }));

test('a session that still runs is not stored, with repairs and without', () =>
  withVectors(async ({ home, facts }) => {
    await sync(home, ['--compat', ...NOW], WHERE);
    const { details } = await sync(home, NOW, WHERE);
    assert.equal(details.running, 1);
    const ids = (await dump(facts)).rows.map((row) => row.session_id);
    assert.ok(!ids.includes('cron_running00001_20260528_200000'));
  }));
