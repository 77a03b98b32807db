// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "decide/figures.hpp"
#include "decide/forecasts.hpp"
#include "select/check_query.hpp"

namespace cronlens {
namespace {

using decide::count;
using forecast::BackTest;

constexpr double kMostMonths = 24;

/// Adds what is asked for and not known yet.
std::optional<Error> extend(const Engine& engine, const Query& query, std::size_t months,
                            Decider::State::PastMemory& past) {
  while (!past.is_whole && past.tests.size() < months) {
    const auto back = static_cast<std::int64_t>(past.tests.size()) + 1;
    auto test = forecast::back_test_month(engine, query.now.value, query.zone, back);
    if (!test) return test.error();
    past.is_whole = !test.value();
    if (test.value()) past.tests.push_back(std::move(*test.value()));
  }
  return std::nullopt;
}

void add(const BackTest& test, BackTests& table) {
  const auto part = [&](double forecast::Range::*of) {
    return test.total ? Usd((*test.total).*of) : Usd::unknown();
  };
  table.months.push_back(test.month);
  table.truth.push_back(Usd(test.truth));
  table.p10.push_back(part(&forecast::Range::p10));
  table.p50.push_back(part(&forecast::Range::p50));
  table.p90.push_back(part(&forecast::Range::p90));
  table.within.push_back(count(test.is_within ? 1 : 0));
}

}  // namespace

Result<BackTests> Decider::back_test(const BackTestRequest& request) const {
  if (auto error = select::check_query(request.query)) return *error;
  const double months = request.months.value;
  if (!(months >= 1 && months <= kMostMonths)) {
    return select::out_of_range("months", months, "from 1 to 24");
  }
  auto& past = state_->past;
  std::string key = decide::moment_key(request.query);
  if (past.key != key) past = {std::move(key)};
  const auto wanted = static_cast<std::size_t>(months);
  if (auto error = extend(state_->engine, request.query, wanted, past)) return *error;
  BackTests answer;
  std::int64_t made = 0, held = 0;
  const std::size_t shown = std::min(past.tests.size(), wanted);
  for (std::size_t i = shown; i-- > 0;) {
    const BackTest& test = past.tests[i];
    add(test, answer);
    made += test.total ? 1 : 0;
    held += test.is_within ? 1 : 0;
  }
  const double share = static_cast<double>(held) / static_cast<double>(made);
  answer.held = decide::figure(DecideMeasureId::bands_held, made > 0 ? share : std::nan(""), made,
                               static_cast<std::int64_t>(shown) - made);
  const bool are_most = shown == static_cast<std::size_t>(kMostMonths);
  answer.is_whole = are_most || (past.is_whole && shown == past.tests.size());
  return answer;
}

}  // namespace cronlens
