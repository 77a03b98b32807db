// SPDX-License-Identifier: MIT
#include "live/api_engine.hpp"

#include <vector>

namespace cronlens::live {
namespace {

/// Each addition stays open beside the file; from here on reading anew is the better bargain.
constexpr int kMaxAdditions = 500;

/// A copy of the database, read where it lies.
class SpoolSource final : public ByteSource {
 public:
  explicit SpoolSource(std::shared_ptr<SpoolFile> file) : file_(std::move(file)) {}
  std::uint64_t size() const override { return file_->size(); }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override {
    return file_->read(offset, into);
  }

 private:
  std::shared_ptr<SpoolFile> file_;
};

Fault fault_of(const Error& error) {
  return {503, "unreadable", "facts.db cannot be used: " + error.detail};
}

}  // namespace

std::optional<ApiAnswer> ApiEngine::answer_to(const ApiRequest& request, Fault& fault) {
  const std::lock_guard lock(mutex_);
  if (!refresh(fault)) return std::nullopt;
  return answer(*engine_, request);
}

std::optional<std::vector<budget::Verdict>> ApiEngine::judge(const budget::Budgets& budgets,
                                                             double now, const TimeZone& zone,
                                                             Fault& fault) {
  const std::lock_guard lock(mutex_);
  if (!refresh(fault)) return std::nullopt;
  auto verdicts = budget::judge_all(*engine_, budgets, now, zone);
  if (verdicts) return std::move(verdicts.value());
  fault = fault_of(verdicts.error());
  return std::nullopt;
}

std::optional<Snapshot> ApiEngine::snapshot(Fault& fault) {
  const std::lock_guard lock(mutex_);
  if (!refresh(fault)) return std::nullopt;
  return engine_->snapshot();
}

bool ApiEngine::refresh(Fault& fault) {
  Fault no_jobs;
  const auto jobs = jobs_.read(no_jobs);
  const std::string etag = jobs ? jobs->etag : "";
  bool fits = engine_.has_value() && (etag == jobs_etag_ || jobs != nullptr);
  if (fits && etag != jobs_etag_) {
    // A jobs.json that is broken counts as none, as in the reference: the file is read anew.
    fits = engine_->attach_jobs(jobs->text).ok();
    jobs_etag_ = etag;
  }
  if (fits && !append(fault, fits)) return false;
  return fits || reopen(fault);
}

/// False: the file cannot be read. `fits` tells whether the engine now has what the file has.
bool ApiEngine::append(Fault& fault, bool& fits) {
  const auto rows = facts_.rows_since(cursor_, fault);
  if (!rows) return false;
  if (rows->kind == NewRows::Kind::none) return true;
  fits = false;
  if (rows->kind == NewRows::Kind::whole || ++additions_ > kMaxAdditions) return true;
  const std::vector<std::uint8_t> bytes(rows->database->begin(), rows->database->end());
  fits = engine_->append(bytes).ok();
  cursor_ = rows->cursor;
  return true;
}

bool ApiEngine::reopen(Fault& fault) {
  engine_.reset();
  const auto copy = facts_.copy(fault);
  if (!copy) return false;
  Source source(std::make_unique<SpoolSource>(copy->file));
  Fault no_jobs;
  const auto jobs = jobs_.read(no_jobs);
  if (jobs) source.jobs_json = jobs->text;
  jobs_etag_ = jobs ? jobs->etag : "";
  auto opened = Engine::open(std::move(source));
  if (!opened) {
    fault = fault_of(opened.error());
    return false;
  }
  engine_.emplace(std::move(opened.value()));
  cursor_ = copy->cursor;
  additions_ = 0;
  return true;
}

}  // namespace cronlens::live
