// SPDX-License-Identifier: MIT
// cronlens serve: the page, and the live data of this machine.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

#include "commands/commands.hpp"
#include "http/listener.hpp"
#include "live/access.hpp"
#include "sync/options.hpp"
#include "sync/port.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nWithout --home and --facts only the page is served; a facts.db is dropped into it and "
    "stays\n"
    "in the tab. With them the page opens the live file by itself and follows it.\n"
    "\n"
    "The printed address opens the page once, within 15 minutes; `kill -USR1 PID` prints another.\n"
    "Programs send 'Authorization: Bearer TOKEN'. The token is CRONLENS_TOKEN, or else that of\n"
    "--token-file (made when it is not there; nobody else may read it), or else random.\n"
    "With a state.db, facts.db is filled at the start, whenever Hermes writes, and on POST /sync, "
    "as\n"
    "`cronlens sync` does it. Hermes' own files are only read. Stop with Ctrl-C.\n"
    "With --budget and --webhook each limit that is near or reached is told once, as JSON by "
    "POST;\n"
    "what is not taken is sent again later, under the same Idempotency-Key. The address may come\n"
    "from CRONLENS_WEBHOOK instead, a bearer token from CRONLENS_WEBHOOK_TOKEN.\n"
    "\nExit codes: 0 stopped, 1 the port is taken or may not be used, 2 bad arguments or files.\n"
    "\nExamples:\n  cronlens serve                          the page alone\n"
    "  cronlens serve --home ~/.hermes         with the data of this Hermes\n"
    "  cronlens serve --facts facts.db --jobs jobs.json --port 0";

struct Options {
  std::string page;
  std::string host = "127.0.0.1";
  int port = 8123;
  bool allow_remote = false;
  bool until_stdin_closes = false;
  std::string home, facts, jobs, state_db, token_file, zone;
  double now = -1;
  std::vector<std::string> origins;
  std::string budget, webhook, ledger;

  bool has_data() const { return !home.empty() || !facts.empty(); }
};

/// The page of an installation, else dist/page: both seen from bin/cronlens.
std::filesystem::path page_of_this_build() {
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto prefix = binary.parent_path().parent_path();
  const auto installed = prefix / "share/cronlens/page";
  return std::filesystem::exists(installed, error) ? installed : prefix / "page";
}

std::string address_of(const std::string& host, std::uint16_t port) {
  const bool bracketed = host.find(':') != std::string::npos;
  return "http://" + (bracketed ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
}

/// The files that are named, or else those of the home.
http::LiveOptions live_options(const Options& options) {
  sync::Paths paths;
  if (!options.home.empty()) paths = sync::paths_of_home(std::filesystem::absolute(options.home));
  const auto take = [](const std::string& named, std::filesystem::path& path) {
    if (!named.empty()) path = std::filesystem::absolute(named);
  };
  take(options.facts, paths.facts);
  take(options.jobs, paths.jobs);
  take(options.state_db, paths.state_db);
  paths.watermark = std::filesystem::path(paths.facts).replace_filename("watermark.json");
  http::LiveOptions live;
  live.facts = paths.facts;
  live.jobs = paths.jobs;
  live.state_db = paths.state_db;
  live.watermark = paths.watermark;
  live.origins = options.origins;
  live.zone = options.zone;
  if (options.now >= 0) live.now = options.now;
  if (!paths.state_db.empty()) live.sync = sync::make_port(paths, live.zone, live.now);
  return live;
}

/// A secret of the environment, which what is started from here does not see.
std::string take_secret(const char* name) {
  const char* value = std::getenv(name);
  std::string secret = value ? value : "";
  ::unsetenv(name);
  return secret;
}

/// False, and the reason in `why`, where the options do not fit each other.
bool add_alerts(const Options& options, http::LiveOptions& live, std::string& why) {
  const std::string named = take_secret("CRONLENS_WEBHOOK");
  const std::string token = take_secret("CRONLENS_WEBHOOK_TOKEN");
  const std::string& address = options.webhook.empty() ? named : options.webhook;
  if (address.empty() && options.budget.empty()) return true;
  why = "--budget and a webhook go together: name both, or neither";
  if (address.empty() || options.budget.empty()) return false;
  const auto parsed = http::parse_web_address(address, why);
  if (!parsed) return false;
  const std::filesystem::path ledger =
      options.ledger.empty() ? options.budget + ".alerts.json" : options.ledger;
  live.alerts = http::AlertOptions{std::filesystem::absolute(options.budget),
                                   std::filesystem::absolute(ledger), *parsed, token};
  return true;
}

std::unique_ptr<http::LiveSite> make_live(const Options& options, std::string& why) {
  auto live = live_options(options);
  if (!add_alerts(options, live, why)) return nullptr;
  auto token = live::find_token(options.token_file, why);
  if (!token) return nullptr;
  ::unsetenv("CRONLENS_TOKEN");
  live.token = std::move(*token);
  return http::LiveSite::make(std::move(live), why);
}

int run(const Options& options) {
  if (!options.allow_remote && !http::is_loopback(options.host)) {
    return complain(options.host +
                    " is not an address of this machine alone. Add --allow-remote if others may "
                    "open the page.");
  }
  std::string why;
  const std::filesystem::path folder = options.page;
  auto files = http::StaticFiles::open(folder.empty() ? page_of_this_build() : folder, why);
  if (!files) return complain(why);
  if (!options.has_data() && !(options.webhook + options.budget).empty()) {
    return complain("--webhook needs --home or --facts: there are no costs to judge");
  }
  http::Site site{std::move(*files),
                  {.given = options.host, .port = 0, .remote = options.allow_remote},
                  nullptr};
  if (options.has_data()) {
    site.live = make_live(options, why);
    if (!site.live) return complain(why);
  }
  std::function<void()> tell = [] {};
  http::Hooks hooks;
  hooks.until_input_closes = options.until_stdin_closes;
  hooks.on_repeat = [&tell] { tell(); };
  hooks.on_ready = [&](std::uint16_t port, http::LiveSite* live) {
    tell = [&options, port, live] {
      const std::string code = live ? "#open=" + live->new_code() : "";
      print("Cronlens is at " + address_of(options.host, port) + code);
    };
    tell();
  };
  const auto port = static_cast<std::uint16_t>(options.port);
  if (!http::serve({options.host, port}, std::move(site), hooks, why)) {
    return complain(why, kRefused);
  }
  return kAnswered;
}

void add_data_options(CLI::App& command, Options& options) {
  command
      .add_option("--home", options.home,
                  "the HERMES_HOME whose facts.db, jobs.json and state.db are served")
      ->type_name("DIR");
  command.add_option("--facts", options.facts, "the facts.db to serve, instead of the home's")
      ->type_name("FILE");
  command.add_option("--jobs", options.jobs, "the jobs.json, instead of the home's")
      ->type_name("FILE");
  command.add_option("--state-db", options.state_db, "the state.db, instead of the home's")
      ->type_name("FILE");
  command.add_option("--token-file", options.token_file, "the file with the token for programs")
      ->type_name("FILE");
  command.add_option("--allow-origin", options.origins,
                     "another origin whose pages may ask, e.g. https://example.org");
  command
      .add_option("--budget", options.budget, "the budget.yaml whose limits the webhook tells of")
      ->type_name("FILE");
  command.add_option("--webhook", options.webhook, "where to tell of them, by POST")
      ->type_name("URL");
  command
      .add_option("--webhook-ledger", options.ledger,
                  "what was told (beside the budget.yaml, NAME.alerts.json)")
      ->type_name("FILE");
  command.add_option("--tz", options.zone, "the zone schedules fire in (this machine's)");
  command.add_option("--now", options.now, "answer the API for this moment, in seconds since 1970");
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("serve", "serve the page, and live data, on this machine");
  command->footer(kHelp);
  add_data_options(*command, *options);
  command->add_option("--page", options->page, "the folder with the page (that of this build)")
      ->type_name("DIR");
  command->add_option("--host", options->host, "the address to listen on (127.0.0.1)");
  command->add_option("--port", options->port, "the port; 0 takes any free one (8123)")
      ->check(CLI::Range(0, 65535));
  command->add_flag("--allow-remote", options->allow_remote, "let other machines open the page");
  command->add_flag("--until-stdin-closes", options->until_stdin_closes,
                    "stop when standard input ends, as with the program that started it");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
