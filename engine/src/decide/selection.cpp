// SPDX-License-Identifier: MIT
#include "decide/selection.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "codec/wire_writer.hpp"
#include "facts/schema.hpp"
#include "select/filter.hpp"
#include "select/window.hpp"
#include "state.hpp"
#include "what_if/gathered.hpp"

namespace cronlens::decide {
namespace {

constexpr std::size_t kMostInUse = 5;
constexpr std::size_t kMostSuited = 8;
constexpr std::size_t kMostByMaker = 24;

std::string key_of(const Query& query) {
  const wire::Buffer bytes = wire::write(query);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The usages of what the query keeps, cell by cell.
what_if::UsageByJob usage_of(const Engine::State& state, const Query& query) {
  const totals::Cells& cells = state.cells;
  const facts::Facts& facts = cells.facts();
  const auto window = select::resolve(query);
  const select::Filter filter(cells, state.jobs_file(), query);
  what_if::UsageByJob jobs(facts.jobs.size());
  const auto stretch = cells.stretch(window.span);
  for (const totals::Cell* cell : select::select_cells(cells, filter)) {
    const auto slots = cells.slots(*cell, stretch);
    if (slots.empty() || facts.modes.text(cell->mode) == facts::kScriptMode) continue;
    auto& usage = what_if::usage_on(jobs[cell->job], {cell->provider, cell->model});
    for (auto slot = slots.begin; slot != slots.end; ++slot) usage.add(facts, cells.row(slot));
  }
  return jobs;
}

}  // namespace

what_if::Calculator& calculator_for(const Decider::State& decider, const Query& query) {
  std::string key = key_of(query);
  auto& memory = decider.memory;
  if (memory && memory->key == key) return memory->calculator;
  const Engine::State& state = decider.engine.state();
  what_if::Calculator calculator(
      state, decider.shelf.in_order(), query.now.value,
      what_if::gathered_days(state, select::resolve(query).span, query.now.value),
      usage_of(state, query));
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

namespace {

using Name = std::pair<std::string, std::string>;

/// Who sells or makes models that the selection uses.
struct Seller {
  std::string name;
  std::vector<std::int64_t> needed;  // the longest calls of the jobs that it is asked to suit
  bool has_middle = false, has_longest = false;  // a model was taken for the calls of half, of all
};

struct InUse {
  std::vector<const prices::Entry*> by_runs;  // most first
  std::vector<Seller> sellers;

  Seller* find(const std::string& name) {
    for (Seller& each : sellers) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }
  Seller& named(const std::string& name) {
    if (Seller* known = find(name)) return *known;
    return sellers.emplace_back(Seller{name, {}});
  }
  bool has_provider(const std::string& name) const {
    for (const prices::Entry* each : by_runs) {
      if (each->provider == name) return true;
    }
    return false;
  }
};

InUse in_use_by(what_if::Calculator& calculator, bool by_maker) {
  InUse found;
  std::map<const prices::Entry*, std::int64_t> runs;
  std::vector<std::int64_t> all;
  for (const std::uint32_t job : calculator.jobs()) {
    const auto& usages = calculator.usage()[job];
    all.push_back(needed_by(usages, calculator));
    for (const what_if::Usage& usage : usages) {
      const what_if::Priced& own = calculator.own(usage.route);
      if (own.match.entry == nullptr) continue;
      runs[own.match.entry] += usage.runs;
      const std::string& name = by_maker ? own.maker : own.match.entry->provider;
      // Nobody knows what is of the same unknown maker.
      if (!by_maker || !name.empty()) found.named(name).needed.push_back(all.back());
    }
  }
  for (const auto& [entry, count] : runs) found.by_runs.push_back(entry);
  std::sort(found.by_runs.begin(), found.by_runs.end(), [&](const auto* a, const auto* b) {
    if (runs[a] != runs[b]) return runs[a] > runs[b];
    return std::tie(a->model, a->provider) < std::tie(b->model, b->provider);
  });
  for (Seller& seller : found.sellers) {
    // A provider may be asked to take on any job.
    if (!by_maker) seller.needed = all;
    std::sort(seller.needed.begin(), seller.needed.end());
  }
  return found;
}

/// Whether an agent can be moved to it, and what that costs is known.
bool is_sold(const Choice& choice) {
  const prices::Entry& entry = *choice.entry;
  // A batch is answered within a day: an agent, which waits for each call, cannot use it.
  return choice.month && *choice.month > 0 && choice.rates.cache_read && entry.context &&
         !entry.is_subscription && !entry.is_estimate && !entry.model.ends_with(":batch");
}

}  // namespace

std::vector<Name> suited(const Decider::State& decider, what_if::Calculator& calculator,
                         bool by_maker) {
  InUse in_use = in_use_by(calculator, by_maker);
  const auto choices = choices_of(decider, calculator);
  std::vector<Name> names;
  const auto add = [&](const prices::Entry& entry) {
    const Name name(entry.provider, entry.model);
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (is_new) names.push_back(name);
    return is_new;
  };
  /// Of each seller the cheapest that takes the calls of all its jobs, or of half of them. A
  /// provider has many makers: where its cheapest is there already, the next is taken.
  const auto add_cheapest = [&](bool for_all, std::size_t most) {
    for (const Choice& choice : choices) {
      if (names.size() >= most) return;
      const prices::Entry& entry = *choice.entry;
      if (!is_sold(choice) || !in_use.has_provider(entry.provider)) continue;
      Seller* seller = in_use.find(by_maker ? calculator.priced(entry.provider, entry.model).maker
                                            : entry.provider);
      if (!seller) continue;
      const auto& needed = seller->needed;
      bool& is_done = for_all ? seller->has_longest : seller->has_middle;
      if (is_done || *entry.context < (for_all ? needed.back() : needed[needed.size() / 2]))
        continue;
      is_done = add(entry) || by_maker;
    }
  };
  for (const prices::Entry* entry : in_use.by_runs) {
    if (names.size() < kMostInUse) add(*entry);
  }
  const std::size_t most = by_maker ? kMostByMaker : kMostSuited;
  add_cheapest(true, (names.size() + most + 1) / 2);
  add_cheapest(false, most);
  return names;
}

}  // namespace cronlens::decide
