// SPDX-License-Identifier: MIT
#include "live/small_file.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "files.hpp"

namespace cronlens::live {
namespace {

constexpr off_t kMaxBytes = 16 * 1024 * 1024;

/// FNV-1a.
std::string etag_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return "\"" + std::to_string(hash) + "\"";
}

}  // namespace

std::shared_ptr<const SmallFileState> SmallFile::read(Fault& fault) {
  struct stat info {};
  const std::string name = path_.filename().string();
  if (path_.empty() || ::stat(path_.c_str(), &info) != 0) {
    const bool missing = path_.empty() || errno == ENOENT || errno == ENOTDIR;
    fault = {missing ? 404 : 503, missing ? "no_file" : "unreadable",
             missing ? "There is no " + (name.empty() ? "such file" : name) + "."
                     : name + " may not be read: " + std::strerror(errno) + "."};
    return nullptr;
  }
  if (!S_ISREG(info.st_mode) || info.st_size > kMaxBytes) {
    fault = {503, "unreadable", name + " is not a file of at most 16 MiB."};
    return nullptr;
  }
  const std::string fingerprint = std::to_string(info.st_ino) + "." + std::to_string(info.st_size) +
                                  "." + std::to_string(info.st_mtim.tv_sec) + "." +
                                  std::to_string(info.st_mtim.tv_nsec);
  const std::lock_guard lock(mutex_);
  if (state_ && fingerprint == fingerprint_) return state_;
  std::string why;
  auto text = server::read_text(path_, why);
  if (!text) {
    fault = {503, "unreadable", why + "."};
    return nullptr;
  }
  std::string etag = etag_of(*text);
  state_ = std::make_shared<const SmallFileState>(SmallFileState{
      std::move(*text), std::move(etag),
      static_cast<double>(info.st_mtim.tv_sec) + static_cast<double>(info.st_mtim.tv_nsec) / 1e9});
  fingerprint_ = fingerprint;
  return state_;
}

}  // namespace cronlens::live
