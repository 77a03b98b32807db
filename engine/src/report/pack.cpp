// SPDX-License-Identifier: MIT
#include "report/pack.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "projections/run_reader.hpp"
#include "report/pseudonyms.hpp"
#include "state.hpp"

namespace cronlens::report {
namespace {

using facts::Dictionary;
using facts::Facts;
using Rows = std::vector<std::uint32_t>;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kDay = 86400;

/// What stands in the file beside the columns.
struct Texts {
  std::vector<std::string> sessions;
  std::vector<std::uint64_t> end_reasons, cost_statuses;
  std::vector<double> ended_at, actual_cost;
  Dictionary reasons, statuses;
};

std::uint64_t interned(Dictionary& dictionary, const std::optional<std::string>& text) {
  return text ? dictionary.intern(*text) : Dictionary::kNull;
}

Result<Texts> read_texts(const Engine::State& state, const Rows& rows, const Redaction& redact) {
  Texts texts;
  projections::RunReader reader(state);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    auto read = reader.read(rows[at]);
    if (!read) return read.error();
    Run& run = read.value();
    texts.sessions.push_back(redact.ids ? std::to_string(at + 1) : std::move(run.session_id));
    texts.end_reasons.push_back(interned(texts.reasons, run.end_reason));
    texts.ended_at.push_back(run.ended_at ? run.ended_at->value : kUnknown);
    const bool shows_cost = !redact.costs;
    texts.cost_statuses.push_back(shows_cost ? interned(texts.statuses, run.cost_status) : 0);
    texts.actual_cost.push_back(shows_cost && run.actual_cost ? run.actual_cost->value : kUnknown);
  }
  return texts;
}

class Packer {
 public:
  Packer(const Facts& facts, const Rows& rows, PlaneWriter& out)
      : facts_(facts), rows_(rows), out_(out) {}

  void put_times(const std::vector<double>& ended_at) {
    const auto times = picked(facts_.run_time);
    const auto durations = picked(facts_.duration);
    out_.amounts(times, [&](std::size_t row) { return row == 0 ? kUnknown : times[row - 1]; });
    out_.amounts(durations, no_guess);
    out_.amounts(ended_at, [&](std::size_t row) { return times[row] + durations[row]; });
  }

  void put_costs(const std::vector<double>& actual, bool redacted) {
    const auto costs = redacted ? std::vector<double>(rows_.size(), kUnknown) : picked(facts_.cost);
    out_.amounts(costs, no_guess);
    out_.amounts(actual, no_guess);
  }

  void put_counts() {
    for (const auto* column : {&facts_.input, &facts_.output, &facts_.reasoning, &facts_.cache_read,
                               &facts_.cache_write}) {
      out_.numbers(mapped([&](std::uint32_t row) {
        const std::int64_t value = (*column)[row];
        return folded(value == facts::kUnknownTokens ? std::nullopt : std::optional(value));
      }));
    }
    out_.numbers(mapped([&](std::uint32_t row) { return std::uint64_t(facts_.outcome[row]); }));
  }

  /// The row ids: ties between runs are ordered by them.
  void put_rowids() {
    std::int64_t before = 0;
    out_.numbers(mapped([&](std::uint32_t row) {
      const std::int64_t step = facts_.rowid[row] - before;
      before = facts_.rowid[row];
      return folded(step);
    }));
  }

  /// The texts of a dictionary, and which of them each row has.
  void put_names(const Dictionary& dictionary, const std::vector<std::uint32_t>& column) {
    put_names(dictionary, mapped([&](std::uint32_t row) { return std::uint64_t(column[row]); }));
  }

  /// Names that no row of the report has are left out: they are nobody's business.
  void put_names(const Dictionary& dictionary, const std::vector<std::uint64_t>& column) {
    std::vector<std::string> texts(dictionary.size());
    for (const std::uint64_t id : column) {
      const auto each = static_cast<std::uint32_t>(id);
      if (texts[each].empty()) texts[each] = dictionary.raw(each);
    }
    put_list(texts);
    out_.numbers(column);
  }

  void put_jobs(const std::vector<std::string>& ids) {
    put_list(ids);
    out_.numbers(mapped([&](std::uint32_t row) { return std::uint64_t(facts_.job[row]); }));
  }

  /// A session's id mostly holds that of its job, which is known already: one byte stands for it.
  void put_sessions(const std::vector<std::string>& sessions,
                    const std::vector<std::string>& job_ids) {
    std::vector<std::uint64_t> sizes;
    std::string all;
    for (std::size_t at = 0; at < sessions.size(); ++at) {
      const std::string& job = job_ids[facts_.job[rows_[at]]];
      const std::size_t place = sessions[at].find(job);
      const bool holds = job.size() > 1 && place != std::string::npos;
      sizes.push_back(holds ? 2 * place + 1 : 0);
      std::string rest = sessions[at];
      if (holds) rest.erase(place, job.size());
      sizes.push_back(rest.size());
      all += rest;
    }
    out_.numbers(sizes);
    out_.text(all);
  }

 private:
  static double no_guess(std::size_t /*row*/) { return kUnknown; }

  template <class Of>
  std::vector<std::uint64_t> mapped(Of of) const {
    std::vector<std::uint64_t> values;
    values.reserve(rows_.size());
    for (const std::uint32_t row : rows_) values.push_back(of(row));
    return values;
  }

  std::vector<double> picked(const std::vector<double>& column) const {
    std::vector<double> values;
    values.reserve(rows_.size());
    for (const std::uint32_t row : rows_) values.push_back(column[row]);
    return values;
  }

  void put_list(const std::vector<std::string>& texts) {
    out_.number(texts.size());
    for (const std::string& text : texts) out_.text(text);
  }

  const Facts& facts_;
  const Rows& rows_;
  PlaneWriter& out_;
};

/// Minus infinity: every run is wanted.
double since_of(const ReportOptions& options) {
  return options.days ? options.query.now.value - *options.days * kDay
                      : -std::numeric_limits<double>::infinity();
}

/// Rows of the columns from that moment on, in row order.
Rows rows_since(const Facts& facts, double since) {
  Rows rows;
  for (std::uint32_t row = 0; row < facts.size(); ++row) {
    if (facts.run_time[row] >= since) rows.push_back(row);
  }
  return rows;
}

/// `known_since`: NaN where the rows are all there are.
Result<Bytes> pack(const Engine::State& state, const Rows& rows, double known_since,
                   const Redaction& redact) {
  const Facts& facts = state.cells.facts();
  const auto texts = read_texts(state, rows, redact);
  if (!texts) return texts.error();
  const Texts& read = texts.value();
  std::vector<bool> used(facts.jobs.size());
  for (const std::uint32_t row : rows) used[facts.job[row]] = true;
  const JobNames names = name_jobs(state, used, redact);

  PlaneWriter out;
  out.raw(kMagic);
  out.number(rows.size());
  out.text(names.jobs_json);
  Packer packer(facts, rows, out);
  packer.put_rowids();
  packer.put_jobs(names.ids);
  packer.put_names(facts.models, facts.model);
  packer.put_names(facts.providers, facts.provider);
  packer.put_names(facts.modes, facts.mode);
  packer.put_names(read.reasons, read.end_reasons);
  packer.put_names(read.statuses, read.cost_statuses);
  packer.put_times(read.ended_at);
  packer.put_costs(read.actual_cost, redact.costs);
  packer.put_counts();
  packer.put_sessions(read.sessions, names.ids);
  out.number(bits_of(known_since));
  return out.take();
}

}  // namespace
}  // namespace cronlens::report

namespace cronlens {

Result<PackedRuns> pack_runs(const Engine& engine, const ReportOptions& options) {
  if (options.days && !(*options.days > 0 && *options.days <= 36500)) {
    return make_error(ErrorCode::bad_query, "The days of a report are from 0 to 36,500.");
  }
  const facts::Facts& facts = engine.state().cells.facts();
  const double since = report::since_of(options);
  const auto rows = report::rows_since(facts, since);
  const bool is_whole = rows.size() == facts.size();
  auto packed =
      report::pack(engine.state(), rows, is_whole ? report::kUnknown : since, options.redact);
  if (!packed) return packed.error();
  const auto runs = static_cast<double>(rows.size());
  const auto all = static_cast<double>(facts.size());
  return PackedRuns{std::move(packed.value()), runs, all - runs};
}

}  // namespace cronlens
