// SPDX-License-Identifier: MIT
#include "guide/guide.hpp"

namespace cronlens::server::guide {
namespace {

constexpr const char* kHead =
    "# Completion of cronlens for fish, made by: cronlens completion fish\n"
    "complete -c cronlens -f\n";

/// Between single quotes of fish, where only \ and ' are special.
std::string fish_quoted(std::string_view text) {
  std::string made = "'";
  for (const char sign : text) {
    if (sign == '\\' || sign == '\'') made += '\\';
    made += sign;
  }
  return made + "'";
}

std::string value_of(const Option& option) {
  switch (option.takes) {
    case Takes::nothing:
      return "";
    case Takes::file:
      return " -r -F";
    case Takes::folder:
      return " -x -a '(__fish_complete_directories)'";
    case Takes::job:
      return " -x -a " + fish_quoted("(" + std::string(kListJobs) + ")");
    case Takes::choice:
      return " -x -a " + fish_quoted(joined(option.choices, " "));
    default:
      return " -x";
  }
}

std::string option_line(const std::string& condition, const Option& option) {
  std::string made = "complete -c cronlens -n " + fish_quoted(condition);
  if (option.is_positional()) {
    if (option.takes == Takes::file) return made + " -F\n";
    return made + " -a " + fish_quoted(joined(option.choices, " ")) + "\n";
  }
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    made += (is_long ? " -l " : " -s ") + name.substr(is_long ? 2 : 1);
  }
  return made + value_of(option) + " -d " + fish_quoted(option.help) + "\n";
}

}  // namespace

std::string fish_completion(const Guide& guide) {
  const std::string first = "__fish_use_subcommand";
  std::string made = kHead;
  for (const Option& option : guide.program.options) made += option_line(first, option);
  for (const Command& command : guide.commands) {
    made += "complete -c cronlens -n " + first + " -a " + command.name + " -d " +
            fish_quoted(command.help) + "\n";
  }
  for (const Command& command : guide.commands) {
    const std::string condition = "__fish_seen_subcommand_from " + command.name;
    for (const Option& option : command.options) made += option_line(condition, option);
  }
  made.pop_back();
  return made;
}

}  // namespace cronlens::server::guide
