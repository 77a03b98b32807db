// SPDX-License-Identifier: MIT
// What a value of the file means: the one home of the rules by which a row becomes a run, for every
// reader of the file.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "cronlens/contract/snapshot.hpp"
#include "facts/facts.hpp"
#include "facts/schema.hpp"

namespace cronlens::facts {

/// The columns that are read of every row, in the order of the readers' slots.
inline constexpr auto kRead = std::to_array<ColumnId>({
    ColumnId::run_time,
    ColumnId::job_id,
    ColumnId::model,
    ColumnId::billing_provider,
    ColumnId::job_mode,
    ColumnId::success,
    ColumnId::estimated_cost_usd,
    ColumnId::duration_seconds,
    ColumnId::input_tokens,
    ColumnId::output_tokens,
    ColumnId::reasoning_tokens,
    ColumnId::cache_read_tokens,
    ColumnId::cache_write_tokens,
    ColumnId::ingested_at,
});

constexpr std::size_t slot_of(ColumnId id) {
  std::size_t slot = 0;
  while (slot < kRead.size() && kRead[slot] != id) ++slot;
  return slot;
}

constexpr bool is_text_column(ColumnId id) {
  return id == ColumnId::job_id || id == ColumnId::model || id == ColumnId::billing_provider ||
         id == ColumnId::job_mode;
}

/// A value as it stands in the file. A text of a text column is at most kMaxNameBytes long; what is
/// longer is `long_text` and has no bytes.
struct RawValue {
  enum class Kind : std::uint8_t { null, integer, real, text, long_text };
  Kind kind = Kind::null;
  double number = 0;
  std::string_view text;
};

/// Takes rows in row order and makes columns of them. Values that make no sense become unknown and
/// are counted; a row without a usable run_time is left out and counted.
class RowRules {
 public:
  /// `columns.has(id)` says which columns there are: a TableLayout, or what stands for one.
  template <class Columns>
  explicit RowRules(const Columns& columns) {
    for (const ColumnId id : kRead) present_[slot_of(id)] = columns.has(id);
  }

  void reserve(std::size_t rows) {
    Facts::for_each_column([&](auto column) { (facts_.*column).reserve(rows); });
  }

  /// `value(slot)` gives the RawValue of a column of the row.
  template <class Value>
  void add(std::int64_t rowid, const Value& value) {
    const RawValue start = value(slot_of(ColumnId::run_time));
    const double moment = number(ColumnId::run_time, start, kMaxInstant);
    if (std::isnan(moment)) {
      if (start.kind == RawValue::Kind::null) odd(ColumnId::run_time);
      return;
    }
    facts_.rowid.push_back(rowid);
    facts_.run_time.push_back(moment);
    add_names(value);
    add_figures(value);
  }

  /// Adds the odd values and the long texts, by column, to `caveats`.
  Facts take(std::vector<Caveat>& caveats);

 private:
  template <class Value>
  void add_names(const Value& value) {
    facts_.job.push_back(text(ColumnId::job_id, value, facts_.jobs));
    facts_.model.push_back(text(ColumnId::model, value, facts_.models));
    facts_.provider.push_back(text(ColumnId::billing_provider, value, facts_.providers));
    facts_.mode.push_back(has(ColumnId::job_mode) ? text(ColumnId::job_mode, value, facts_.modes)
                                                  : facts_.modes.intern(kAgentMode));
  }

  template <class Value>
  void add_figures(const Value& value) {
    const auto bounded = [&](ColumnId id, double bound) {
      return number(id, value(slot_of(id)), bound);
    };
    facts_.outcome.push_back(outcome(value(slot_of(ColumnId::success))));
    facts_.cost.push_back(bounded(ColumnId::estimated_cost_usd, kMaxCostUsd));
    facts_.duration.push_back(bounded(ColumnId::duration_seconds, kMaxDurationSeconds));
    facts_.input.push_back(tokens(ColumnId::input_tokens, value));
    facts_.output.push_back(tokens(ColumnId::output_tokens, value));
    facts_.reasoning.push_back(tokens(ColumnId::reasoning_tokens, value));
    facts_.cache_read.push_back(tokens(ColumnId::cache_read_tokens, value));
    facts_.cache_write.push_back(tokens(ColumnId::cache_write_tokens, value));
    const double ingested = bounded(ColumnId::ingested_at, kMaxInstant);
    if (!(facts_.last_ingested >= ingested) && !std::isnan(ingested)) {
      facts_.last_ingested = ingested;
    }
  }

  double number(ColumnId id, const RawValue& value, double bound) {
    if (value.kind == RawValue::Kind::integer || value.kind == RawValue::Kind::real) {
      if (std::abs(value.number) <= bound) return value.number;
    } else if (value.kind == RawValue::Kind::null) {
      return kUnknown;
    }
    return odd(id), kUnknown;
  }

  template <class Value>
  std::int64_t tokens(ColumnId id, const Value& value) {
    // A file from before the column existed has the default of the table: 0.
    if (!has(id)) return 0;
    const double amount = number(id, value(slot_of(id)), kMaxTokens);
    if (std::isnan(amount)) return kUnknownTokens;
    if (amount != std::trunc(amount)) return odd(id), kUnknownTokens;
    return static_cast<std::int64_t>(amount);
  }

  template <class Value>
  std::uint32_t text(ColumnId id, const Value& value, Dictionary& dictionary) {
    const RawValue raw = value(slot_of(id));
    if (raw.kind == RawValue::Kind::text) return dictionary.intern(raw.text);
    if (raw.kind == RawValue::Kind::long_text) ++long_[static_cast<std::size_t>(id)];
    return Dictionary::kNull;
  }

  RunOutcome outcome(const RawValue& value) {
    const double success = number(ColumnId::success, value, 1);
    if (success == 1) return RunOutcome::success;
    if (success == 0) return RunOutcome::failure;
    if (value.kind == RawValue::Kind::real) odd(ColumnId::success);
    return RunOutcome::unknown;
  }

  void report_long(std::vector<Caveat>& caveats) const;

  bool has(ColumnId id) const { return present_[slot_of(id)]; }
  void odd(ColumnId id) { ++odd_[static_cast<std::size_t>(id)]; }

  static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

  Facts facts_;
  std::array<bool, kRead.size()> present_{};
  std::array<std::int64_t, kColumns.size()> odd_{};
  std::array<std::int64_t, kColumns.size()> long_{};
};

}  // namespace cronlens::facts
