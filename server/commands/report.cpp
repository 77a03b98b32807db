// SPDX-License-Identifier: MIT
// cronlens report: one HTML file that shows the runs of a window, offline.
#include "cronlens/report.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>

#include "codec/json_writer.hpp"
#include "commands/commands.hpp"
#include "commands/home_files.hpp"
#include "commands/snapshot_options.hpp"
#include "files.hpp"
#include "report/report_file.hpp"
#include "time_zone.hpp"

namespace cronlens::server {
namespace {

constexpr const char* kHelp =
    "\nThe file holds the page, the engine and the runs of the window. It opens from disk and "
    "asks\n"
    "no network; its first figures are there without a script, too. Of a job only its name, state\n"
    "and schedule are in it, never its prompt.\n"
    "--redact takes out before anything is written: names (of jobs), ids (of jobs and sessions),\n"
    "costs. Names of models and token counts stay.\n"
    "Exit codes: 0 written, 1 the data was refused or the report is too large, 2 bad arguments or\n"
    "files. A database, or a file that the report is made of, is never written over.\n"
    "\nExamples:\n"
    "  cronlens report --days 30 -o report.html\n"
    "  cronlens report --facts facts.db --redact names,ids,costs -o to_share.html";

// Browsers open larger files, but mail and chat do not carry them.
constexpr std::size_t kMaxBytes = 50'000'000;

struct Options {
  HomeOptions files;
  std::optional<double> days;
  std::string title = "Cronlens report";
  std::vector<std::string> redact;
  std::string out;
  std::string page;
  double now = 0;
};

/// dist/report/template.html, seen from dist/bin/cronlens; or where `cmake --install` puts it.
std::filesystem::path template_of_this_build() {
  std::error_code error;
  const auto prefix =
      std::filesystem::read_symlink("/proc/self/exe", error).parent_path().parent_path();
  const auto installed = prefix / "share/cronlens/report/template.html";
  return std::filesystem::exists(installed, error) ? installed : prefix / "report/template.html";
}

std::optional<std::string> read_template(const Options& options, std::string& why) {
  if (!options.page.empty()) return read_text(options.page, why);
  const auto place = template_of_this_build();
  std::error_code error;
  if (std::filesystem::exists(place, error)) return read_text(place, why);
  why = "there is no template for reports at " + place.string() +
        ": scripts/build makes it, and --template names another";
  return std::nullopt;
}

std::optional<ReportOptions> report_options(const Options& options, std::string& why) {
  ReportOptions report;
  report.title = options.title;
  report.days = options.days;
  report.query.now = Instant(options.now);
  report.query.window.kind = options.days ? WindowKind::last_days : WindowKind::all_time;
  if (options.days) report.query.window.days = Count(*options.days);
  const auto zone = load_time_zone("", options.now, why);
  if (!zone) return std::nullopt;
  report.query.zone = *zone;
  for (const std::string& what : options.redact) {
    (what == "names" ? report.redact.names
     : what == "ids" ? report.redact.ids
                     : report.redact.costs) = true;
  }
  return report;
}

std::string days_text(double days) {
  const auto whole = static_cast<long long>(days);
  return static_cast<double>(whole) == days ? std::to_string(whole) : json::Json(days).dump();
}

/// What the page has to know: web/src/report/report_meta.ts.
std::string meta_of(const Options& options, const Report& report) {
  const std::string window = options.days ? days_text(*options.days) + "d" : "all";
  json::Json meta = {{"schema", "cronlens.report/1"}, {"title", options.title},
                     {"made", options.now},           {"leftOut", report.left_out},
                     {"redacted", options.redact},    {"link", "#v1?window=" + window}};
  if (options.days) meta["days"] = *options.days;
  return meta.dump(-1, ' ', false, json::Json::error_handler_t::replace);
}

/// Why `out` is not to be written over; nothing where it may be.
std::optional<std::string> forbidden(const std::string& out, const HomeFiles& files) {
  std::error_code error;
  if (!std::filesystem::exists(out, error)) return std::nullopt;
  for (const auto& input : {files.facts, files.wal, files.jobs}) {
    if (!input.empty() && std::filesystem::equivalent(out, input, error)) {
      return out + " is what the report is made of; choose another file with -o";
    }
  }
  constexpr std::string_view kDatabase = "SQLite format 3";
  std::string head(kDatabase.size(), '\0');
  std::ifstream(out, std::ios::binary).read(head.data(), std::streamsize(head.size()));
  if (head == kDatabase) return out + " is a database; choose another file with -o";
  return std::nullopt;
}

int refuse_size(std::size_t size, const Report& report) {
  const auto megabytes = [](std::size_t bytes) {
    return std::to_string((bytes + 500'000) / 1'000'000);
  };
  return complain("a report of " + std::to_string(static_cast<long long>(report.runs)) +
                      " runs would have " + megabytes(size) + " MB, and " + megabytes(kMaxBytes) +
                      " MB are the most; take fewer with --days",
                  kRefused);
}

int run(const Options& options) {
  std::string why;
  const auto files = find_files(options.files, why);
  if (!files) return complain(why);
  if (const auto reason = forbidden(options.out, *files)) return complain(*reason);
  const auto wanted = report_options(options, why);
  const auto page = wanted ? read_template(options, why) : std::nullopt;
  const SnapshotOptions snapshot{files->facts, files->wal, files->jobs};
  auto source = page ? read_source(snapshot, why) : std::nullopt;
  if (!source) return complain(why);
  const auto engine = Engine::open(std::move(*source));
  if (!engine) return complain(snapshot.facts + ": " + engine.error().detail, kRefused);
  const auto report = make_report(engine.value(), *wanted);
  if (!report) return complain(report.error().detail, kRefused);
  const Report& made = report.value();

  const std::string meta = meta_of(options, made);
  const auto html = report_file::fill(*page, {options.title, made.summary, meta, made.data}, why);
  if (!html) return complain(why);
  if (html->size() > kMaxBytes) return refuse_size(html->size(), made);
  if (!write_file(options.out, as_bytes(*html), why)) return complain(why);
  const auto count = [](double value) { return std::to_string(static_cast<long long>(value)); };
  const std::string left = made.left_out > 0 ? " (" + count(made.left_out) + " left out)" : "";
  return print("Wrote " + options.out + ": " + count(made.runs) + " runs" + left + ", " +
               std::to_string(html->size()) + " bytes");
}

}  // namespace

void add_report(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("report", "write one HTML file to send or keep");
  command->footer(kHelp);
  add_home_options(*command, options->files);
  command->add_option("-o,--out", options->out, "the file to write; replaced if there")
      ->type_name("FILE")
      ->required();
  command->add_option("--days", options->days, "only runs of the last so many days (all)")
      ->check(CLI::Range(0.001, 36500.0));
  command->add_option("--title", options->title, "what the report is called");
  command->add_option("--redact", options->redact, "names, ids, costs: what is taken out")
      ->delimiter(',')
      ->check(CLI::IsMember({"names", "ids", "costs"}));
  command->add_option("--template", options->page, "the template (that of this build)")
      ->type_name("FILE");
  add_now_option(*command, options->now, "the moment at which windows end, in seconds since 1970");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace cronlens::server
