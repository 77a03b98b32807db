// SPDX-License-Identifier: MIT
#include "decide/selection.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "codec/wire_writer.hpp"
#include "facts/schema.hpp"
#include "select/filter.hpp"
#include "select/window.hpp"
#include "state.hpp"

namespace cronlens::decide {
namespace {

constexpr double kDay = 86'400;
constexpr std::size_t kMostInUse = 5;
constexpr std::size_t kMostSuited = 8;

std::string key_of(const Query& query) {
  const wire::Buffer bytes = wire::write(query);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The usages of what the query keeps, cell by cell. `first` and `last` are of its runs.
what_if::UsageByJob usage_of(const Engine::State& state, const Query& query, double& first,
                             double& last) {
  const totals::Cells& cells = state.cells;
  const facts::Facts& facts = cells.facts();
  const auto window = select::resolve(query);
  const select::Filter filter(cells, state.jobs_file(), query);
  what_if::UsageByJob jobs(facts.jobs.size());
  const auto stretch = cells.stretch(window.span);
  for (const totals::Cell* cell : select::select_cells(cells, filter)) {
    const auto slots = cells.slots(*cell, stretch);
    if (slots.empty() || facts.modes.text(cell->mode) == facts::kScriptMode) continue;
    first = std::min(first, cells.start(slots.begin));
    last = std::max(last, cells.start(slots.end - 1));
    auto& usage = what_if::usage_on(jobs[cell->job], {cell->provider, cell->model});
    for (auto slot = slots.begin; slot != slots.end; ++slot) usage.add(facts, cells.row(slot));
  }
  return jobs;
}

/// How long the runs of a selection were gathered: of its window the part that the file knows, a
/// day at least.
double days_of(const Engine::State& state, const Query& query, double first, double last) {
  const auto window = select::resolve(query);
  const auto& file_first = state.known_since ? state.known_since : state.snapshot.first_run;
  const double since = std::max(window.span.since, file_first ? file_first->value : first);
  const double until = std::min(window.span.until, std::max(query.now.value, last));
  return std::isfinite(until - since) ? std::max((until - since) / kDay, 1.0) : 1.0;
}

}  // namespace

what_if::Calculator& calculator_for(const Decider::State& decider, const Query& query) {
  std::string key = key_of(query);
  auto& memory = decider.memory;
  if (memory && memory->key == key) return memory->calculator;
  const Engine::State& state = decider.engine.state();
  double first = std::numeric_limits<double>::infinity(), last = -first;
  auto usage = usage_of(state, query, first, last);
  const double days = days_of(state, query, first, last);
  what_if::Calculator calculator(state, decider.shelf.in_order(), query.now.value, days,
                                 std::move(usage));
  memory.emplace(Decider::State::Memory{std::move(key), std::move(calculator)});
  return memory->calculator;
}

std::int64_t needed_by(const std::vector<what_if::Usage>& job, what_if::Calculator& calculator) {
  std::int64_t needed = 0;
  for (const what_if::Usage& usage : job) {
    const prices::Entry* entry = calculator.own(usage.route).match.entry;
    const std::int64_t taken = entry ? entry->context.value_or(usage.longest) : usage.longest;
    needed = std::max(needed, std::min(usage.longest, taken));
  }
  return needed;
}

std::vector<Choice> choices_of(const Decider::State& decider, what_if::Calculator& calculator) {
  what_if::Usage all;
  for (const std::uint32_t job : calculator.jobs()) {
    for (const what_if::Usage& usage : calculator.usage()[job]) all += usage;
  }
  std::vector<Choice> choices;
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& [book, origin] : decider.shelf.books) {
    for (const prices::Entry& entry : book.entries()) {
      // What a book lists that goes before is what the name leads to.
      if (!seen.emplace(entry.provider, entry.model).second) continue;
      prices::Match match;
      match.rule = prices::MatchRule::exact;
      match.book = &book;
      match.entry = &entry;
      prices::Assumptions assumptions;
      const prices::Rates rates = prices::rates_at(match, calculator.now(), assumptions);
      Choice choice{&entry, rates, std::nullopt};
      const auto cost = prices::cost_of(rates, all.tokens);
      if (cost.nano) choice.month = calculator.per_month(*cost.nano);
      choices.push_back(choice);
    }
  }
  const auto cheaper = [](const Choice& a, const Choice& b) {
    if (a.month.has_value() != b.month.has_value()) return a.month.has_value();
    if (a.month != b.month) return a.month < b.month;
    return std::tie(a.entry->provider, a.entry->model) <
           std::tie(b.entry->provider, b.entry->model);
  };
  std::sort(choices.begin(), choices.end(), cheaper);
  return choices;
}

std::vector<std::pair<std::string, std::string>> suited(const Decider::State& decider,
                                                        what_if::Calculator& calculator) {
  std::map<const prices::Entry*, std::int64_t> in_use;
  std::int64_t needed = 0;
  for (const std::uint32_t job : calculator.jobs()) {
    needed = std::max(needed, needed_by(calculator.usage()[job], calculator));
    for (const what_if::Usage& usage : calculator.usage()[job]) {
      if (const auto* entry = calculator.own(usage.route).match.entry) in_use[entry] += usage.runs;
    }
  }
  std::vector<std::pair<std::int64_t, const prices::Entry*>> by_runs;
  std::set<std::string> providers;
  for (const auto& [entry, runs] : in_use) {
    by_runs.emplace_back(runs, entry);
    providers.insert(entry->provider);
  }
  const auto more = [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return a.second->model < b.second->model;
  };
  std::sort(by_runs.begin(), by_runs.end(), more);
  std::vector<std::pair<std::string, std::string>> names;
  const auto add = [&](const prices::Entry& entry) {
    const std::pair name(entry.provider, entry.model);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const auto& [runs, entry] : by_runs) {
    if (names.size() < kMostInUse) add(*entry);
  }
  std::map<std::string, int> taken;
  for (const Choice& choice : choices_of(decider, calculator)) {
    if (names.size() >= kMostSuited) break;
    const prices::Entry& entry = *choice.entry;
    const bool fits = entry.context && *entry.context >= needed;
    // A batch is answered within a day: an agent, which waits for each call, cannot use it.
    const bool is_sold = choice.month && *choice.month > 0 && choice.rates.cache_read &&
                         !entry.is_subscription && !entry.is_estimate &&
                         !entry.model.ends_with(":batch");
    if (!fits || !is_sold || !providers.contains(entry.provider)) continue;
    if (++taken[entry.provider] <= 2) add(entry);
  }
  return names;
}

}  // namespace cronlens::decide
