// SPDX-License-Identifier: MIT
// The small files of a synchronisation. They belong to whoever owns their folder, so that a sync as
// root leaves nothing behind that Hermes' own user may not use.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cronlens::sync {

/// As root: gives a new file to the owner of its folder.
void adopt_owner(const std::filesystem::path& path);

/// Replaces a file in one step; one that was there keeps its owner and mode, a new one is 0600.
bool replace_file(const std::filesystem::path& path, std::string_view text, std::string& why);

/// Removes what an interrupted replace_file() of this path has left beside it. Only for who alone
/// writes there.
void remove_leftovers(const std::filesystem::path& path);

/// An advisory lock on a file of its own, held for as long as this lives.
class FileLock {
 public:
  /// Waits so long for others. Nothing, and the reason in `why`, when it is not given; `busy` tells
  /// whether somebody else has it.
  static std::optional<FileLock> take(const std::filesystem::path& path, int wait_millis,
                                      bool& busy, std::string& why);
  FileLock(FileLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();
  int fd() const { return fd_; }

 private:
  explicit FileLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace cronlens::sync
