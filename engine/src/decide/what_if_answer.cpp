// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "decide/decider_state.hpp"
#include "decide/figures.hpp"
#include "decide/scenario.hpp"
#include "decide/selection.hpp"
#include "select/check_query.hpp"
#include "state.hpp"

namespace cronlens {
namespace {

using decide::count;
using what_if::Calculator;
using what_if::JobOutcome;
using what_if::Priced;
using what_if::PricedChange;
using what_if::Usage;

Usd usd(const std::optional<double>& value) {
  return known_or_unknown<Usd>(value);
}

Usd usd(const std::optional<what_if::Estimate>& estimate, double what_if::Estimate::*part) {
  return estimate ? Usd((*estimate).*part) : Usd::unknown();
}

/// What is saved where the changed cost is `cost`.
Usd saved(const JobOutcome& outcome, double what_if::Estimate::*cost) {
  if (!outcome.current || !outcome.changed) return Usd::unknown();
  return Usd(*outcome.current - (*outcome.changed).*cost);
}

/// The part of a context that came from the cache.
struct CacheShare {
  double read = 0, context = 0;

  void add(const std::vector<Usage>& job) {
    for (const Usage& usage : job) {
      read += static_cast<double>(*usage.tokens.cache_read);
      context += static_cast<double>(*usage.tokens.cache_read + *usage.tokens.input);
    }
  }
  Fraction share() const { return context > 0 ? Fraction(read / context) : Fraction::unknown(); }
};

bool is_too_small(const Priced& candidate, std::int64_t needed) {
  const auto* entry = candidate.match.entry;
  return entry && entry->context && *entry->context < needed;
}

/// Sums of what has a figure on both sides.
struct Total {
  double current = 0, expected = 0, low = 0, high = 0;
  std::int64_t jobs = 0, left_out = 0;

  void add(const JobOutcome& outcome) {
    if (!outcome.current || !outcome.changed) {
      ++left_out;
      return;
    }
    ++jobs;
    current += *outcome.current;
    expected += outcome.changed->expected;
    low += outcome.changed->low;
    high += outcome.changed->high;
  }
  DecideFigure figure(DecideMeasureId measure, double value) const {
    DecideFigure made{measure, std::nullopt, count(jobs), count(left_out)};
    if (jobs > 0) made.value = Measured(value);
    return made;
  }
};

/// Writes the answer, job by job.
class Answerer {
 public:
  Answerer(const Engine::State& state, Calculator& calculator, const decide::Plan& plan,
           const std::vector<const Priced*>& candidates, const WhatIfRequest& request)
      : state_(state),
        calculator_(calculator),
        plan_(plan),
        candidates_(candidates),
        request_(request) {
    saved_.resize(candidates.size());
    unpriced_.resize(candidates.size());
  }

  WhatIfAnswer make() {
    for (const auto& [job, current] : dearest_first()) add(job);
    WhatIfMatrix& matrix = answer_.matrix;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      matrix.rules.emplace_back(name_of(candidates_[i]->match.rule));
      const auto* entry = candidates_[i]->match.entry;
      matrix.context.push_back(entry && entry->context
                                   ? Tokens(static_cast<double>(*entry->context))
                                   : Tokens::unknown());
      const std::int64_t priced =
          static_cast<std::int64_t>(calculator_.jobs().size()) - unpriced_[i];
      matrix.saved.push_back(priced > 0 ? Usd(saved_[i]) : Usd::unknown());
      matrix.unpriced.push_back(count(unpriced_[i]));
    }
    using Id = DecideMeasureId;
    answer_.current = total_.figure(Id::current_month, total_.current);
    answer_.changed = total_.figure(Id::changed_month, total_.expected);
    answer_.saving = total_.figure(Id::saving_month, total_.current - total_.expected);
    answer_.low = Usd(total_.low), answer_.high = Usd(total_.high);
    answer_.saving_low = Usd(total_.current - total_.high);
    answer_.saving_high = Usd(total_.current - total_.low);
    answer_.changed_jobs = count(changed_);
    if (const Fraction share = cache_.share(); share.is_known()) answer_.cache_share = share;
    answer_.days = Count(calculator_.days());
    answer_.best_of_same_maker = request_.best_of_same_maker;
    answer_.best_at_high = request_.best_at_high;
    return std::move(answer_);
  }

 private:
  std::vector<std::pair<std::uint32_t, double>> dearest_first() {
    std::vector<std::pair<std::uint32_t, double>> jobs;
    for (const std::uint32_t job : calculator_.jobs()) {
      jobs.emplace_back(job, calculator_.current(job).value_or(-1));
    }
    const auto dearer = [](const auto& a, const auto& b) { return a.second > b.second; };
    std::stable_sort(jobs.begin(), jobs.end(), dearer);
    return jobs;
  }

  void add(std::uint32_t job) {
    const decide::JobPlan planned = plan_.of(job, calculator_);
    const std::vector<Usage>& usage = calculator_.usage()[job];
    JobOutcome outcome = calculator_.outcome(job, planned.change);
    if (planned.is_unknown) outcome.changed.reset(), outcome.saving.reset();
    total_.add(outcome);
    changed_ += planned.is_changed ? 1 : 0;
    const Usage& main = main_of(usage);
    add_usage(usage, main);
    add_outcome(job, outcome, planned);
    const std::int64_t needed = decide::needed_by(usage, calculator_);
    answer_.jobs.needed.push_back(Tokens(static_cast<double>(needed)));
    const Wish wish = wish_of(job, planned, main);
    answer_.jobs.best.push_back(Count(add_candidates(job, planned, needed, wish)));
  }

  static const Usage& main_of(const std::vector<Usage>& usage) {
    const auto fewer = [](const Usage& a, const Usage& b) { return a.runs < b.runs; };
    return *std::max_element(usage.begin(), usage.end(), fewer);
  }

  void add_usage(const std::vector<Usage>& usage, const Usage& main) {
    const facts::Facts& facts = state_.cells.facts();
    answer_.jobs.providers.push_back(facts.providers.text(main.route.provider));
    answer_.jobs.models.push_back(facts.models.text(main.route.model));
    answer_.jobs.routes.push_back(Count(static_cast<double>(usage.size())));
    CacheShare cache;
    cache.add(usage), cache_.add(usage);
    answer_.jobs.cache_share.push_back(cache.share());
  }

  void add_outcome(std::uint32_t job, const JobOutcome& outcome, const decide::JobPlan& planned) {
    using what_if::Estimate;
    WhatIfJobs& jobs = answer_.jobs;
    const facts::Job* known = state_.job(job);
    jobs.ids.push_back(outcome.job);
    jobs.names.push_back(outcome.name);
    jobs.schedules.push_back(known ? known->schedule_text : "");
    jobs.runs.push_back(count(outcome.runs));
    jobs.unknown.push_back(count(outcome.unknown));
    jobs.recorded.push_back(usd(outcome.recorded));
    jobs.current.push_back(usd(outcome.current));
    jobs.expected.push_back(usd(outcome.changed, &Estimate::expected));
    jobs.low.push_back(usd(outcome.changed, &Estimate::low));
    jobs.high.push_back(usd(outcome.changed, &Estimate::high));
    jobs.saving.push_back(usd(outcome.saving));
    jobs.saving_low.push_back(saved(outcome, &Estimate::high));
    jobs.saving_high.push_back(saved(outcome, &Estimate::low));
    jobs.frequency.push_back(planned.is_unknown ? Multiple::unknown()
                                                : Multiple(planned.change.frequency.value_or(1)));
    jobs.changed.push_back(Count(planned.is_changed ? 1 : 0));
    jobs.same_maker.push_back(Count(outcome.is_same_maker ? 1 : 0));
    jobs.worth.push_back(Count(outcome.is_worth_proposing() ? 1 : 0));
    jobs.rules.emplace_back(name_of(outcome.rule));
    jobs.assumptions.push_back(decide::text_of(outcome.assumptions));
  }

  /// What a candidate has to be better than: the job's own models, with the same schedule and
  /// cache.
  struct Wish {
    std::optional<double> below;  // dollars per 30 days
    std::string maker;            // of the model that most runs use
  };
  Wish wish_of(std::uint32_t job, const decide::JobPlan& planned, const Usage& main) {
    PricedChange kept = planned.change;
    kept.model = nullptr;
    const JobOutcome own = calculator_.figures(job, kept);
    Wish wish{std::nullopt, calculator_.own(main.route).maker};
    if (own.changed && !planned.is_unknown) wish.below = own.changed->expected;
    return wish;
  }

  /// The job's row of the matrix. Returns: the candidate that is best, or -1.
  double add_candidates(std::uint32_t job, const decide::JobPlan& planned, std::int64_t needed,
                        const Wish& wish) {
    using what_if::Estimate;
    WhatIfMatrix& matrix = answer_.matrix;
    double best = -1, least = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      PricedChange change = planned.change;
      change.model = candidates_[i];
      JobOutcome outcome = calculator_.figures(job, change);
      if (planned.is_unknown) outcome.changed.reset(), outcome.saving.reset();
      const bool too_small = is_too_small(*candidates_[i], needed);
      matrix.cost.push_back(usd(outcome.changed, &Estimate::expected));
      matrix.low.push_back(usd(outcome.changed, &Estimate::low));
      matrix.high.push_back(usd(outcome.changed, &Estimate::high));
      matrix.saving.push_back(usd(outcome.saving));
      matrix.too_small.push_back(Count(too_small ? 1 : 0));
      saved_[i] += outcome.saving.value_or(0);
      if (!outcome.saving) ++unpriced_[i];
      if (too_small || !is_wanted(outcome, *candidates_[i], wish)) continue;
      if (best < 0 || outcome.changed->expected < least) {
        best = static_cast<double>(i);
        least = outcome.changed->expected;
      }
    }
    return best;
  }

  bool is_wanted(const JobOutcome& outcome, const Priced& candidate, const Wish& wish) const {
    if (!outcome.changed || !wish.below) return false;
    if (!outcome.is_worth(*wish.below - outcome.changed->expected)) return false;
    if (request_.best_of_same_maker && !candidate.is_made_by(wish.maker)) return false;
    return !request_.best_at_high || outcome.changed->high < *wish.below;
  }

  const Engine::State& state_;
  Calculator& calculator_;
  const decide::Plan& plan_;
  const std::vector<const Priced*>& candidates_;
  const WhatIfRequest& request_;
  std::vector<double> saved_;
  std::vector<std::int64_t> unpriced_;
  Total total_;
  CacheShare cache_;
  std::int64_t changed_ = 0;
  WhatIfAnswer answer_;
};

std::optional<Error> check_candidates(const WhatIfRequest& request) {
  const std::size_t count = request.candidate_models.size();
  if (request.candidate_providers.size() != count) {
    return make_error(ErrorCode::bad_query,
                      "candidateProviders and candidateModels have to be equally long");
  }
  constexpr std::size_t kMost = 1'000;
  if (count <= kMost) return std::nullopt;
  return select::out_of_range("candidateModels", static_cast<double>(count),
                              "at most 1000 of them");
}

}  // namespace

Result<WhatIfAnswer> Decider::what_if(const WhatIfRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  if (auto error = decide::check_scenario(request.scenario)) return *error;
  if (auto error = check_candidates(request)) return *error;
  const Engine::State& state = state_->engine.state();
  Calculator& calculator = decide::calculator_for(*state_, request.query);
  std::vector<std::pair<std::string, std::string>> names;
  for (std::size_t i = 0; i < request.candidate_models.size(); ++i) {
    names.emplace_back(request.candidate_providers[i], request.candidate_models[i]);
  }
  if (names.empty()) names = decide::suited(*state_, calculator, request.best_of_same_maker);
  std::vector<const Priced*> candidates;
  for (const auto& [provider, model] : names) {
    candidates.push_back(&calculator.priced(provider, model));
  }
  const decide::Plan plan(state, request.scenario, request.query);
  WhatIfAnswer answer = Answerer(state, calculator, plan, candidates, request).make();
  for (auto& [provider, model] : names) {
    answer.matrix.providers.push_back(std::move(provider));
    answer.matrix.models.push_back(std::move(model));
  }
  return answer;
}

}  // namespace cronlens
