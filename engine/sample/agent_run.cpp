// SPDX-License-Identifier: MIT
#include "sample/agent_run.hpp"

#include <algorithm>

namespace cronlens::sample {
namespace {

constexpr std::int64_t kMaxCalls = 90;  // the agent's own limit of turns
constexpr Millis kRunawayFor = 10 * kDay;
constexpr Millis kRunawayRamp = 3 * kDay;
constexpr std::int64_t kRunawayTimes = 6;

// One night some twenty days ago every hosted model was out of reach.
bool is_outage(Millis start, Millis now) {
  const Millis night = midnight(now) - 20 * kDay;
  return start >= night - 3 * kHour && start < night + 7 * kHour;
}

ModelId model_at(const Job& job, Millis age) {
  const bool before = job.plan.life.story == Story::switched_model && age > kSwitchedAgo;
  return before ? kSwitchedFrom : job.plan.work.model;
}

/// In thousandths: prompts gain a third in 120 days, and people leave less to do at weekends.
std::int64_t workload(const Job& job, Millis start, Millis now) {
  const std::int64_t growth = 1000 + 330 * (start - job.created) / (120 * kDay);
  const int weekday = civil_day(start).weekday;
  const std::int64_t people = weekday == 0 || weekday == 6 ? 720 : weekday == 1 ? 1180 : 1000;
  std::int64_t out = growth * people / 1000;
  const Millis runaway = kRunawayFor - (now - start);
  if (job.plan.life.story == Story::runaway && runaway > 0) {
    const Millis ramp = std::min(runaway, kRunawayRamp);
    out += out * (kRunawayTimes - 1) * ramp / kRunawayRamp;
  }
  return out;
}

Ending ending_of(const Job& job, bool outage, Random& random) {
  if (outage && random.chance(850)) return Ending::timeout;
  if (!random.chance(job.plan.life.fails)) return Ending::cron_complete;
  const std::int64_t kind = random.between(0, 9);
  return kind < 5 ? Ending::error : kind < 9 ? Ending::timeout : Ending::interrupted;
}

/// How much of its work a run got done before it ended, in thousandths.
std::int64_t progress_of(Ending ending, bool outage, Random& random) {
  switch (ending) {
    case Ending::timeout:
      return outage ? random.between(20, 120) : random.between(300, 1200);
    case Ending::error:
      return random.between(20, 500);
    case Ending::interrupted:
      return random.between(100, 900);
    case Ending::script:
    case Ending::cron_complete:
      break;
  }
  return 1000;
}

Tokens tokens_of(const ModelInfo& model, std::int64_t prompt, std::int64_t output, Random& random) {
  Tokens out;
  const std::int64_t cached = model.cached_permille * random.between(700, 1300) / 1000;
  out.cache_read = prompt * cached / 1000;
  out.cache_write = prompt * model.written_permille * random.between(500, 1500) / 1000000;
  out.input = prompt - out.cache_read - out.cache_write;
  out.output = output;
  out.reasoning = output * model.reasoning_permille * random.between(500, 1500) / 1000000;
  return out;
}

Millis duration_of(const ModelInfo& model, const Run& run, Random& random) {
  const Millis calls = run.api_calls * random.between(1100, 4800);
  const Millis writing = run.tokens.output * 1000 / model.tokens_per_second;
  const Millis waiting = run.ending == Ending::timeout ? random.between(600000, 660000) : 0;
  const std::int64_t slow = random.chance(30) ? random.between(2000, 5000) : 1000;
  return (calls + writing) * slow / 1000 + waiting + random.between(300, 1900);
}

void set_work(Run& run, const Job& job, const ModelInfo& model, std::int64_t size, Random& random) {
  const bool is_quiet = run.ending == Ending::cron_complete && random.chance(job.plan.life.quiet);
  const std::int64_t prompt = job.plan.work.prompt * size / 1000 * (is_quiet ? 300 : 1000) / 1000;
  const std::int64_t written =
      job.plan.work.output * size / 1000 * random.between(600, 1400) / 1000;
  const std::int64_t output = is_quiet ? random.between(9, 48) : written;
  run.tokens = tokens_of(model, prompt, std::max<std::int64_t>(output, 1), random);
  const std::int64_t calls = is_quiet ? 1 : job.plan.work.calls * size / 1000;
  run.api_calls = static_cast<std::int32_t>(std::clamp<std::int64_t>(calls, 1, kMaxCalls));
  run.tool_calls = run.api_calls - 1 + static_cast<std::int32_t>(random.between(0, 2));
  run.messages = 1 + run.api_calls + run.tool_calls;
}

}  // namespace

Run make_agent_run(const Job& job, Millis start, Millis now, Random& random) {
  Run run;
  run.start = start;
  run.model = model_at(job, now - start);
  const ModelInfo& model = model_info(run.model);
  const bool outage = run.model != ModelId::qwen_local && is_outage(start, now);
  run.ending = ending_of(job, outage, random);
  const std::int64_t done = progress_of(run.ending, outage, random);
  const std::int64_t size = random.skewed() * workload(job, start, now) / 1000 * done / 1000;
  set_work(run, job, model, size, random);
  run.end = start + duration_of(model, run, random);
  run.cost = cost_of(run.tokens, run.model, now - start);
  // Some providers' answers never said what was used, and a few sessions lost their model.
  if (model.cost_status == "unknown" || random.chance(12)) run.cost = kUnknownCost;
  if (random.chance(3)) {
    run.model = ModelId::none;
    run.cost = kUnknownCost;
  }
  return run;
}

}  // namespace cronlens::sample
