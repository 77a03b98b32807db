// The expected answers, by the plainest loop: every row is looked at for every interaction. It
// shares no code with the engines that it checks.
export function referenceAnswer(columns, meta, request) {
  const jobs = meta.jobs.map(([id]) => [id, ...new Array(11).fill(0)]);
  const models = meta.models.map(([name]) => [name, 0, 0, 0]);
  const days = new Map();
  const totals = new Array(12).fill(0);
  const prior = new Array(12).fill(0);
  let whatif = 0;
  const { run_time, ok, agent } = columns;
  for (let row = 0; row < meta.n; row += 1) {
    const at = run_time[row];
    if (at < request.p0 || at >= request.t1) continue;
    if (request.outcome !== 0 && (request.outcome === 1) !== (ok[row] === 1)) continue;
    if (request.mode !== 0 && (request.mode === 1) !== (agent[row] === 1)) continue;
    if (at < request.t0) {
      addTotals(prior, columns, row);
      continue;
    }
    addTotals(totals, columns, row);
    addJob(jobs[columns.job[row]], columns, row);
    addModel(models[columns.model[row]], columns, row);
    addDay(days, Math.floor(at / 86_400), columns.cost[row]);
    whatif += priceOfRow(request.prices[request.sub[columns.job[row]]], columns, row);
  }
  const hasRuns = (line) => line[1] > 0;
  return {
    totals,
    prior,
    jobs: jobs.filter(hasRuns),
    models: models.filter(hasRuns),
    days: [...days.values()],
    whatif: whatif / 1e6,
  };
}

function addTotals(sums, c, row) {
  const ok = c.ok[row] === 1;
  sums[0] += 1;
  sums[ok ? 1 : 2] += 1;
  sums[3] += c.cost[row];
  sums[ok ? 4 : 5] += c.cost[row];
  sums[6] += c.in[row];
  sums[7] += c.out[row];
  sums[8] += c.reason[row];
  sums[9] += c.cache_read[row];
  sums[10] += c.cache_write[row];
  sums[11] += c.duration[row];
}

function addJob(job, c, row) {
  job[1] += 1;
  job[c.ok[row] === 1 ? 2 : 3] += 1;
  job[4] += c.cost[row];
  job[5] += c.in[row];
  job[6] += c.out[row];
  job[7] += c.reason[row];
  job[8] += c.cache_read[row];
  job[9] += c.cache_write[row];
  job[10] += c.duration[row];
  job[11] = Math.max(job[11], c.run_time[row]);
}

function addModel(model, c, row) {
  model[1] += 1;
  model[2] += c.cost[row];
  model[3] += c.in[row] + c.out[row] + c.reason[row] + c.cache_read[row] + c.cache_write[row];
}

function addDay(days, number, cost) {
  const day = days.get(number) ?? [number, 0, 0];
  day[1] += 1;
  day[2] += cost;
  days.set(number, day);
}

function priceOfRow(price, c, row) {
  return (
    c.in[row] * price[0] +
    c.out[row] * price[1] +
    c.reason[row] * price[2] +
    c.cache_read[row] * price[3] +
    c.cache_write[row] * price[4]
  );
}
