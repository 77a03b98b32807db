// SPDX-License-Identifier: MIT
// The bytes of a report as an open engine. A report may have been edited: what does not fit is an
// error, and what it says is bounded by the rules that hold for the rows of any file.
#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "cronlens/report.hpp"
#include "facts/row_rules.hpp"
#include "facts/row_store.hpp"
#include "facts/text.hpp"
#include "report/pack.hpp"
#include "state.hpp"

namespace cronlens::report {
namespace {

using facts::ColumnId;
using facts::RawValue;
using facts::RowTexts;

/// A text per row, out of a list of different ones; the first stands for none.
struct Names {
  std::vector<std::string> texts;
  std::vector<std::uint64_t> column;

  const std::string& of(std::size_t row) const {
    return texts[static_cast<std::size_t>(column[row])];
  }
  bool has(std::size_t row) const { return column[row] != 0; }
};

struct Runs {
  std::size_t count = 0;
  std::string jobs_json;
  std::vector<std::uint64_t> rowids, outcomes, session_sizes;
  Names jobs, models, providers, modes, reasons, statuses;
  std::vector<double> times, durations, ended_at, costs, actual_costs;
  std::vector<std::uint64_t> input, output, reasoning, cache_read, cache_write;
  std::string sessions;
  double known_since = 0;  // NaN: there are all runs
};

bool read_names(PlaneReader& in, std::size_t count, Names& names) {
  const std::uint64_t size = in.number();
  for (std::uint64_t at = 0; at < size && in.ok(); ++at) names.texts.push_back(in.text());
  names.column = in.numbers(count);
  return in.ok() && std::all_of(names.column.begin(), names.column.end(),
                                [&](std::uint64_t id) { return id < names.texts.size(); });
}

void read_amounts(PlaneReader& in, Runs& runs) {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  const auto no_guess = [](std::size_t /*row*/) { return kUnknown; };
  in.amounts(runs.count, runs.times,
             [&](std::size_t row) { return row == 0 ? kUnknown : runs.times[row - 1]; });
  in.amounts(runs.count, runs.durations, no_guess);
  const auto end = [&](std::size_t row) { return runs.times[row] + runs.durations[row]; };
  in.amounts(runs.count, runs.ended_at, end);
  in.amounts(runs.count, runs.costs, no_guess);
  in.amounts(runs.count, runs.actual_costs, no_guess);
}

std::optional<Runs> read_runs(std::span<const std::uint8_t> data) {
  PlaneReader in(data);
  if (in.raw(kMagic.size()) != kMagic) return std::nullopt;
  Runs runs;
  const std::uint64_t count = in.number();
  // Each run takes some bytes, or the numbers below were made up.
  if (!in.ok() || count > data.size()) return std::nullopt;
  runs.count = static_cast<std::size_t>(count);
  runs.jobs_json = in.text();
  runs.rowids = in.numbers(runs.count);
  for (Names* names :
       {&runs.jobs, &runs.models, &runs.providers, &runs.modes, &runs.reasons, &runs.statuses}) {
    if (!read_names(in, runs.count, *names)) return std::nullopt;
  }
  read_amounts(in, runs);
  for (auto* column :
       {&runs.input, &runs.output, &runs.reasoning, &runs.cache_read, &runs.cache_write}) {
    *column = in.numbers(runs.count);
  }
  runs.outcomes = in.numbers(runs.count);
  runs.session_sizes = in.numbers(2 * runs.count);
  runs.sessions = in.text();
  runs.known_since = number_of(in.number());
  return in.ok() ? std::optional(std::move(runs)) : std::nullopt;
}

/// The ids of the rows. Nothing where they do not rise: no table of SQLite is like that.
std::optional<std::vector<std::int64_t>> rowids_of(const Runs& runs) {
  std::vector<std::int64_t> ids;
  std::uint64_t id = 0;  // a damaged report may go round
  for (const std::uint64_t step : runs.rowids) {
    id += static_cast<std::uint64_t>(unfolded(step).value_or(0));
    const auto next = static_cast<std::int64_t>(id);
    if (!ids.empty() && next <= ids.back()) return std::nullopt;
    ids.push_back(next);
  }
  return ids;
}

/// Where the text of each session begins, and where the last one ends. Nothing where they do not
/// fit.
std::optional<std::vector<std::size_t>> session_places(const Runs& runs) {
  std::vector<std::size_t> places{0};
  for (std::size_t row = 0; row < runs.count; ++row) {
    const std::uint64_t holds = runs.session_sizes[2 * row];
    const std::uint64_t size = runs.session_sizes[2 * row + 1];
    const std::size_t used = places.back();
    if (size > runs.sessions.size() - used || (holds & 1 ? holds >> 1 : 0) > size) {
      return std::nullopt;
    }
    places.push_back(used + static_cast<std::size_t>(size));
  }
  return places;
}

/// Every column, as the table of Cronalytics has them.
struct AllColumns {
  static constexpr bool has(ColumnId /*id*/) { return true; }
};

RawValue text_value(const Names& names, std::size_t row) {
  if (!names.has(row)) return {};
  const std::string& text = names.of(row);
  if (text.size() > facts::kMaxNameBytes) return {RawValue::Kind::long_text, 0, {}};
  return {RawValue::Kind::text, 0, text};
}

RawValue amount_value(double value) {
  return std::isnan(value) ? RawValue{} : RawValue{RawValue::Kind::real, value, {}};
}

RawValue count_value(std::uint64_t coded) {
  const auto value = unfolded(coded);
  if (!value) return {};
  return {RawValue::Kind::integer, static_cast<double>(*value), {}};
}

RawValue outcome_value(std::uint64_t outcome) {
  if (outcome >= std::uint64_t(RunOutcome::unknown)) return {};
  const bool success = outcome == std::uint64_t(RunOutcome::success);
  return {RawValue::Kind::integer, success ? 1.0 : 0.0, {}};
}

RawValue value_of(const Runs& runs, ColumnId id, std::size_t row) {
  switch (id) {
    case ColumnId::run_time:
      return amount_value(runs.times[row]);
    case ColumnId::job_id:
      return text_value(runs.jobs, row);
    case ColumnId::model:
      return text_value(runs.models, row);
    case ColumnId::billing_provider:
      return text_value(runs.providers, row);
    case ColumnId::job_mode:
      return text_value(runs.modes, row);
    case ColumnId::success:
      return outcome_value(runs.outcomes[row]);
    case ColumnId::estimated_cost_usd:
      return amount_value(runs.costs[row]);
    case ColumnId::duration_seconds:
      return amount_value(runs.durations[row]);
    case ColumnId::input_tokens:
      return count_value(runs.input[row]);
    case ColumnId::output_tokens:
      return count_value(runs.output[row]);
    case ColumnId::reasoning_tokens:
      return count_value(runs.reasoning[row]);
    case ColumnId::cache_read_tokens:
      return count_value(runs.cache_read[row]);
    case ColumnId::cache_write_tokens:
      return count_value(runs.cache_write[row]);
    default:
      return {};
  }
}

facts::Facts facts_of(const Runs& runs, const std::vector<std::int64_t>& ids,
                      std::vector<Caveat>& caveats) {
  facts::RowRules rules{AllColumns{}};
  rules.reserve(runs.count);
  for (std::size_t row = 0; row < runs.count; ++row) {
    rules.add(ids[row], [&](std::size_t slot) { return value_of(runs, facts::kRead[slot], row); });
  }
  return rules.take(caveats);
}

/// What is shown of a run beside its figures.
class ReportRows final : public facts::RowStore {
 public:
  ReportRows(Runs runs, std::vector<std::int64_t> ids, std::vector<std::size_t> places,
             std::size_t bytes)
      : bytes_(bytes),
        ids_(std::move(ids)),
        places_(std::move(places)),
        session_sizes_(std::move(runs.session_sizes)),
        sessions_(std::move(runs.sessions)),
        jobs_(std::move(runs.jobs)),
        reasons_(std::move(runs.reasons)),
        statuses_(std::move(runs.statuses)),
        ended_at_(std::move(runs.ended_at)),
        actual_costs_(std::move(runs.actual_costs)) {}

  std::uint64_t bytes() const override { return bytes_; }
  std::unique_ptr<facts::RowTextReader> reader() const override {
    return std::make_unique<Reader>(*this);
  }

 private:
  class Reader final : public facts::RowTextReader {
   public:
    explicit Reader(const ReportRows& rows) : rows_(rows) {}
    Result<RowTexts> read(std::int64_t rowid) override { return rows_.texts(rowid); }

   private:
    const ReportRows& rows_;
  };

  Result<RowTexts> texts(std::int64_t rowid) const {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), rowid);
    if (found == ids_.end() || *found != rowid) {
      return make_error(ErrorCode::internal, "The report has no such run.");
    }
    const auto row = static_cast<std::size_t>(found - ids_.begin());
    return RowTexts{facts::valid_utf8(session(row)), text(reasons_, row), text(statuses_, row),
                    known(ended_at_[row]), known(actual_costs_[row])};
  }

  /// Put together again: the id of its job was left out of it.
  std::string session(std::size_t row) const {
    std::string text = sessions_.substr(places_[row], places_[row + 1] - places_[row]);
    const std::uint64_t holds = session_sizes_[2 * row];
    if (holds & 1) text.insert(static_cast<std::size_t>(holds >> 1), jobs_.of(row));
    return text;
  }

  static std::optional<std::string> text(const Names& names, std::size_t row) {
    return names.has(row) ? std::optional(facts::valid_utf8(names.of(row))) : std::nullopt;
  }
  static std::optional<double> known(double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
  }

  std::size_t bytes_;
  std::vector<std::int64_t> ids_;
  std::vector<std::size_t> places_;
  std::vector<std::uint64_t> session_sizes_;
  std::string sessions_;
  Names jobs_, reasons_, statuses_;
  std::vector<double> ended_at_, actual_costs_;
};

}  // namespace
}  // namespace cronlens::report

namespace cronlens {

Result<Engine> open_report(std::span<const std::uint8_t> data) {
  const auto damaged = [] {
    return make_error(ErrorCode::corrupt, "The data of the report is damaged.");
  };
  auto runs = report::read_runs(data);
  if (!runs) return damaged();
  auto ids = report::rowids_of(*runs);
  auto places = report::session_places(*runs);
  if (!ids || !places) return damaged();
  std::vector<Caveat> caveats;
  auto facts = report::facts_of(*runs, *ids, caveats);
  std::optional<std::string> jobs_json;
  if (!runs->jobs_json.empty()) jobs_json = std::move(runs->jobs_json);
  std::optional<Instant> known_since;
  if (std::abs(runs->known_since) <= facts::kMaxInstant) known_since = Instant(runs->known_since);
  auto rows = std::make_unique<report::ReportRows>(std::move(*runs), std::move(*ids),
                                                   std::move(*places), data.size());
  return Engine::of(std::move(facts), std::move(rows), std::move(caveats), jobs_json, known_since);
}

}  // namespace cronlens
