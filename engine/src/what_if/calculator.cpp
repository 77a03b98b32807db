// SPDX-License-Identifier: MIT
#include "what_if/calculator.hpp"

#include <algorithm>
#include <cmath>

#include "prices/maker.hpp"

namespace cronlens::what_if {
namespace {

using prices::RunTokens;

constexpr double kMonth = 30;
constexpr double kFewestTokens = 0.9, kMostTokens = 1.3;  // between two makers' tokenizers

/// The context's tokens with another part of them from the cache.
RunTokens with_cache_share(RunTokens tokens, double share) {
  const std::int64_t context = *tokens.input + *tokens.cache_read;
  tokens.cache_read = std::llround(static_cast<double>(context) * share);
  tokens.input = context - *tokens.cache_read;
  return tokens;
}

}  // namespace

Priced::Priced(const prices::Books& books, const std::string& provider, const std::string& model,
               double now)
    : match(prices::find_price(books, provider, model)), maker(prices::maker_of(books, match)) {
  if (match.found()) rates = prices::rates_at(match, now, assumptions);
}

prices::Cost Priced::cost_of(const Usage& usage, const RunTokens& tokens) const {
  if (!match.found()) return {};
  prices::Cost cost = prices::cost_of(rates, tokens);
  cost.assumptions |= assumptions;
  // Whether a dearer tier may have been reached is a question to the longest run, not to the sum.
  cost.assumptions.base_tier_assumed = rates.tier_start && usage.longest > *rates.tier_start;
  return cost;
}

Calculator::Calculator(const Engine::State& state, prices::Books books, double now, double days,
                       UsageByJob usage)
    : state_(state), books_(std::move(books)), now_(now), days_(days), usage_(std::move(usage)) {
  for (std::uint32_t job = 0; job < usage_.size(); ++job) {
    if (!usage_[job].empty()) jobs_.push_back(job);
  }
  const auto& names = state_.cells.facts().jobs;
  std::sort(jobs_.begin(), jobs_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return names.text(a) < names.text(b); });
  for (const auto& usages : usage_) owns_.push_back(owns_of(usages));
}

const Priced& Calculator::priced(const std::string& provider, const std::string& model) {
  const std::pair key(provider, model);
  const auto known = priced_.find(key);
  if (known != priced_.end()) return known->second;
  return priced_.emplace(key, Priced(books_, provider, model, now_)).first->second;
}

const Priced& Calculator::own(Route route) {
  const Priced*& known = own_[route];
  const facts::Facts& facts = state_.cells.facts();
  if (!known) known = &priced(facts.providers.text(route.provider), facts.models.text(route.model));
  return *known;
}

PricedChange Calculator::priced(const Change& change) {
  const auto& model = change.model;
  return {model ? &priced(model->provider, model->model) : nullptr, change.cache_share,
          change.frequency};
}

double Calculator::per_month(__int128 nano) const {
  return static_cast<double>(nano) / prices::kNanoPerUsd * (kMonth / days_);
}

std::vector<Calculator::Own> Calculator::owns_of(const std::vector<Usage>& usages) {
  std::vector<Own> owns;
  for (const Usage& usage : usages) {
    const Priced& price = own(usage.route);
    owns.push_back({&price, price.cost_of(usage, usage.tokens).nano});
  }
  // A few runs of a model without a price do not take the figure of all others away.
  const bool some_are =
      std::any_of(owns.begin(), owns.end(), [](const Own& each) { return each.cost.has_value(); });
  for (Own& each : owns) each.is_left_out = some_are && !each.cost;
  return owns;
}

struct Calculator::Sums {
  __int128 expected = 0;
  double low = 0, high = 0;
  bool has_changed = true;
};

std::optional<double> Calculator::current(std::uint32_t job) const {
  __int128 sum = 0;
  std::int64_t figured = 0;
  for (std::size_t i = 0; i < usage_[job].size(); ++i) {
    const Own& own = owns_[job][i];
    const Usage& usage = usage_[job][i];
    if (own.is_left_out) continue;
    figured += usage.runs - usage.unknown;
    if (!own.cost) return std::nullopt;
    sum += *own.cost;
  }
  if (figured == 0) return std::nullopt;
  return per_month(sum);
}

JobOutcome Calculator::outcome(std::uint32_t job, const PricedChange& change) {
  JobOutcome result = figures(job, change);
  result.job = state_.cells.facts().jobs.text(job);
  const facts::Job* named = state_.job(job);
  result.name = named ? named->name : result.job;
  return result;
}

JobOutcome Calculator::figures(std::uint32_t job, const PricedChange& change) const {
  JobOutcome result;
  bool has_record = false;
  __int128 recorded = 0;
  Sums sums;
  for (std::size_t i = 0; i < usage_[job].size(); ++i) {
    const Usage& usage = usage_[job][i];
    const Own& own = owns_[job][i];
    result.runs += usage.runs;
    result.unknown += own.is_left_out ? usage.runs : usage.unknown;
    has_record = has_record || usage.recorded_runs > 0;
    recorded += usage.recorded;
    if (!own.is_left_out) add(usage, own, change, sums, result);
  }
  if (has_record) result.recorded = per_month(recorded);
  result.current = current(job);
  if (result.runs == result.unknown || !sums.has_changed) return result;
  const double times = change.frequency.value_or(1);
  result.changed = Estimate{per_month(sums.expected) * times, sums.low * times, sums.high * times};
  if (result.current) result.saving = *result.current - result.changed->expected;
  return result;
}

void Calculator::add(const Usage& usage, const Own& own, const PricedChange& change, Sums& sums,
                     JobOutcome& result) const {
  const Priced& target = change.model ? *change.model : *own.price;
  const RunTokens tokens =
      change.cache_share ? with_cache_share(usage.tokens, *change.cache_share) : usage.tokens;
  const prices::Cost expected = target.cost_of(usage, tokens);
  const prices::Cost cold = target.cost_of(usage, with_cache_share(tokens, 0));
  result.rule = target.match.rule;
  result.assumptions |= expected.assumptions;
  sums.has_changed = sums.has_changed && expected.nano && cold.nano;
  if (!expected.nano || !cold.nano) return;
  const bool same = !change.model || target.is_made_by(own.price->maker);
  result.is_same_maker = result.is_same_maker && same;
  sums.expected += *expected.nano;
  sums.low += per_month(*expected.nano) * (same ? 1 : kFewestTokens);
  // A change that keeps the model keeps its cache too.
  sums.high += per_month(change.model ? std::max(*cold.nano, *expected.nano) : *expected.nano) *
               (same ? 1 : kMostTokens);
}

}  // namespace cronlens::what_if
