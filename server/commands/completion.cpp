// SPDX-License-Identifier: MIT
// cronlens completion and cronlens man: made from the parser itself.
#include <CLI/CLI.hpp>
#include <memory>

#include "commands/commands.hpp"
#include "commands/guide_of.hpp"
#include "commands/home_files.hpp"
#include "commands/snapshot_options.hpp"
#include "text/width.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nPackages put the scripts where shells look. By hand:\n"
    "  bash   source <(cronlens completion bash)         in ~/.bashrc\n"
    "  zsh    source <(cronlens completion zsh)          in ~/.zshrc, after compinit\n"
    "  fish   cronlens completion fish | source          in ~/.config/fish/config.fish\n"
    "\nThe scripts ask 'cronlens completion jobs' for the values of --job: an id and a name in "
    "each\n"
    "line, of the jobs that $HERMES_HOME or ~/.hermes knows.\n"
    "\nExit codes: 0 answered, 2 bad arguments or files.\n"
    "\nExample:\n  cronlens completion bash > /etc/bash_completion.d/cronlens";

constexpr const char* kManHelp =
    "\nExit codes: 0 answered.\n"
    "\nExamples:\n"
    "  cronlens man | man -l -\n"
    "  cronlens man > /usr/local/share/man/man1/cronlens.1";

int print_jobs() {
  std::string why;
  const auto files = find_files({}, why);
  if (!files) return complain(why);
  auto source = read_source({files->facts.string(), "", files->jobs.string()}, why);
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(engine.error().detail, kRefused);
  const Snapshot& snapshot = engine.value().snapshot();
  std::string lines;
  for (std::size_t i = 0; i < snapshot.job_ids.size(); ++i) {
    if (!lines.empty()) lines += '\n';
    lines += text::clean(snapshot.job_ids[i]) + "\t" + text::clean(snapshot.job_names[i]);
  }
  return lines.empty() ? kAnswered : print(lines);
}

int run(const CLI::App& app, const std::string& what) {
  if (what == "jobs") return print_jobs();
  const guide::Guide guide = guide_of(app);
  if (what == "zsh") return print(guide::zsh_completion(guide));
  return print(what == "fish" ? guide::fish_completion(guide) : guide::bash_completion(guide));
}

}  // namespace

void add_completion(CLI::App& app, int& exit_code) {
  auto what = std::make_shared<std::string>();
  auto* command = app.add_subcommand("completion", "print a script that lets a shell complete");
  command->footer(kHelp);
  command->add_option("shell", *what, "the shell; jobs lists what is offered for --job")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "jobs"}));
  command->callback([what, &app, &exit_code] { exit_code = run(app, *what); });
}

void add_man(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("man", "print the manual page, in roff");
  command->footer(kManHelp);
  command->callback([&app, &exit_code] { exit_code = print(guide::manual_page(guide_of(app))); });
}

}  // namespace cronlens::server
