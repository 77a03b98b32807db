// SPDX-License-Identifier: MIT
#include "commands/guide_of.hpp"

#include <CLI/CLI.hpp>

namespace cronlens::server {
namespace {

/// CLI11 tells a list of choices as "TYPE:{a,b}".
std::vector<std::string> choices_of(const std::string& type) {
  const auto open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

guide::Takes takes_of(const guide::Option& option, const CLI::Option& given) {
  if (given.get_items_expected_max() == 0) return guide::Takes::nothing;
  if (!option.choices.empty()) return guide::Takes::choice;
  if (option.placeholder == "FILE") return guide::Takes::file;
  if (option.placeholder == "DIR") return guide::Takes::folder;
  return option.placeholder == "JOB" ? guide::Takes::job : guide::Takes::value;
}

guide::Option option_of(const CLI::Option& given) {
  guide::Option option;
  for (const std::string& name : given.get_snames()) option.names.push_back("-" + name);
  for (const std::string& name : given.get_lnames()) option.names.push_back("--" + name);
  option.title = given.get_name(true, false);
  option.help = given.get_description();
  const std::string type = given.get_type_name();
  option.choices = choices_of(type);
  option.placeholder = option.choices.empty() ? type.substr(0, type.find(':')) : "CHOICE";
  option.takes = takes_of(option, given);
  option.is_required = given.get_required();
  option.is_repeatable = given.get_items_expected_max() > 1;
  return option;
}

guide::Command command_of(const CLI::App& app) {
  guide::Command command{app.get_name(), app.get_description(), app.get_footer(), {}};
  for (const CLI::Option* option : app.get_options()) command.options.push_back(option_of(*option));
  return command;
}

}  // namespace

guide::Guide guide_of(const CLI::App& app) {
  guide::Guide guide;
  guide.version = app.version();
  guide.program = command_of(app);
  for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) {
    guide.commands.push_back(command_of(*each));
  }
  return guide;
}

}  // namespace cronlens::server
