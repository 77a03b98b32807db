// SPDX-License-Identifier: MIT
#include "sync/own_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <vector>

#include "files.hpp"

namespace cronlens::sync {
namespace {

constexpr mode_t kPrivate = 0600;

std::filesystem::path folder_of(const std::filesystem::path& path) {
  const auto folder = path.parent_path();
  return folder.empty() ? "." : folder;
}

/// Whether `path` still names the file that `fd` is: it may have been replaced meanwhile.
bool is_still(const std::filesystem::path& path, int fd) {
  struct stat named {
  }, opened{};
  return ::stat(path.c_str(), &named) == 0 && ::fstat(fd, &opened) == 0 &&
         named.st_ino == opened.st_ino && named.st_dev == opened.st_dev;
}

int open_for_lock(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kPrivate);
  if (fd >= 0) {
    adopt_owner(path);
    return fd;
  }
  return errno == EEXIST ? ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK) : fd;
}

}  // namespace

void adopt_owner(const std::filesystem::path& path) {
  struct stat folder {};
  if (::geteuid() != 0 || ::stat(folder_of(path).c_str(), &folder) != 0) return;
  // Who may not give files away keeps them; nothing depends on it but convenience.
  if (folder.st_uid != 0 && ::lchown(path.c_str(), folder.st_uid, folder.st_gid) != 0) return;
}

bool replace_file(const std::filesystem::path& path, std::string_view text, std::string& why) {
  struct stat before {};
  const bool existed = ::stat(path.c_str(), &before) == 0;
  if (!server::write_file(path, server::as_bytes(text), why,
                          existed ? before.st_mode & 07777 : kPrivate)) {
    return false;
  }
  if (!existed) {
    adopt_owner(path);
  } else if (::geteuid() == 0 && ::lchown(path.c_str(), before.st_uid, before.st_gid) != 0) {
    return true;
  }
  return true;
}

void remove_leftovers(const std::filesystem::path& path) {
  const std::string start = path.filename().string() + ".part-";
  constexpr std::size_t kRandomLetters = 6;
  std::vector<std::filesystem::path> found;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder_of(path), error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(start) && name.size() == start.size() + kRandomLetters) {
      found.push_back(at->path());
    }
  }
  for (const auto& each : found) std::filesystem::remove(each, error);
}

std::optional<FileLock> FileLock::take(const std::filesystem::path& path, int wait_millis,
                                       bool& busy, std::string& why) {
  using Clock = std::chrono::steady_clock;
  const auto give_up = Clock::now() + std::chrono::milliseconds(wait_millis);
  busy = false;
  while (true) {
    FileLock lock(open_for_lock(path));
    if (lock.fd_ < 0) {
      why = "cannot open " + path.string() + ": " + std::strerror(errno);
      return std::nullopt;
    }
    if (::flock(lock.fd_, LOCK_EX | LOCK_NB) == 0) {
      if (is_still(path, lock.fd_)) return lock;
      continue;
    }
    if (errno != EWOULDBLOCK && errno != EINTR) {
      why = "cannot lock " + path.string() + ": " + std::strerror(errno);
      return std::nullopt;
    }
    if (Clock::now() >= give_up) {
      busy = true;
      return std::nullopt;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace cronlens::sync
