// SPDX-License-Identifier: MIT
// hermes-telemetry's own verdicts, limits and files: eight budget.yaml over the sums of its data.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "cronlens/budget.hpp"

using namespace cronlens;
using namespace cronlens::budget;
using Json = nlohmann::ordered_json;

namespace {

constexpr auto kDaily = "2026-07-20T00:00:00+00:00";
constexpr auto kMonthly = "2026-07-01T00:00:00+00:00";

const Json& expected() {
  static const Json data = [] {
    std::ifstream file(CRONLENS_TEST_DATA "/vectors/telemetry/expected/budget_utc.json");
    return Json::parse(file);
  }();
  return data;
}

Scope scope_of(const std::string& name) {
  for (const Scope scope : kScopes) {
    if (name_of(scope) == name) return scope;
  }
  FAIL("no scope ", name);
  return Scope::global;
}

/// The sum that the reference has for a scope and a window.
Spend spend(const std::string& scope, const std::string& id, budget::Window window) {
  const std::string since = window == budget::Window::daily ? kDaily : kMonthly;
  const auto is_it = [&](const Json& row) {
    return row["scope"] == scope && row["scope_id"] == id && row["since"] == since;
  };
  Spend result;
  for (const Json& row : expected()["spend_by_scope"]) {
    if (!is_it(row)) continue;
    result.usd = row["result"]["spent_usd"];
    result.is_estimated = row["result"]["estimated_calls"] > 0;
  }
  return result;
}

/// With what the reference takes from the demo's pricing.yaml: calls at estimated prices.
Spend spend_with_prices(const std::string& scope, const std::string& id, budget::Window window) {
  Spend result = spend(scope, id, window);
  const std::string since = window == budget::Window::daily ? kDaily : kMonthly;
  for (const Json& row : expected()["estimated_price_share"]) {
    if (row["scope"] == scope && row["scope_id"] == id && row["since"] == since) {
      result.is_estimated = result.is_estimated || row["result"] > 0;
    }
  }
  return result;
}

Budgets budgets_of(const Json& config) {
  if (config["yaml"].is_null()) return {};
  auto parsed = parse_budgets(config["yaml"].get<std::string>());
  return parsed.ok() ? parsed.value() : Budgets{};  // the reference: no limits at all
}

std::optional<Verdict> verdict(const Budgets& budgets, const std::string& scope,
                               const std::string& id) {
  std::vector<Verdict> all;
  const Limits limits = budgets.limits(scope_of(scope), id);
  for (const budget::Window window : {budget::Window::daily, budget::Window::monthly}) {
    if (!(limits.of(window).value_or(0) > 0)) continue;
    const std::string period = window == budget::Window::daily ? "2026-07-20" : "2026-07";
    all.push_back(judge(budgets, scope_of(scope), id, window, *limits.of(window),
                        spend_with_prices(scope, id, window), period));
  }
  return worst(all);
}

bool close(double a, const Json& b) {
  return std::abs(a - b.get<double>()) <= 1e-9;
}

void check(const std::string& where, const std::optional<Verdict>& found, const Json& wanted) {
  INFO(where);
  REQUIRE(found.has_value() == !wanted.is_null());
  if (!found) return;
  CHECK(name_of(found->window) == wanted["window"].get<std::string>());
  CHECK(name_of(found->level) == wanted["status"].get<std::string>());
  CHECK(close(found->spent, wanted["spent"]));
  CHECK(close(found->limit, wanted["limit"]));
  CHECK(close(found->share, wanted["pct"]));
  CHECK(found->based_on_estimates == wanted["based_on_estimates"].get<bool>());
  CHECK(found->degraded == wanted["degraded"].get<bool>());
  CHECK(found->period == wanted["period_key"].get<std::string>());
}

}  // namespace

TEST_CASE("budgets: every verdict of hermes-telemetry, over every one of its files") {
  std::size_t verdicts = 0;
  for (const auto& [name, config] : expected()["configs"].items()) {
    const Budgets budgets = budgets_of(config);
    check(name, verdict(budgets, "global", ""), config["global"]);
    for (const auto& [scope, ids] : config["scopes"].items()) {
      for (const auto& [id, wanted] : ids.items()) {
        ++verdicts;
        check(name + " " + scope + " " + id, verdict(budgets, scope, id), wanted);
      }
    }
  }
  CHECK(verdicts == 120);
}

TEST_CASE("budgets: the limits of every id are those of its override, or of the scope, unmixed") {
  for (const auto& [name, config] : expected()["configs"].items()) {
    const Budgets budgets = budgets_of(config);
    for (const auto& [scope, ids] : config["limits"].items()) {
      for (const auto& [id, wanted] : ids.items()) {
        const Limits limits = budgets.limits(scope_of(scope), id);
        for (const auto& [window, key] : {std::pair(budget::Window::daily, "daily_usd"),
                                          std::pair(budget::Window::monthly, "monthly_usd")}) {
          const auto limit = limits.of(window);
          if (!wanted.contains(key) || !wanted[key].is_number()) continue;
          CHECK_MESSAGE(limit == wanted[key].get<double>(), name, " ", scope, " ", id);
        }
      }
    }
  }
}

TEST_CASE("budgets: a limit set and written is the file that the reference writes") {
  auto parsed = parse_budgets(expected()["configs"]["demo"]["yaml"].get<std::string>());
  REQUIRE(parsed.ok());
  Budgets& budgets = parsed.value();
  const auto& steps = expected()["set_roundtrip"];
  const auto same = [&](std::size_t step) {
    const auto wanted = parse_budgets(steps[step]["file"].get<std::string>());
    const auto written = parse_budgets(to_yaml(budgets));
    REQUIRE(wanted.ok());
    REQUIRE(written.ok());
    CHECK(written.value().scopes == wanted.value().scopes);
    CHECK(to_yaml(budgets) == to_yaml(written.value()));
  };
  budgets.set(Scope::global, "", budget::Window::daily, 5);
  same(0);
  budgets.set(Scope::profile, "faro", budget::Window::monthly, 50);
  same(1);
  budgets.set(Scope::job, "my_nightly_report", budget::Window::daily, 9);
  same(2);
  budgets.set(Scope::sender, "", budget::Window::daily, 2);
  same(3);
}
