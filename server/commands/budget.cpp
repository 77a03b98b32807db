// SPDX-License-Identifier: MIT
// cronlens budget: how the costs stand to the limits of a budget.yaml.
#include "cronlens/budget.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <memory>

#include "alerts/alert_ledger.hpp"
#include "codec/json_writer.hpp"
#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "commands/text_table.hpp"
#include "files.hpp"
#include "reports/alarms.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

using budget::Level;
using budget::Scope;
using budget::Verdict;
using budget::Window;
using json::Json;
using reports::label_of;
using reports::verdict_json;

constexpr int kSoft = 3;
constexpr int kHard = 4;

constexpr const char* kHelp =
    "\nReads hermes-telemetry's budget.yaml. Limits that it does not know may stand beside its "
    "own:\n"
    "rolling_7_days_usd and per_run_usd in each scope, and per_group with the groups' jobs under\n"
    "`groups:`. 0 is \"no limit\". Runs without a known cost are counted, not charged.\n"
    "Exit codes with --check: 0 all within, 3 a limit is near (soft), 4 one is reached (hard);\n"
    "2 bad arguments or files. Without --check: 0. thresholds.notice_pct adds an earlier word,\n"
    "`notice`, that no exit code tells.\n"
    "--ahead says when the forecast of `cronlens forecast` crosses each limit on the month.\n"
    "\nExamples:\n"
    "  cronlens budget --budget budget.yaml --facts facts.db --check\n"
    "  cronlens budget --budget budget.yaml --facts facts.db --replay 90\n"
    "  cronlens budget --budget budget.yaml --set 'cron_job backup daily 3' --out budget.yaml";

struct Options {
  std::string budget;
  SnapshotOptions snapshot;
  std::string zone;
  double now = 0;
  bool check = false;
  double replay_days = 0;
  bool ahead = false;
  std::string ledger;
  bool json = false;
  std::vector<std::string> set;
  std::string out;
};

/// `SCOPE [ID] daily|monthly|rolling_7_days|per_run USD`, as in hermes-telemetry's `/budget set`.
bool apply_set(const std::string& text, budget::Budgets& budgets, std::string& why) {
  const std::vector<std::string> words = CLI::detail::split_up(text);
  why = "--set wants 'SCOPE [ID] WINDOW USD': " + text;
  if (words.size() != 3 && words.size() != 4) return false;
  const std::string& window_name = words[words.size() - 2];
  const auto scope = std::find_if(budget::kScopes.begin(), budget::kScopes.end(),
                                  [&](Scope each) { return name_of(each) == words[0]; });
  const auto window = std::find_if(budget::kWindows.begin(), budget::kWindows.end(),
                                   [&](Window each) { return name_of(each) == window_name; });
  why = "scope is one of global, cron_job, sender, profile, group: " + words[0];
  if (scope == budget::kScopes.end()) return false;
  why = "window is one of daily, monthly, rolling_7_days, per_run: " + window_name;
  if (window == budget::kWindows.end()) return false;
  double usd = -1;
  why = "not an amount of 0 or more: " + words.back();
  if (!CLI::detail::lexical_cast(words.back(), usd) || !(usd >= 0) || usd > 1e12) return false;
  why = "global takes no id";
  const std::string id = words.size() == 4 ? words[1] : "";
  if (*scope == Scope::global && !id.empty()) return false;
  budgets.set(*scope, id, *window, usd);
  return true;
}

int write_budgets(const Options& options, budget::Budgets& budgets) {
  std::string why;
  for (const std::string& each : options.set) {
    if (!apply_set(each, budgets, why)) return complain(why);
  }
  const std::string text = to_yaml(budgets);
  if (options.out.empty()) return print(text.substr(0, text.size() - 1));
  return write_file(options.out, as_bytes(text), why) ? kAnswered : complain(why);
}

void add_verdict(TextTable& table, const Verdict& verdict) {
  char share[40];
  std::snprintf(share, sizeof share, "%.0f %%", verdict.share * 100);
  table.add({std::string(name_of(verdict.level)), label_of(verdict.scope, verdict.id),
             std::string(name_of(verdict.window)), verdict.period, worded_usd(verdict.spent, 4),
             worded_usd(verdict.limit, 2), share,
             verdict.unknown ? worded_count(verdict.unknown, "run") + " of unknown cost" : ""});
}

int report_verdicts(const std::vector<Verdict>& verdicts, const Options& options) {
  Json list = Json::array();
  TextTable table({"State", "Limit of", "Window", "Period", ">Spent", ">Limit", ">Share", ""});
  for (const Verdict& each : verdicts) {
    add_verdict(table, each);
    list.push_back(verdict_json(each));
  }
  const int printed = options.json       ? print(json::dump(list, 2))
                      : verdicts.empty() ? print("No limit applies.")
                                         : print(table.text());
  if (printed != kAnswered || !options.check) return printed;
  const auto most = budget::worst(verdicts);
  const Level level = most ? most->level : Level::ok;
  return level == Level::hard ? kHard : level == Level::soft ? kSoft : kAnswered;
}

/// Leaves only what was not told before; the ledger is marked once it is printed.
int report_new(const std::vector<Verdict>& verdicts, const Options& options) {
  std::string why;
  auto ledger = AlertLedger::open(options.ledger, why);
  auto alerts = ledger ? ledger->claim(verdicts, why) : std::nullopt;
  if (!alerts) return complain(why);
  std::vector<Verdict> fresh;
  for (const Alert& alert : *alerts) fresh.push_back(alert.verdict);
  const int reported = report_verdicts(fresh, options);
  if (reported == kBadUse) return reported;
  return ledger->confirm(why) ? reported : complain(why);
}

std::string utc_text(double moment) {
  const auto seconds = static_cast<std::time_t>(moment);
  std::tm parts{};
  char text[40];
  if (!gmtime_r(&seconds, &parts)) return "";
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

int report_replay(const std::vector<budget::Crossing>& crossings, bool json) {
  Json list = Json::array();
  TextTable table({"Reached", "At", "Limit of", "Window", "Period", ">Spent", ">Limit"});
  for (const auto& each : crossings) {
    table.add({std::string(name_of(each.level)), utc_text(each.at), label_of(each.scope, each.id),
               std::string(name_of(each.window)), each.period, worded_usd(each.spent, 4),
               worded_usd(each.limit, 2)});
    list.push_back({{"scope", std::string(name_of(each.scope))},
                    {"scope_id", each.id},
                    {"window", std::string(name_of(each.window))},
                    {"level", std::string(name_of(each.level))},
                    {"period_key", each.period},
                    {"at", each.at},
                    {"spent", each.spent},
                    {"limit", each.limit}});
  }
  if (json) return print(json::dump(list, 2));
  return print(crossings.empty() ? "No limit would have been reached." : table.text());
}

std::string worded_days_left(const budget::Outlook& outlook, double now) {
  const auto days = days_left(outlook, now);
  if (!days) return "not this month";
  return *days == 0 ? "reached" : worded_count(*days, "day");
}

Json outlook_json(const budget::Outlook& outlook, const forecast::Forecast& forecast) {
  Json days = Json::array();
  for (std::size_t day = 0; day < forecast.days.size(); ++day) {
    const auto& range = outlook.path.by_day[day];
    days.push_back({{"until", forecast.days[day]},
                    {"p10", range.p10},
                    {"p50", range.p50},
                    {"p90", range.p90}});
  }
  return {{"scope", std::string(name_of(outlook.scope))},
          {"scope_id", outlook.id},
          {"limit", outlook.limit},
          {"spent", outlook.path.spent},
          {"chance_above", outlook.chance},
          {"crosses", outlook.crosses ? json::to_json(*outlook.crosses) : Json(nullptr)},
          {"without_range", outlook.path.without_range},
          {"left_out", outlook.path.left_out},
          {"days", days}};
}

int report_outlook(const Engine& engine, const budget::Budgets& budgets, const Options& options,
                   const TimeZone& zone) {
  const auto made = forecast::make_forecast(engine, {options.now, zone});
  if (!made) return complain(made.error().detail);
  Json list = Json::array();
  TextTable table(
      {"Limit of", ">Spent", ">p10", ">p50", ">p90", ">Limit", ">Above it", "Days left"});
  for (const auto& each : look_ahead(engine, budgets, made.value())) {
    const auto& end = each.path.by_day.back();
    char chance[40];
    std::snprintf(chance, sizeof chance, "%.0f %%", each.chance * 100);
    table.add({label_of(each.scope, each.id), worded_usd(each.path.spent, 2),
               worded_usd(end.p10, 2), worded_usd(end.p50, 2), worded_usd(end.p90, 2),
               worded_usd(each.limit, 2), chance, worded_days_left(each, options.now)});
    list.push_back(outlook_json(each, made.value()));
  }
  if (options.json) return print(json::dump(list, 2));
  return print(list.empty() ? "No limit on the month has a forecast." : table.text());
}

int judge(const Options& options, const budget::Budgets& budgets) {
  std::string why;
  const auto zone = load_time_zone(options.zone, options.now, why);
  auto source = zone ? read_source(options.snapshot, why) : std::nullopt;
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(options.snapshot.facts + ": " + engine.error().detail);
  for (const std::string& id : unknown_jobs(engine.value(), budgets)) {
    complain("note: the budget names a job without runs: " + id);
  }
  if (options.replay_days > 0) {
    const double since = options.now - options.replay_days * 86'400;
    const auto crossings = replay(engine.value(), budgets, since, options.now, *zone);
    if (!crossings) return complain(crossings.error().detail);
    return report_replay(crossings.value(), options.json);
  }
  if (options.ahead) return report_outlook(engine.value(), budgets, options, *zone);
  const auto verdicts = judge_all(engine.value(), budgets, options.now, *zone);
  if (!verdicts) return complain(verdicts.error().detail);
  return options.ledger.empty() ? report_verdicts(verdicts.value(), options)
                                : report_new(verdicts.value(), options);
}

int run(const Options& options) {
  std::string why;
  const auto text = read_text(options.budget, why);
  if (!text) return complain(why);
  auto budgets = budget::parse_budgets(*text);
  if (!budgets) return complain(options.budget + ": " + budgets.error().detail);
  for (const std::string& note : budgets.value().notes) complain("note: " + note);
  if (!options.set.empty() || !options.out.empty()) return write_budgets(options, budgets.value());
  if (options.snapshot.facts.empty()) return complain("--facts is needed to judge costs");
  return judge(options, budgets.value());
}

}  // namespace

void add_budget(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("budget", "how the costs stand to the limits of a budget.yaml");
  command->footer(kHelp);
  command->add_option("--budget", options->budget, "the budget.yaml")->required();
  add_snapshot_options(*command, options->snapshot);
  command->get_option("--facts")->required(false);
  add_now_option(*command, options->now, "the moment to judge at, in seconds since 1970");
  command->add_option("--tz", options->zone, "the zone days begin in (this machine's)");
  command->add_flag("--check", options->check, "say it by the exit code too");
  command
      ->add_option("--replay", options->replay_days, "what would have been reached in so many days")
      ->check(CLI::Range(0.01, 36'500.0));
  command->add_flag("--ahead", options->ahead, "when the forecast crosses the month's limits");
  command->add_option("--ledger", options->ledger,
                      "print what this file does not have yet, and add it");
  command->add_option("--set", options->set, "change a limit: 'SCOPE [ID] WINDOW USD'");
  command->add_option("--out", options->out,
                      "write the limits here (printed where it is not given)");
  command->add_flag("--json", options->json, "print JSON");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
