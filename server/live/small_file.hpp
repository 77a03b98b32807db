// SPDX-License-Identifier: MIT
// A small file of the user that others replace: jobs.json, watermark.json. Read anew when it was
// written to.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "live/fault.hpp"

namespace cronlens::live {

struct SmallFileState {
  std::string text;
  std::string etag;
  double modified = 0;
};

class SmallFile {
 public:
  explicit SmallFile(std::filesystem::path path) : path_(std::move(path)) {}
  const std::filesystem::path& path() const { return path_; }

  /// Nothing, and the reason in `fault`: 404 where there is none.
  std::shared_ptr<const SmallFileState> read(Fault& fault);

 private:
  std::filesystem::path path_;
  std::mutex mutex_;
  std::string fingerprint_;
  std::shared_ptr<const SmallFileState> state_;
};

}  // namespace cronlens::live
