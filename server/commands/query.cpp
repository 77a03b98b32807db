// SPDX-License-Identifier: MIT
// cronlens query: one question of the contract, answered exactly as in the tab.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "codec/json_reader.hpp"
#include "codec/json_writer.hpp"
#include "codec/wire_writer.hpp"
#include "commands/commands.hpp"
#include "commands/snapshot_options.hpp"
#include "cronlens/decide.hpp"
#include "files.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nThe request is a JSON object; engine/include/cronlens/contract has every field. A field "
    "that\n"
    "is left out keeps its default; `now` is where windows end.\n"
    "Exit codes: 0 answered, 1 refused (the error is printed as JSON), 2 bad arguments or files.\n"
    "\nExamples:\n"
    "  cronlens query snapshot --facts facts.db\n"
    "  cronlens sample --out demo --now 1780000000\n"
    "  echo '{\"now\":1780000000,\"window\":{\"kind\":\"last_days\",\"days\":7}}' |\n"
    "    cronlens query dashboard --facts demo/facts.db --jobs demo/jobs.json --request -";

struct Options {
  SnapshotOptions snapshot;
  std::string kind;
  std::string request;
  std::string wire;
  std::vector<std::string> prices;
};

/// The answer as the tab receives it: a flag, then the value or the error.
template <Described T>
wire::Buffer to_wire(const Result<T>& answer) {
  wire::Writer writer;
  writer.put(answer.ok());
  answer.ok() ? writer.put(answer.value()) : writer.put(answer.error());
  return writer.take();
}

template <Described T>
int print_answer(const Result<T>& answer, const std::string& path) {
  std::string why;
  const wire::Buffer bytes = to_wire(answer);
  if (!path.empty() && !write_file(path, {bytes.data(), bytes.size()}, why)) return complain(why);
  const auto body = answer.ok() ? json::to_json(answer.value())
                                : json::Json{{"error", json::to_json(answer.error())}};
  const int printed = print(json::dump(body, 2));
  return answer.ok() || printed != kAnswered ? printed : kRefused;
}

/// Reads the request and asks; `question` is one of the decide view's.
template <class Request, class Answer>
int decide(const Engine& engine, const Options& options, const std::string& text,
           Result<Answer> (Decider::*question)(const Request&) const) {
  const auto request = json::parse<Request>(text);
  if (!request) return print_answer(Result<Answer>(request.error()), options.wire);
  Decider decider(engine);
  // The list that is given first counts most, and of the reader's the newest does.
  for (auto file = options.prices.rbegin(); file != options.prices.rend(); ++file) {
    std::string why;
    const auto list = read_text(*file, why);
    if (!list) return complain(why);
    const std::string name = std::filesystem::path(*file).filename().string();
    const auto added = decider.add_prices({name, PriceOrigin::reader}, *list);
    if (!added) return print_answer(added, options.wire);
  }
  return print_answer((decider.*question)(request.value()), options.wire);
}

/// Reads the request and asks; `question` is one of the engine's.
template <class Request, class Answer>
int ask(const Engine& engine, const Options& options, const std::string& text,
        Result<Answer> (Engine::*question)(const Request&) const) {
  const auto request = json::parse<Request>(text);
  if (!request) return print_answer(Result<Answer>(request.error()), options.wire);
  return print_answer((engine.*question)(request.value()), options.wire);
}

int run(const Options& options) {
  std::string why;
  const bool plain =
      options.kind != "job" && options.kind != "sparklines" && options.kind != "runs";
  if (options.request.empty() && !plain) {
    return complain("query " + options.kind + " needs --request: it has to name a job");
  }
  std::optional<std::string> text = "{\"now\":" + std::to_string(clock_now()) + "}";
  if (!options.request.empty()) text = read_text(options.request, why);
  auto source = text ? read_source(options.snapshot, why) : std::nullopt;
  if (!text || !source) return complain(why);

  const auto engine = Engine::open(std::move(*source));
  if (!engine) return print_answer(Result<Snapshot>(engine.error()), options.wire);
  const Engine& opened = engine.value();
  if (options.kind == "dashboard") return ask(opened, options, *text, &Engine::dashboard);
  if (options.kind == "job") return ask(opened, options, *text, &Engine::job);
  if (options.kind == "sparklines") return ask(opened, options, *text, &Engine::sparklines);
  if (options.kind == "runs") return ask(opened, options, *text, &Engine::runs);
  if (options.kind == "compare") return ask(opened, options, *text, &Engine::compare);
  if (options.kind == "prices") return decide(opened, options, *text, &Decider::prices);
  if (options.kind == "whatIf") return decide(opened, options, *text, &Decider::what_if);
  if (options.kind == "priceChoices") {
    return decide(opened, options, *text, &Decider::price_choices);
  }
  if (options.kind == "forecast") return decide(opened, options, *text, &Decider::forecast);
  if (options.kind == "backTest") return decide(opened, options, *text, &Decider::back_test);
  if (options.kind == "budgets") return decide(opened, options, *text, &Decider::budgets);
  if (options.kind == "unexpected") return decide(opened, options, *text, &Decider::unexpected);
  return print_answer(Result<Snapshot>(opened.snapshot()), options.wire);
}

}  // namespace

void add_query(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("query", "print one panel's data as JSON");
  command->footer(kHelp);
  command
      ->add_option("kind", options->kind,
                   "dashboard, job, sparklines, runs, compare, snapshot, or of the price lists:\n"
                   "prices, whatIf, priceChoices, forecast, backTest, budgets, unexpected")
      ->required()
      ->check(CLI::IsMember({"dashboard", "job", "sparklines", "runs", "compare", "snapshot",
                             "prices", "whatIf", "priceChoices", "forecast", "backTest", "budgets",
                             "unexpected"}));
  add_snapshot_options(*command, options->snapshot);
  command->add_option("--request", options->request, "a file with the request, or - for input");
  command->add_option("--prices", options->prices,
                      "a price list, for what is asked of them; the first counts most");
  command->add_option("--wire", options->wire, "also write the answer as the tab receives it");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
