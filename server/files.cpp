// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <iterator>
#include <thread>
#include <tuple>

namespace cronlens::server {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string because(std::string_view what, const std::filesystem::path& path, int error) {
  return std::string(what) + " " + path.string() + ": " + std::strerror(error);
}

bool read_all(int fd, Bytes& bytes) {
  std::size_t filled = 0;
  while (true) {
    // One byte more than expected shows a file that has grown since it was measured.
    if (filled == bytes.size()) bytes.resize(filled + 65536);
    const auto got = ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return true;
}

bool write_all(int fd, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return ::fsync(fd) == 0;
}

/// What changes whenever a file is written to or replaced; all zero when it is not there.
using Fingerprint = std::tuple<dev_t, ino_t, off_t, time_t, long>;

Fingerprint fingerprint(const std::filesystem::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return {};
  return {info.st_dev, info.st_ino, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec};
}

}  // namespace

std::optional<Bytes> read_file(const std::filesystem::path& path, std::string& why) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not hang; regular files ignore it.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
    why = because("cannot open", path, errno);
    return std::nullopt;
  }
  if (!S_ISREG(info.st_mode)) {
    why = path.string() + " is not a file";
    return std::nullopt;
  }
  Bytes bytes(static_cast<std::size_t>(info.st_size) + 1);
  if (!read_all(file.get(), bytes)) {
    why = because("cannot read", path, errno);
    return std::nullopt;
  }
  return bytes;
}

std::optional<std::string> read_text(const std::filesystem::path& path, std::string& why) {
  if (path == "-") {
    return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  const auto bytes = read_file(path, why);
  if (!bytes) return std::nullopt;
  return std::string(bytes->begin(), bytes->end());
}

bool write_file(const std::filesystem::path& path, std::span<const std::uint8_t> bytes,
                std::string& why, unsigned mode) {
  std::string temporary = path.string() + ".part-XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) {
    why = because("cannot write beside", path, errno);
    return false;
  }
  if (write_all(file.get(), bytes) && ::fchmod(file.get(), mode) == 0 &&
      ::rename(temporary.c_str(), path.c_str()) == 0) {
    return true;
  }
  why = because("cannot write", path, errno);
  ::unlink(temporary.c_str());
  return false;
}

std::optional<DatabaseFiles> read_database(const std::filesystem::path& path,
                                           const std::optional<std::filesystem::path>& wal,
                                           std::string& why) {
  const auto wal_path = wal.value_or(std::filesystem::path(path.string() + "-wal"));
  constexpr int kTries = 10;
  for (int tries = 0; tries < kTries; ++tries) {
    const auto before = std::make_pair(fingerprint(path), fingerprint(wal_path));
    DatabaseFiles files;
    auto database = read_file(path, why);
    if (!database) return std::nullopt;
    files.database = std::move(*database);
    if (wal || before.second != Fingerprint{}) {
      auto bytes = read_file(wal_path, why);
      if (bytes) files.wal = std::move(*bytes);
      if (!bytes && wal) return std::nullopt;
    }
    if (before == std::make_pair(fingerprint(path), fingerprint(wal_path))) return files;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  why = path.string() + " keeps changing while it is read; try again in a moment";
  return std::nullopt;
}

std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace cronlens::server
