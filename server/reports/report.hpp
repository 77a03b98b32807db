// SPDX-License-Identifier: MIT
// What the commands summary, jobs, runs, models, trends and health are asked, and what all of their
// answers share. The engine answers; here it is laid out.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/engine.hpp"
#include "text/clock.hpp"
#include "text/screen.hpp"
#include "text/table.hpp"
#include "text/words.hpp"

namespace cronlens::server::reports {

struct Asked {
  /// 0: all time.
  int days = 30;
  OutcomeFilter outcome = OutcomeFilter::all;
  ModeFilter mode = ModeFilter::all;
  /// Job ids; empty: all.
  std::vector<std::string> jobs;
  /// Rows of a table; 0: all.
  int limit = 0;
};

struct Places {
  std::string facts;
  std::string jobs;
  std::string watermark;
  std::optional<std::string> watermark_json;
};

struct Report {
  const Engine& engine;
  Asked asked;
  Places places;
  text::Clock clock;
  text::Screen screen;

  Query query() const;
  bool has_no_runs() const { return engine.snapshot().runs.value == 0; }
};

using Text = Result<std::string>;

Text summary_text(const Report& report);
Text jobs_text(const Report& report);
Text runs_text(const Report& report);
Text models_text(const Report& report);
Text trends_text(const Report& report);
Text health_text(const Report& report);

/// "last 7 days", "all time".
std::string period_words(int days);

/// The title, the stretch of time and the filters: a line or two, and a blank one.
std::string heading(const Report& report, const std::string& title, Instant since, Instant until);

/// Instead of a table without rows: why it would be empty, and what to do.
std::string nothing_found(const Report& report);

/// What a reader of the figures has to know about the file, a line each; empty where nothing.
std::string caveats(const Report& report);

/// A total, marked with "+" where some runs do not say what they cost: it is at least so much.
std::string at_least(Usd known, Count unknown_runs);
std::string at_least(const Figure& figure);

/// Explains the "+", or why costs are unknown. Empty where every cost is known.
std::string cost_note(const Report& report, const Coverage& coverage);

/// "12 more jobs: --limit 0 shows all", or nothing.
std::string more_note(const Report& report, double more, const std::string& one,
                      const std::string& many);

/// How many of so many rows a table has.
inline std::size_t rows_shown(const Report& report, std::size_t all) {
  const auto limit = static_cast<std::size_t>(report.asked.limit);
  return limit > 0 ? std::min(limit, all) : all;
}

/// What does not apply is "—".
template <class Q>
std::string or_none(Q value) {
  return value.is_known() ? text::words(value) : text::kNone;
}
inline std::string or_none(const Figure& figure) {
  return text::is_known(figure) ? text::words(figure) : text::kNone;
}

text::Cell failures_cell(Count failures);

/// As jobs.json has it; the id where it has none.
std::string job_name(const Report& report, const std::string& id);

/// The name of a model or a provider; the engine's '' is unknown.
std::string name_or_unknown(const std::string& name);

}  // namespace cronlens::server::reports
