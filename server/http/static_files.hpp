// SPDX-License-Identifier: MIT
// One folder of files, and nothing outside it. Knows no socket.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cronlens::server::http {

struct StaticFile {
  std::string body;
  std::string_view type;
  std::string etag;
};

class StaticFiles {
 public:
  /// Nothing, and the reason in `why`, unless `folder` has an index.html.
  static std::optional<StaticFiles> open(const std::filesystem::path& folder, std::string& why);

  /// `path` comes from decode_path(). The file is read anew each time, so a rebuilt page shows.
  std::optional<StaticFile> find(std::string_view path) const;

 private:
  explicit StaticFiles(std::filesystem::path root) : root_(std::move(root)) {}
  std::filesystem::path root_;
};

/// Whether an If-None-Match header names this version.
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace cronlens::server::http
