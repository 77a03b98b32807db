// SPDX-License-Identifier: MIT
// cronlens prices: what the price lists hold, which price a model gets and why, and whether the
// recorded costs agree with them.
#include <CLI/CLI.hpp>
#include <memory>

#include "commands/commands.hpp"
#include "commands/price_options.hpp"
#include "commands/price_report.hpp"
#include "commands/snapshot_options.hpp"
#include "cronlens/price_check.hpp"
#include "cronlens/telemetry_prices.hpp"
#include "files.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nPrices are US dollars per million tokens. A match names the rule that found it: exact,\n"
    "alias, provider_stripped, date_stripped, pattern (a wildcard of the list itself), and as\n"
    "guesses free_suffix and variant_stripped. Names are never matched by likeness.\n"
    "A CSV list has the columns model,input,output,cache_read,cache_write,effective_from,\n"
    "currency,unit (unit: per_1m, per_1k or per_token) and optionally provider and alias_of.\n"
    "Exit codes: 0 answered, 1 no price was found or a list was refused, 2 bad arguments.\n"
    "\nExamples:\n"
    "  cronlens prices\n"
    "  cronlens prices --match claude-sonnet-4-6 --provider anthropic\n"
    "  cronlens prices --prices mine.csv --list\n"
    "  cronlens prices check --facts facts.db --jobs jobs.json";

struct Options {
  PriceOptions lists;
  std::vector<std::string> models;
  std::string provider;
  bool list = false;
  bool json = false;
  bool refused = false;
  double now = 0;
  std::string telemetry;
  std::string usage;
};

int match_all(const Options& options, const PriceLists& lists) {
  std::vector<Matched> matched;
  bool all_found = true;
  for (const std::string& model : options.models) {
    const auto match = prices::find_price(lists.in_order(), options.provider, model);
    all_found = all_found && match.found();
    matched.push_back({options.provider, model, match});
  }
  const int printed = print(report_matches(matched, options.now, options.json));
  return printed == kAnswered && !all_found ? kRefused : printed;
}

/// The look-up and the formula of hermes-telemetry, with its file or ('-') without one.
int match_by_telemetry(const Options& options) {
  std::string why, warning;
  prices::TelemetryPrices table;
  if (options.telemetry != "-") {
    const auto text = read_text(options.telemetry, why);
    if (!text) return complain(why);
    table = prices::TelemetryPrices::parse(*text, warning);
  }
  if (!warning.empty()) complain(options.telemetry + ": " + warning);
  if (options.models.empty()) return complain("--telemetry needs --match: it looks models up");
  bool all_found = true;
  std::vector<TelemetryMatch> matched;
  for (const std::string& model : options.models) {
    TelemetryMatch match{model, table.find(model, options.provider), {}};
    all_found = all_found && match.rates.has_value();
    if (!options.usage.empty()) {
      const auto usage = prices::read_telemetry_usage(options.usage);
      match.cost = table.cost(usage, model, options.provider);
    }
    matched.push_back(match);
  }
  const int printed = print(report_telemetry(matched, options.json));
  return printed == kAnswered && !all_found ? kRefused : printed;
}

int run(const Options& options) {
  if (!options.telemetry.empty()) return match_by_telemetry(options);
  std::string why;
  const auto lists = read_price_lists(options.lists, why);
  if (!lists) return complain(why, kRefused);
  if (!options.models.empty()) return match_all(options, *lists);
  if (options.list) return print(report_entries(*lists, options.now, options.json));
  return print(report_lists(*lists, options.refused, options.json));
}

struct CheckOptions {
  SnapshotOptions snapshot;
  PriceOptions lists;
  double days = 0;
  double now = 0;
  bool json = false;
};

int run_check(const CheckOptions& options) {
  std::string why;
  const auto lists = read_price_lists(options.lists, why);
  if (!lists) return complain(why, kRefused);
  auto source = read_source(options.snapshot, why);
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(engine.error().detail, kRefused);
  const double since = options.days > 0 ? options.now - options.days * 86'400
                                        : -std::numeric_limits<double>::infinity();
  const auto check = prices::check_prices(engine.value(), lists->in_order(), since);
  return print(report_check(check, options.json));
}

void add_check(CLI::App& prices, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  auto* command = prices.add_subcommand("check", "recorded costs beside recomputed ones, by job");
  command->footer(
      "\nExample:\n  cronlens prices check --facts facts.db --jobs jobs.json --days 30");
  add_snapshot_options(*command, options->snapshot);
  add_price_options(*command, options->lists);
  command->add_option("--days", options->days, "the runs of so many days up to --now (all)")
      ->check(CLI::PositiveNumber);
  add_now_option(*command, options->now, "the moment --days counts back from");
  command->add_flag("--json", options->json, "print JSON");
  command->callback([options, &exit_code] { exit_code = run_check(*options); });
}

}  // namespace

void add_prices(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("prices", "look prices up, and compare costs with them");
  command->footer(kHelp);
  add_price_options(*command, options->lists);
  command->add_option("--match", options->models, "the price of this model, and the rule it has");
  command->add_option("--provider", options->provider, "whose price: as in billing_provider");
  add_now_option(*command, options->now, "prices as of this moment");
  command->add_flag("--list", options->list, "every price");
  command->add_flag("--refused", options->refused, "every refused row");
  command->add_flag("--json", options->json, "print JSON");
  command->add_option("--telemetry", options->telemetry,
                      "look up as hermes-telemetry does, with this pricing.yaml, or - for none");
  command->add_option("--usage", options->usage,
                      "with --telemetry: also the cost of this usage, as JSON");
  add_check(*command, exit_code);
  command->require_subcommand(0, 1);
  command->callback([command, options, &exit_code] {
    if (command->get_subcommands().empty()) exit_code = run(*options);
  });
}

}  // namespace cronlens::server
