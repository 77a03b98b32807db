// SPDX-License-Identifier: MIT
// cronlens serve: the page, on this machine.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "commands/commands.hpp"
#include "http/listener.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nOnly files of the page are served; a facts.db is dropped into the page and stays in the "
    "tab.\n"
    "Stop with Ctrl-C.\n"
    "Exit codes: 0 stopped, 1 the port is taken or may not be used, 2 bad arguments or files.\n"
    "\nExamples:\n  cronlens serve\n  cronlens serve --port 0          any free port";

struct Options {
  std::string page;
  std::string host = "127.0.0.1";
  int port = 8123;
  bool allow_remote = false;
};

/// dist/page, seen from dist/bin/cronlens.
std::filesystem::path page_of_this_build() {
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  return binary.parent_path().parent_path() / "page";
}

std::string address_of(const std::string& host, std::uint16_t port) {
  const bool bracketed = host.find(':') != std::string::npos;
  return "http://" + (bracketed ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
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
  http::Site site{std::move(*files),
                  {.given = options.host, .port = 0, .remote = options.allow_remote}};
  const auto tell = [&](std::uint16_t port) {
    print("Cronlens is at " + address_of(options.host, port));
  };
  const auto port = static_cast<std::uint16_t>(options.port);
  if (!http::serve({options.host, port}, std::move(site), tell, why)) {
    return complain(why, kRefused);
  }
  return kAnswered;
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("serve", "serve the page on this machine");
  command->footer(kHelp);
  command->add_option("--page", options->page, "the folder with the page (that of this build)");
  command->add_option("--host", options->host, "the address to listen on (127.0.0.1)");
  command->add_option("--port", options->port, "the port; 0 takes any free one (8123)")
      ->check(CLI::Range(0, 65535));
  command->add_flag("--allow-remote", options->allow_remote, "let other machines open the page");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
