// facts.arrow for the engines that read Arrow: one uncompressed record batch with the columns of
// cols.bin, job and model as text, the UTC day, and a key `job|model|ok` for engines whose group-by
// likes a single column.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export async function writeArrow(path, columns, meta) {
  const arrow = createRequire(import.meta.url)('apache-arrow');
  const vectors = {};
  for (const name of Object.keys(meta.cols)) vectors[name] = arrow.makeVector(columns[name]);
  const texts = (codes, names, id) => {
    const index = codes.BYTES_PER_ELEMENT === 1 ? new arrow.Uint8() : new arrow.Uint16();
    const type = new arrow.Dictionary(new arrow.Utf8(), index, id, false);
    const dictionary = arrow.vectorFromArray(names, new arrow.Utf8());
    return arrow.makeVector(arrow.makeData({ type, data: codes, dictionary }));
  };
  const { codes, names } = makeKeys(columns, meta);
  vectors.day = arrow.makeVector(Uint16Array.from(columns.run_time, (at) => at / 86_400));
  vectors.key = texts(codes, names, 3);
  vectors.job = texts(
    columns.job,
    meta.jobs.map(([id]) => id),
    1,
  );
  vectors.model = texts(
    columns.model,
    meta.models.map(([name]) => name),
    2,
  );
  await writeFile(path, arrow.tableToIPC(new arrow.Table(vectors), 'stream'));
}

function makeKeys({ job, model, ok }, meta) {
  const codes = new Uint16Array(meta.n);
  const names = [];
  const seen = new Map();
  for (let row = 0; row < meta.n; row += 1) {
    const key = (job[row] * meta.models.length + model[row]) * 2 + ok[row];
    let code = seen.get(key);
    if (code === undefined) {
      code = names.push(`${meta.jobs[job[row]][0]}|${meta.models[model[row]][0]}|${ok[row]}`) - 1;
      seen.set(key, code);
    }
    codes[row] = code;
  }
  return { codes, names };
}
