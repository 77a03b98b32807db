// SPDX-License-Identifier: MIT
#include "guide/guide.hpp"

namespace cronlens::server::guide {
namespace {

constexpr const char* kHead = R"(#compdef cronlens
# Completion of cronlens for zsh, made by: cronlens completion zsh
_cronlens_jobs() {
  local -a jobs
  local id name
  while IFS=$'\t' read -r id name; do jobs+=("${id//:/\\:}:$name"); done < <()";

constexpr const char* kAfterJobs = R"()
  _describe -t jobs job jobs
}
_cronlens() {
  local -a commands
  commands=(
)";

constexpr const char* kDispatch = R"(  )
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
)";

constexpr const char* kTail = R"(  esac
}
if [[ $funcstack[1] == _cronlens ]]; then _cronlens "$@"; else compdef _cronlens cronlens; fi)";

/// `signs` are read by zsh in this place, and each gets a backslash.
std::string escaped(std::string_view text, std::string_view signs) {
  std::string made;
  for (const char sign : text) {
    if (signs.find(sign) != std::string_view::npos) made += '\\';
    made += sign;
  }
  return made;
}

std::string action(const Option& option) {
  switch (option.takes) {
    case Takes::file:
      return "_files";
    case Takes::folder:
      return "_files -/";
    case Takes::job:
      return "_cronlens_jobs";
    case Takes::choice:
      return "(" + joined(option.choices, " ") + ")";
    default:
      return " ";
  }
}

std::string value_of(const Option& option) {
  if (option.takes == Takes::nothing) return "";
  const std::string title = option.is_positional() ? option.title : option.placeholder;
  return ":" + escaped(title, ":") + ":" + action(option);
}

std::string option_specs(const Option& option) {
  std::string made;
  if (option.is_positional()) return " " + shell_quoted("1" + value_of(option));
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    const std::string takes = option.takes == Takes::nothing ? "" : is_long ? "=" : "+";
    made += " " + shell_quoted((option.is_repeatable ? "*" : "") + name + takes + "[" +
                               escaped(option.help, "[]:\\") + "]" + value_of(option));
  }
  return made;
}

}  // namespace

std::string zsh_completion(const Guide& guide) {
  std::string made = std::string(kHead) + kListJobs + kAfterJobs;
  for (const Command& command : guide.commands) {
    made += "    " + shell_quoted(command.name + ":" + escaped(command.help, ":")) + "\n";
  }
  made += kDispatch;
  for (const Command& command : guide.commands) {
    made += "    " + command.name + ") _arguments";
    for (const Option& option : command.options) made += option_specs(option);
    made += " ;;\n";
  }
  made += "    *) _arguments";
  for (const Option& option : guide.program.options) made += option_specs(option);
  return made + " ;;\n" + kTail;
}

}  // namespace cronlens::server::guide
