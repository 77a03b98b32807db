// SPDX-License-Identifier: MIT
#include "guide/guide.hpp"

namespace cronlens::server::guide {
namespace {

constexpr const char* kFiles = R"(.SH FILES
.TP
.I ~/.hermes/plugins/cronalytics/facts.db
The runs, one row each. It is only read, with the
.I -wal
beside it.
.TP
.I ~/.hermes/cron/jobs.json
Names and schedules of the jobs. A
.I jobs.json
beside a
.I facts.db
that is named comes before it.
.TP
.I ~/.hermes/plugins/cronalytics/watermark.json
When the runs were last taken over from
.IR state.db .
.SH ENVIRONMENT
.TP
.B HERMES_HOME
The folder of Hermes, instead of
.IR ~/.hermes .
A profile is a folder below its
.IR profiles .
.TP
.B CRONLENS_TOKEN
The token that
.B cronlens serve
asks programs for.
.TP
.B NO_COLOR
No colours, where it is set and not empty.
.TP
.B TZ
The time zone, where
.B \-\-tz
names none.
.SH EXIT STATUS
.TP
.B 0
Answered, also where nothing was found.
.TP
.B 1
The data or the question was refused, or a threshold of
.B digest
was crossed.
.TP
.B 2
Bad arguments, or files that are not there or cannot be read.
)";

/// Text for a line of roff: no sign of it is a command.
std::string escaped(std::string_view text) {
  std::string made;
  for (const char sign : text) {
    if (sign == '\\') {
      made += "\\e";
    } else if (sign == '-') {
      made += "\\-";
    } else {
      made += sign;
    }
  }
  const bool is_command = made.starts_with('.') || made.starts_with('\'');
  return is_command ? "\\&" + made : made;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

/// Lines as they are; a blank one ends a paragraph.
std::string as_is(std::string_view text) {
  std::string made = ".PP\n.nf\n";
  bool is_open = true, is_blank = true;
  for (const std::string& line : lines_of(text)) {
    if (line.empty()) {
      is_blank = true;
      continue;
    }
    if (is_blank && is_open && made != ".PP\n.nf\n") made += ".fi\n.PP\n.nf\n";
    is_blank = false;
    made += escaped(line) + "\n";
  }
  return made + ".fi\n";
}

std::string sentence(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] += 'A' - 'a';
  return escaped(words) + ".";
}

std::string option_entry(const Option& option) {
  std::string title;
  for (const std::string& name : option.names) {
    if (!title.empty()) title += ", ";
    title += "\\fB" + escaped(name) + "\\fR";
  }
  if (option.is_positional()) title = "\\fI" + escaped(option.title) + "\\fR";
  const bool has_value = option.takes != Takes::nothing && !option.is_positional();
  if (has_value) title += " \\fI" + escaped(option.placeholder) + "\\fR";
  std::string help = sentence(option.help);
  if (!option.choices.empty()) help += " One of: " + escaped(joined(option.choices, ", ")) + ".";
  if (option.is_required) help += " Required.";
  return ".TP\n" + title + "\n" + help + "\n";
}

std::string command_section(const Command& command) {
  std::string synopsis = "\\fBcronlens " + escaped(command.name) + "\\fR [\\fIoption\\fR ...]";
  for (const Option& option : command.options) {
    if (option.is_positional()) synopsis += " \\fI" + escaped(option.title) + "\\fR";
  }
  std::string made =
      ".SS " + command.name + "\n" + synopsis + "\n.PP\n" + sentence(command.help) + "\n";
  for (const Option& option : command.options) made += option_entry(option);
  return made + as_is(command.footer);
}

}  // namespace

std::string manual_page(const Guide& guide) {
  std::string made = ".TH CRONLENS 1 \"\" \"" + guide.version + "\" \"User Commands\"\n" +
                     ".SH NAME\ncronlens \\- what the scheduled jobs of a Hermes agent cost\n" +
                     ".SH SYNOPSIS\n\\fBcronlens\\fR \\fIcommand\\fR [\\fIoption\\fR ...]\n" +
                     ".SH DESCRIPTION\n";
  for (const std::string& line : lines_of(guide.program.help)) made += escaped(line) + "\n";
  for (const Option& option : guide.program.options) made += option_entry(option);
  made += ".SH COMMANDS\n";
  for (const Command& command : guide.commands) made += command_section(command);
  made += kFiles;
  return made + ".SH EXAMPLES\n" + as_is(guide.program.footer) +
         ".SH SEE ALSO\n.BR sqlite3 (1),\n.BR systemd.service (5)";
}

}  // namespace cronlens::server::guide
