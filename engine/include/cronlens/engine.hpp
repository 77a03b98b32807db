// SPDX-License-Identifier: MIT
// The engine: bytes in, panels out. It knows no file, socket, clock, locale or time-zone database;
// the same bytes, query and `now` give the same answer on every build.
//
// Lifetime: an Engine owns the source it was opened with, and reads from it when rows are shown. It
// is immutable but for attach_jobs(), append() and grow(). One thread at a time may use it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cronlens/byte_source.hpp"
#include "cronlens/contract.hpp"
#include "cronlens/result.hpp"

namespace cronlens {

/// What a user hands over: a facts.db, and what lies beside it.
struct Source {
  explicit Source(std::unique_ptr<ByteSource> file, std::vector<std::uint8_t> log = {},
                  std::optional<std::string> jobs = std::nullopt)
      : database(std::move(file)), wal(std::move(log)), jobs_json(std::move(jobs)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Source(std::vector<std::uint8_t> bytes, std::vector<std::uint8_t> log = {},
         std::optional<std::string> jobs = std::nullopt)
      : Source(std::make_unique<MemorySource>(std::move(bytes)), std::move(log), std::move(jobs)) {}

  std::unique_ptr<ByteSource> database;
  std::vector<std::uint8_t> wal;
  std::optional<std::string> jobs_json;
};

namespace facts {
struct Facts;
class RowStore;
}  // namespace facts

class Engine {
 public:
  /// Reads every run. A jobs.json or -wal that cannot be used becomes a caveat of the snapshot;
  /// a database that cannot be used is an Error.
  static Result<Engine> open(Source source);

  /// Reads the runs of the last `days` days and no others, counted from `now` or from the last run,
  /// whichever is earlier: a first look at a large file while open() goes through the rest. Nothing
  /// where that would be no quicker, or is not possible.
  static std::optional<Engine> open_newest(Source source, Instant now, double days);

  /// Of runs that were read by somebody else: report/. A jobs.json that cannot be used becomes a
  /// caveat. `known_since`: from when on there are all runs, where earlier ones were left out.
  static Engine of(facts::Facts facts, std::unique_ptr<facts::RowStore> rows,
                   std::vector<Caveat> caveats, const std::optional<std::string>& jobs_json,
                   std::optional<Instant> known_since = std::nullopt);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  const Snapshot& snapshot() const;

  /// Takes names and schedules from another jobs.json; on Error nothing changes.
  Result<Snapshot> attach_jobs(std::string_view jobs_json);

  /// Adds the runs of another facts.db whose row ids come after those of this one: what was written
  /// since. On Error nothing changes.
  Result<Snapshot> append(std::vector<std::uint8_t> bytes);

  /// Goes on with a later copy of the same facts.db, as if that had been opened: its rows are read,
  /// what was prepared of those known is kept. On Error nothing changes; so it is where a row is
  /// not what it was.
  Result<Snapshot> grow(Source source);

  Result<Dashboard> dashboard(const Query& query) const;
  Result<JobDetail> job(const JobRequest& request) const;
  Result<Sparklines> sparklines(const SparklinesRequest& request) const;
  Result<RunPage> runs(const RunsRequest& request) const;
  Result<Comparison> compare(const CompareRequest& request) const;

  /// The state behind the panels, for the adapters in engine/src (cronalytics/).
  struct State;
  struct Part;
  const State& state() const { return *state_; }

 private:
  explicit Engine(std::unique_ptr<State> state);
  struct Inspected;
  static Result<Inspected> inspect(Source source);
  static Engine make(Inspected file, facts::Facts facts);
  void take_rows(facts::Facts rows);
  void take_jobs(const std::optional<std::string>& jobs_json);
  std::unique_ptr<State> state_;
};

}  // namespace cronlens
