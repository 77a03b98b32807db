// SPDX-License-Identifier: MIT
// Private files for answers that are too large for memory: mode 0600, without a name, gone with the
// last one who reads them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "live/fault.hpp"

namespace cronlens::live {

class SpoolFile {
 public:
  explicit SpoolFile(int descriptor) : descriptor_(descriptor) {}
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;
  ~SpoolFile();

  int descriptor() const { return descriptor_; }
  std::uint64_t size() const { return size_; }
  /// Measures what was written.
  bool settle();
  bool append(std::span<const std::uint8_t> bytes);
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const;
  bool write_at(std::uint64_t offset, std::span<const std::uint8_t> bytes);

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
};

/// The folder for these files: of this process alone, mode 0700, removed with it.
class SpoolFolder {
 public:
  static std::unique_ptr<SpoolFolder> make(std::string& why);
  explicit SpoolFolder(std::filesystem::path path) : path_(std::move(path)) {}
  SpoolFolder(const SpoolFolder&) = delete;
  SpoolFolder& operator=(const SpoolFolder&) = delete;
  ~SpoolFolder();

  /// An empty file. Its name is there until unname(), for SQLite opens files by name.
  std::shared_ptr<SpoolFile> create(std::filesystem::path& name, Fault& fault) const;

 private:
  std::filesystem::path path_;
};

/// Takes the name away; the file stays as long as it is open.
void unname(const std::filesystem::path& name);

}  // namespace cronlens::live
