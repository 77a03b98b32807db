// SPDX-License-Identifier: MIT
// Limits that a reader sets, and how the costs stand to them, as the page shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cronlens/contract/decide/forecast.hpp"

namespace cronlens {

struct EditBudgetsRequest {
  std::string yaml;
  std::vector<std::string> scopes, ids, windows;
  std::vector<Usd> usd;
  std::vector<std::string> groups, group_jobs;
  Fraction notice{-1}, soft{-1}, hard{-1};
};
template <>
struct Shape<EditBudgetsRequest> {
  static constexpr std::string_view name = "EditBudgetsRequest";
  static constexpr std::string_view doc =
      "Changes to a budget.yaml. Its comments are not kept; all that it says is.";
  static constexpr auto fields = std::make_tuple(
      field("yaml", &EditBudgetsRequest::yaml, "'' is a file that says nothing"),
      field("scopes", &EditBudgetsRequest::scopes, "of a limit: global, cron_job or group"),
      field("ids", &EditBudgetsRequest::ids, "of the job or group; '' is every job or group"),
      field("windows", &EditBudgetsRequest::windows, "daily, monthly, rolling_7_days or per_run"),
      field("usd", &EditBudgetsRequest::usd, "0 says that there is no limit, below 0 takes it out"),
      field("groups", &EditBudgetsRequest::groups, "whose jobs are set, a name for each of them"),
      field("groupJobs", &EditBudgetsRequest::group_jobs,
            "their ids; '' alone takes the group and its limits out"),
      field("notice", &EditBudgetsRequest::notice, "0 takes it out, below 0 leaves it"),
      field("soft", &EditBudgetsRequest::soft, "below 0 leaves it"),
      field("hard", &EditBudgetsRequest::hard, "below 0 leaves it"));
};

struct BudgetText {
  std::string yaml;
};
template <>
struct Shape<BudgetText> {
  static constexpr std::string_view name = "BudgetText";
  static constexpr std::string_view doc = "A budget.yaml.";
  static constexpr auto fields = std::make_tuple(field("yaml", &BudgetText::yaml, ""));
};

struct BudgetsRequest {
  Query query;
  std::string yaml;
  Scenario scenario;
};
template <>
struct Shape<BudgetsRequest> {
  static constexpr std::string_view name = "BudgetsRequest";
  static constexpr std::string_view doc =
      "How recorded costs stand to limits. Filters do not take part: a limit is on all of a job.";
  static constexpr auto fields = std::make_tuple(
      field("query", &BudgetsRequest::query,
            "its moment and zone; its window is what the replay goes through"),
      field("yaml", &BudgetsRequest::yaml, "the limits, as a budget.yaml"),
      field("scenario", &BudgetsRequest::scenario, "of the what-if; it changes the outlook"));
};

struct BudgetLimits {
  std::vector<std::string> scopes, ids, names, windows;
  std::vector<Usd> usd;
  std::vector<std::string> groups, group_jobs;
  std::optional<Fraction> notice;
  Fraction soft{0.8}, hard{1};
  bool enforces_estimates = false;
};
template <>
struct Shape<BudgetLimits> {
  static constexpr std::string_view name = "BudgetLimits";
  static constexpr std::string_view doc =
      "What a budget.yaml says: a row per limit, and one per member of a group.";
  static constexpr auto fields = std::make_tuple(
      field("scopes", &BudgetLimits::scopes, "global, cron_job, sender, profile or group"),
      field("ids", &BudgetLimits::ids, "'' is the scope's own limit"),
      field("names", &BudgetLimits::names, "of jobs"),
      field("windows", &BudgetLimits::windows, "as in EditBudgetsRequest"),
      field("usd", &BudgetLimits::usd, "unknown where it is no number; 0 and below are no limit"),
      field("groups", &BudgetLimits::groups, "a name for each member"),
      field("groupJobs", &BudgetLimits::group_jobs, "ids of jobs"),
      field("notice", &BudgetLimits::notice, "the part of a limit at which there is an early word"),
      field("soft", &BudgetLimits::soft, "the part at which it is near"),
      field("hard", &BudgetLimits::hard, "the part at which it is reached"),
      field("enforcesEstimates", &BudgetLimits::enforces_estimates,
            "estimated costs reach a limit too; else they only come near it"));
};

struct BudgetVerdicts {
  std::vector<std::string> scopes, ids, names, windows, levels, periods;
  std::vector<Usd> spent, limit;
  std::vector<Fraction> share;
  std::vector<Count> unknown, estimated, degraded;
};
template <>
struct Shape<BudgetVerdicts> {
  static constexpr std::string_view name = "BudgetVerdicts";
  static constexpr std::string_view doc =
      "Every limit that applies: those on all jobs, then the others, the worst first.";
  static constexpr auto fields = std::make_tuple(
      field("scopes", &BudgetVerdicts::scopes, "as in EditBudgetsRequest, or sender or profile"),
      field("ids", &BudgetVerdicts::ids, ""), field("names", &BudgetVerdicts::names, "of jobs"),
      field("windows", &BudgetVerdicts::windows, "as in EditBudgetsRequest"),
      field("levels", &BudgetVerdicts::levels, "ok, notice, soft or hard"),
      field("periods", &BudgetVerdicts::periods, "as 2026-07-20 or 2026-07"),
      field("spent", &BudgetVerdicts::spent, "known costs; per run the dearest"),
      field("limit", &BudgetVerdicts::limit, ""),
      field("share", &BudgetVerdicts::share, "spent / limit"),
      field("unknown", &BudgetVerdicts::unknown, "runs without a known cost: more was spent"),
      field("estimated", &BudgetVerdicts::estimated, "1 where a cost is an estimate"),
      field("degraded", &BudgetVerdicts::degraded,
            "1 where it is soft, and hard were the costs not estimates"));
};

struct BudgetOutlook {
  std::string scope, id, name;
  Usd limit{0};
  CostPath path;
  Fraction chance{0};
  std::optional<Instant> crosses;
  std::optional<Count> days_left;
  Count without_range{0}, left_out{0};
  std::optional<Fraction> changed_chance;
  std::vector<Usd> changed_path;
};
template <>
struct Shape<BudgetOutlook> {
  static constexpr std::string_view name = "BudgetOutlook";
  static constexpr std::string_view doc = "How a limit on the month will stand at its end.";
  static constexpr auto fields = std::make_tuple(
      field("scope", &BudgetOutlook::scope, "as in EditBudgetsRequest, or sender or profile"),
      field("id", &BudgetOutlook::id, ""), field("name", &BudgetOutlook::name, "of a job"),
      field("limit", &BudgetOutlook::limit, ""), field("path", &BudgetOutlook::path, ""),
      field("chance", &BudgetOutlook::chance, "that the month ends above the limit"),
      field("crosses", &BudgetOutlook::crosses, "the end of the first day whose p50 is above it"),
      field("daysLeft", &BudgetOutlook::days_left,
            "whole days until then, 0 where it is reached; unknown = not this month"),
      field("withoutRange", &BudgetOutlook::without_range, "jobs that are in by a point only"),
      field("leftOut", &BudgetOutlook::left_out, "jobs of which nothing can be said"),
      field("changedChance", &BudgetOutlook::changed_chance, "with the scenario"),
      field("changedPath", &BudgetOutlook::changed_path, "p50 with the scenario, by path.at"));
};

struct BudgetCrossings {
  std::vector<std::string> scopes, ids, names, windows, levels, periods;
  std::vector<Instant> at;
  std::vector<Usd> spent, limit;
};
template <>
struct Shape<BudgetCrossings> {
  static constexpr std::string_view name = "BudgetCrossings";
  static constexpr std::string_view doc =
      "What would have been told had the limits held, the newest first.";
  static constexpr auto fields = std::make_tuple(
      field("scopes", &BudgetCrossings::scopes, "as in EditBudgetsRequest, or sender or profile"),
      field("ids", &BudgetCrossings::ids, ""), field("names", &BudgetCrossings::names, "of jobs"),
      field("windows", &BudgetCrossings::windows, "as in EditBudgetsRequest"),
      field("levels", &BudgetCrossings::levels, "ok, notice, soft or hard"),
      field("periods", &BudgetCrossings::periods, "as 2026-07-20 or 2026-07"),
      field("at", &BudgetCrossings::at, "the run that reached it"),
      field("spent", &BudgetCrossings::spent, ""), field("limit", &BudgetCrossings::limit, ""));
};

struct BudgetAnswer {
  BudgetLimits limits;
  DecideFigure reached, near, spent, expected;
  BudgetVerdicts verdicts;
  std::vector<BudgetOutlook> outlooks;
  BudgetCrossings crossings;
  std::vector<std::string> unknown_jobs, notes;
  bool is_changed = false;
  Instant month_since{0}, now{0}, month_until{0};
  Instant replay_since{0}, replay_until{0};
};
template <>
struct Shape<BudgetAnswer> {
  static constexpr std::string_view name = "BudgetAnswer";
  static constexpr std::string_view doc = "Limits: where they stand, where they go, and went.";
  static constexpr auto fields = std::make_tuple(
      field("limits", &BudgetAnswer::limits, ""), field("reached", &BudgetAnswer::reached, ""),
      field("near", &BudgetAnswer::near, ""), field("spent", &BudgetAnswer::spent, ""),
      field("expected", &BudgetAnswer::expected, ""),
      field("verdicts", &BudgetAnswer::verdicts, ""),
      field("outlooks", &BudgetAnswer::outlooks, "those that are reached soonest first"),
      field("crossings", &BudgetAnswer::crossings, ""),
      field("unknownJobs", &BudgetAnswer::unknown_jobs, "ids with limits that name no job"),
      field("notes", &BudgetAnswer::notes, "what in the file was passed over, and why"),
      field("isChanged", &BudgetAnswer::is_changed, "the scenario changes a job"),
      field("monthSince", &BudgetAnswer::month_since, "the month of `now`"),
      field("now", &BudgetAnswer::now, ""), field("monthUntil", &BudgetAnswer::month_until, ""),
      field("replaySince", &BudgetAnswer::replay_since, ""),
      field("replayUntil", &BudgetAnswer::replay_until, ""));
};

}  // namespace cronlens
