// SPDX-License-Identifier: MIT
#include "cronlens/price_check.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "facts/schema.hpp"
#include "prices/run_tokens.hpp"
#include "state.hpp"
#include "totals/fixed_point.hpp"

namespace cronlens::prices {
namespace {

constexpr double kTolerance = 0.02;
constexpr __int128 kCent = 10'000'000;

class Checker {
 public:
  Checker(const Engine::State& state, const Books& books)
      : state_(state), facts_(state.cells.facts()), books_(books) {
    bills_.resize(facts_.jobs.size());
  }

  void add(std::size_t row) {
    if (facts_.modes.text(facts_.mode[row]) == facts::kScriptMode) {
      ++check_.scripts;
      return;
    }
    ModelBill& model = model_of(row);
    const Cost cost = cost_of(model.match, facts_.run_time[row], run_tokens(facts_, row));
    for (Bill* bill : {&bills_[facts_.job[row]], &model.bill, &check_.total}) {
      put(*bill, facts_.cost[row], cost);
    }
  }

  PriceCheck take() {
    for (std::uint32_t job = 0; job < bills_.size(); ++job) {
      if (bills_[job].runs == 0) continue;
      const facts::Job* named = state_.job(job);
      const std::string id = facts_.jobs.text(job);
      check_.jobs.push_back({id, named ? named->name : id, bills_[job]});
    }
    const auto by_id = [](const JobBill& a, const JobBill& b) { return a.job < b.job; };
    std::sort(check_.jobs.begin(), check_.jobs.end(), by_id);
    for (auto& [key, model] : models_) check_.models.push_back(std::move(model));
    const auto more = [](const ModelBill& a, const ModelBill& b) {
      if (a.bill.runs != b.bill.runs) return a.bill.runs > b.bill.runs;
      return std::tie(a.provider, a.model) < std::tie(b.provider, b.model);
    };
    std::sort(check_.models.begin(), check_.models.end(), more);
    return std::move(check_);
  }

 private:
  ModelBill& model_of(std::size_t row) {
    const auto [place, added] =
        models_.try_emplace(std::pair(facts_.provider[row], facts_.model[row]));
    ModelBill& model = place->second;
    if (added) {
      model.provider = facts_.providers.text(facts_.provider[row]);
      model.model = facts_.models.text(facts_.model[row]);
      model.match = find_price(books_, model.provider, model.model);
    }
    return model;
  }

  static void put(Bill& bill, double recorded, const Cost& cost) {
    ++bill.runs;
    const bool is_recorded = !std::isnan(recorded);
    if (!is_recorded) ++bill.unrecorded;
    if (!cost.nano) ++bill.unpriced;
    if (!cost.nano) return;
    bill.priced += *cost.nano;
    bill.assumptions |= cost.assumptions;
    if (!is_recorded) return;
    ++bill.compared;
    bill.recorded += totals::to_nano(recorded);
    bill.recomputed += *cost.nano;
  }

  const Engine::State& state_;
  const facts::Facts& facts_;
  const Books& books_;
  std::vector<Bill> bills_;  // by id of the dictionary
  std::map<std::pair<std::uint32_t, std::uint32_t>, ModelBill> models_;
  PriceCheck check_;
};

}  // namespace

std::optional<double> Bill::ratio() const {
  if (recorded == 0) return std::nullopt;
  return static_cast<double>(recomputed) / static_cast<double>(recorded);
}

bool Bill::is_off() const {
  const __int128 difference = recomputed > recorded ? recomputed - recorded : recorded - recomputed;
  if (difference <= kCent) return false;
  const auto ratio_known = ratio();
  return !ratio_known || std::abs(*ratio_known - 1) > kTolerance;
}

PriceCheck check_prices(const Engine& engine, const Books& books, double since, double until) {
  const Engine::State& state = engine.state();
  const auto& times = state.cells.facts().run_time;
  Checker checker(state, books);
  for (std::size_t row = 0; row < times.size(); ++row) {
    if (times[row] >= since && times[row] < until) checker.add(row);
  }
  return checker.take();
}

PriceCheck check_prices(const Engine& engine, const Books& books,
                        const std::vector<std::uint32_t>& rows) {
  Checker checker(engine.state(), books);
  for (const std::uint32_t row : rows) checker.add(row);
  return checker.take();
}

}  // namespace cronlens::prices
