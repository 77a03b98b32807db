// SPDX-License-Identifier: MIT
// The commands and their options as data, and what is made of them: completion for three shells and
// the manual page. The data is read from the command line's own parser, so neither can fall behind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cronlens::server::guide {

enum class Takes { nothing, value, file, folder, job, choice };

struct Option {
  /// "--facts", "-h"; empty for a positional argument, which has a title instead.
  std::vector<std::string> names;
  std::string title;
  std::string help;
  Takes takes = Takes::nothing;
  /// FILE, N: what stands for the value in a synopsis.
  std::string placeholder;
  std::vector<std::string> choices;
  bool is_required = false, is_repeatable = false;

  bool is_positional() const { return names.empty(); }
};

struct Command {
  std::string name;
  std::string help;
  /// Paragraphs below the options: how to read it, exit codes, examples.
  std::string footer;
  std::vector<Option> options;
};

struct Guide {
  std::string version;
  /// The program itself: its sentence, its options.
  Command program;
  std::vector<Command> commands;
};

std::string bash_completion(const Guide& guide);
std::string zsh_completion(const Guide& guide);
std::string fish_completion(const Guide& guide);

/// cronlens(1) in the man macros of roff.
std::string manual_page(const Guide& guide);

/// The text between single quotes of a POSIX shell.
std::string shell_quoted(std::string_view text);
std::string joined(const std::vector<std::string>& words, std::string_view between);

/// What the scripts run for the values of --job: lines of an id, a tab and a name.
inline constexpr const char* kListJobs = "cronlens completion jobs 2>/dev/null";

}  // namespace cronlens::server::guide
