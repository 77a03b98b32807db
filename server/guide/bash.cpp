// SPDX-License-Identifier: MIT
#include "guide/guide.hpp"

namespace cronlens::server::guide {
namespace {

constexpr const char* kHead =
    R"(# Completion of cronlens for bash, made by: cronlens completion bash
_cronlens() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  # bash takes --name=value for three words.
  if [[ $current == = ]]; then
    current=''
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
  local kind=words words=''
  case "$command $before" in
)";

constexpr const char* kTail = R"(  esac
  COMPREPLY=()
  case $kind in
    files) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    folders) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    jobs) mapfile -t COMPREPLY < <(compgen -W "$()";

constexpr const char* kEnd = R"sh( | cut -f 1)" -- "$current") ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
  esac
  if [[ $kind == files || $kind == folders ]]; then compopt -o filenames 2>/dev/null; fi
}
complete -F _cronlens cronlens)sh";

/// What sets `kind` and `words` where a value of the option is to be completed.
std::string action(const Option& option) {
  switch (option.takes) {
    case Takes::file:
      return "kind=files";
    case Takes::folder:
      return "kind=folders";
    case Takes::job:
      return "kind=jobs";
    case Takes::choice:
      return "words=" + shell_quoted(joined(option.choices, " "));
    default:
      return "kind=none";
  }
}

std::string option_cases(const Command& command) {
  std::string made;
  for (const Option& option : command.options) {
    if (option.takes == Takes::nothing || option.is_positional()) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : option.names) {
      patterns.push_back(shell_quoted(command.name + " " + name));
    }
    made += "    " + joined(patterns, " | ") + ") " + action(option) + " ;;\n";
  }
  return made;
}

/// What may stand where a new word begins: options, and the words of a positional argument.
std::string words_case(const std::string& pattern, const Command& command) {
  std::vector<std::string> words;
  for (const Option& option : command.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
    if (option.is_positional()) {
      words.insert(words.end(), option.choices.begin(), option.choices.end());
    }
  }
  return "    " + pattern + ") words=" + shell_quoted(joined(words, " ")) + " ;;\n";
}

}  // namespace

std::string shell_quoted(std::string_view text) {
  std::string made = "'";
  for (const char sign : text) made += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
  return made + "'";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string made;
  for (const std::string& word : words) {
    if (!made.empty()) made += between;
    made += word;
  }
  return made;
}

std::string bash_completion(const Guide& guide) {
  Command first = guide.program;
  Option commands{.names = {}, .title = "command", .choices = {}};
  for (const Command& command : guide.commands) commands.choices.push_back(command.name);
  first.options.insert(first.options.begin(), commands);
  std::string made = kHead;
  for (const Command& command : guide.commands) {
    made += option_cases(command) + words_case(shell_quoted(command.name + " ") + "*", command);
  }
  return made + words_case("' '*", first) + kTail + kListJobs + kEnd;
}

}  // namespace cronlens::server::guide
