// SPDX-License-Identifier: MIT
#include "live/spool.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace cronlens::live {
namespace {

constexpr mode_t kOwnerOnly = 0600;

std::string parent_folder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  return error ? "/tmp" : folder.string();
}

}  // namespace

SpoolFile::~SpoolFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool SpoolFile::settle() {
  struct stat info {};
  if (::fstat(descriptor_, &info) != 0) return false;
  size_ = static_cast<std::uint64_t>(info.st_size);
  return true;
}

bool SpoolFile::append(std::span<const std::uint8_t> bytes) {
  if (!write_at(size_, bytes)) return false;
  size_ += bytes.size();
  return true;
}

bool SpoolFile::read(std::uint64_t offset, std::span<std::uint8_t> into) const {
  while (!into.empty()) {
    const auto got = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    offset += static_cast<std::uint64_t>(got);
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

bool SpoolFile::write_at(std::uint64_t offset, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto put = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    offset += static_cast<std::uint64_t>(put);
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

std::unique_ptr<SpoolFolder> SpoolFolder::make(std::string& why) {
  std::string pattern = parent_folder() + "/cronlens-XXXXXX";
  if (!::mkdtemp(pattern.data())) {
    why = "cannot make a private folder in " + parent_folder() + ": " + std::strerror(errno) +
          "; set TMPDIR to a folder with room for a copy of facts.db";
    return nullptr;
  }
  return std::make_unique<SpoolFolder>(pattern);
}

SpoolFolder::~SpoolFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::shared_ptr<SpoolFile> SpoolFolder::create(std::filesystem::path& name, Fault& fault) const {
  std::string pattern = (path_ / "XXXXXX").string();
  const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor < 0 || ::fchmod(descriptor, kOwnerOnly) != 0) {
    fault = {
        507, "no_room",
        "No temporary file could be made in " + path_.string() + ": " + std::strerror(errno) + "."};
    if (descriptor >= 0) ::close(descriptor);
    return nullptr;
  }
  name = pattern;
  return std::make_shared<SpoolFile>(descriptor);
}

void unname(const std::filesystem::path& name) {
  std::error_code error;
  std::filesystem::remove(name, error);
}

}  // namespace cronlens::live
